package dev.sekisho.container;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a container lists.
///
/// @param format name of the format, such as `zip`
/// @param archive true if the members are those of an archive, false if they are what a document or
///   a mail in another form holds
/// @param members every member that some reader of the format would show, in its order
/// @param defects what is wrong with the container as a whole
/// @param missing why there may be members that are not listed; null if all are
public record Contents(
    String format,
    boolean archive,
    List<Member> members,
    List<Defect> defects,
    @Nullable Missing missing) {
  public Contents {
    members = List.copyOf(members);
    defects = List.copyOf(defects);
  }

  /// What an archive lists.
  public static Contents archive(
      String format, List<Member> members, List<Defect> defects, @Nullable Missing missing) {
    return new Contents(format, true, members, defects, missing);
  }

  /// What a document, or a mail in another form, holds.
  public static Contents document(
      String format, List<Member> members, List<Defect> defects, @Nullable Missing missing) {
    return new Contents(format, false, members, defects, missing);
  }
}
