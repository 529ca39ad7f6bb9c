package dev.sekisho.container;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an archive lists.
///
/// @param format name of the format, such as `zip`
/// @param members every member that some reader of the format would show, in archive order
/// @param defects what is wrong with the archive as a whole
/// @param missing why there may be members that are not listed; null if all are
public record Contents(
    String format, List<Member> members, List<Defect> defects, @Nullable Missing missing) {
  public Contents {
    members = List.copyOf(members);
    defects = List.copyOf(defects);
  }
}
