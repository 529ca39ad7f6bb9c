package dev.sekisho.document;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Member;
import dev.sekisho.container.Opening;
import dev.sekisho.container.Unpacked;
import dev.sekisho.container.Unpacking;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What one document holds, gathered while it is read: members as far as the budget goes, defects,
/// and why there may be more.
final class Parts {
  private static final int MOST_DEFECTS = 20;

  private final Budget budget;
  private final Unpacking unpacking;
  private final List<Member> members = new ArrayList<>();
  private final List<Defect> defects = new ArrayList<>();
  private final Set<String> links = new LinkedHashSet<>();
  private @Nullable Missing missing;
  private boolean full;

  Parts(Slice content, Opening opening) {
    this.budget = opening.budget();
    this.unpacking = new Unpacking(budget, content.length());
  }

  /// What unpacking members is held to.
  Unpacking unpacking() {
    return unpacking;
  }

  /// True once nothing more can be added: a limit was met.
  boolean full() {
    return full;
  }

  /// Adds a file of the document.
  ///
  /// @param size bytes of its content; -1 if that is not known before it is read
  void file(String name, long size, Supplier<Unpacked> content) {
    file(List.of(name), size, content);
  }

  void file(List<String> names, long size, Supplier<Unpacked> content) {
    Member.Listing listing =
        new Member.Listing(names, size, -1, false, false, "stored", null, null);
    add(new Member(Member.Role.FILE, listing, List.of(), null, content));
  }

  /// Adds a file whose bytes must be decoded.
  ///
  /// @param shown true if mail clients show it as one of the message around the document
  void attached(List<String> names, boolean shown, Supplier<Unpacked> content) {
    Member.Listing listing = new Member.Listing(names, -1, -1, false, false, "stored", null, null);
    Member.Role role = shown ? Member.Role.ATTACHMENT : Member.Role.FILE;
    add(new Member(role, listing, List.of(), null, content));
  }

  /// Adds a file whose bytes lie in the document as they are.
  ///
  /// @param whole false if they end before they should
  void stored(List<String> names, Slice content, boolean whole) {
    file(
        names,
        whole ? content.length() : -1,
        () -> {
          Unpacking.Taken taken = unpacking.whole(content);
          return new Unpacking.Taken(taken.content(), taken.missing(), !whole)
              .unpacked("embedded file");
        });
  }

  /// Adds text that the document shows.
  void text(String name, Supplier<Unpacked> content) {
    add(new Member(Member.Role.TEXT, Member.Listing.of(name, -1), List.of(), null, content));
  }

  /// Adds a link; one that was added before counts once.
  void link(String target) {
    links.add(target);
  }

  private void add(Member member) {
    if (full) {
      return;
    }
    if (!budget.spend(Limit.MEMBERS, 1)) {
      stop(Limit.MEMBERS);
    } else if (!budget.inTime()) {
      stop(Limit.TIME);
    } else {
      members.add(member);
    }
  }

  private void stop(Limit met) {
    full = true;
    missing = Missing.of(met);
  }

  /// Says what is wrong with the document; of many defects the first.
  void defect(String code, String detail) {
    defect(new Defect(code, detail));
  }

  void defect(Defect defect) {
    if (defects.size() < MOST_DEFECTS) {
      defects.add(defect);
    }
  }

  /// Says that there may be more in the document than was added; the first reason counts.
  void missing(Cause cause, String detail) {
    missing(new Missing(cause, detail));
  }

  void missing(Missing why) {
    if (missing == null) {
      missing = why;
    }
  }

  /// All of it.
  Contents contents(String format) {
    if (!links.isEmpty()) {
      Slice lines = Slice.of(String.join("\n", links).getBytes(StandardCharsets.UTF_8));
      add(
          new Member(
              Member.Role.LINK,
              Member.Listing.of("links", lines.length()),
              List.of(),
              null,
              () -> unpacking.whole(lines).unpacked("links")));
    }
    return Contents.document(format, members, defects, missing);
  }
}
