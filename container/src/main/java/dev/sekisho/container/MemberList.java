package dev.sekisho.container;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The members of one container as they are listed, within the message's budget.
final class MemberList {
  private final String format;
  private final Slice content;
  private final Budget budget;
  private final Unpacking unpacking;
  private final List<Member> members = new ArrayList<>();
  private final List<Defect> defects = new ArrayList<>();
  private @Nullable Missing missing;
  private boolean stopped;

  /// @param content the whole container
  MemberList(String format, Slice content, Budget budget) {
    this.format = format;
    this.content = content;
    this.budget = budget;
    this.unpacking = new Unpacking(budget, content.length());
  }

  /// What the members may still unpack.
  Unpacking unpacking() {
    return unpacking;
  }

  Budget budget() {
    return budget;
  }

  /// Takes one member off the budget before it is made.
  ///
  /// @return false if a limit was met: listing ends there
  boolean room() {
    if (stopped) {
      return false;
    }
    if (!budget.spend(Limit.MEMBERS, 1)) {
      stop(Limit.MEMBERS);
    } else if (!budget.inTime()) {
      stop(Limit.TIME);
    }
    return !stopped;
  }

  private void stop(Limit met) {
    stopped = true;
    missing = Missing.of(met);
  }

  /// Adds a member that {@link #room} was taken for.
  void add(Member member) {
    members.add(member);
  }

  /// The members so far.
  List<Member> members() {
    return members;
  }

  /// Adds what is wrong with the container as a whole; the same thing counts once.
  void defect(String code, String detail) {
    Defect defect = new Defect(code, detail);
    if (!defects.contains(defect) && defects.size() < 16) {
      defects.add(defect);
    }
  }

  /// Says why there may be members that are not listed; the first reason counts.
  void lacks(Cause cause, String detail) {
    if (missing == null) {
      missing = new Missing(cause, detail);
    }
  }

  /// The stored bytes of the container at `start`; damaged where it ends before they do.
  Unpacked stored(long start, long length) {
    if (start < 0 || start > content.length()) {
      return Unpacked.nothing(new Missing(Cause.DAMAGED, "stored"));
    }
    int there = (int) Math.min(Math.max(length, 0), content.length() - start);
    Unpacking.Taken taken = unpacking.whole(content.part((int) start, there));
    boolean cut = there != length;
    return new Unpacking.Taken(taken.content(), taken.missing(), cut).unpacked("stored");
  }

  /// The list, as that of an archive.
  Contents archive() {
    return Contents.archive(format, members, defects, missing);
  }

  /// The list, as that of a document or of a mail in another form.
  Contents document() {
    return Contents.document(format, members, defects, missing);
  }
}
