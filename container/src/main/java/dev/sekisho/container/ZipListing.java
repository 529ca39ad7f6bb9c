package dev.sekisho.container;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One listing of one archive: first by its central directories, then by the local headers that no
/// directory leads to.
final class ZipListing {
  /// What makes two listings of a member the same reading.
  private record Reading(
      int dataStart, long packedSize, int method, boolean encrypted, Slice name) {}

  private final Slice content;
  private final Budget budget;
  private final ZipMembers make;
  private final List<Member> members = new ArrayList<>();
  private final List<Defect> defects = new ArrayList<>();
  private final Set<Reading> readings = new HashSet<>();
  private final ZipRanges ranges = new ZipRanges();

  /// Position of a local header that is known → where to go on looking for others.
  private final Map<Integer, Integer> known = new HashMap<>();

  private final Set<Slice> names = new HashSet<>();
  private @Nullable Missing missing;
  private boolean stopped;

  ZipListing(Slice content, Opening opening) {
    this.content = content;
    this.budget = opening.budget();
    this.make = new ZipMembers(content, opening);
  }

  Contents list() {
    readDirectories();
    walk();
    int overlapping = ranges.overlapping();
    if (overlapping > 0) {
      defects.add(new Defect("zip.overlap", overlapping + " members"));
    }
    return Contents.archive("zip", members, defects, missing);
  }

  private void readDirectories() {
    Set<Integer> starts = new HashSet<>();
    for (int end : ZipDirectory.endRecords(content)) {
      // An end record inside a member belongs to an archive in the archive.
      if (!ranges.covers(end)) {
        readDirectories(end, starts);
      }
    }
    if (starts.isEmpty()) {
      defects.add(Defect.of("zip.directory-missing"));
      missing = new Missing(Cause.DAMAGED, "central directory");
    }
  }

  private void readDirectories(int end, Set<Integer> starts) {
    if (ZipDirectory.isLastOfSeveral(content, end)) {
      missing = new Missing(Cause.ABSENT, "other volumes");
    }
    for (ZipDirectory directory : ZipDirectory.at(content, end)) {
      if (starts.add(directory.start())) {
        readDirectory(directory, starts.size() > 1);
      }
    }
  }

  private void readDirectory(ZipDirectory directory, boolean further) {
    if (further) {
      defects.add(Defect.of("zip.directory-second"));
    }
    int at = directory.start();
    long entries = 0;
    ZipHeader header;
    while (!stopped && (header = ZipHeader.central(content, at)) != null) {
      addCentral(header, directory.base());
      entries++;
      at = header.end();
    }
    if (stopped) {
      return;
    }
    // A directory of more than 65,535 entries may state their number modulo 65,536.
    if ((entries & 0xffff) != (directory.entries() & 0xffff)) {
      defects.add(new Defect("zip.directory-count", entries + " of " + directory.entries()));
    }
    if (entries < directory.entries()) {
      missing = new Missing(Cause.DAMAGED, "central directory");
    }
  }

  private void addCentral(ZipHeader central, long base) {
    ZipHeader local = ZipHeader.local(content, base + central.localOffset());
    if (local == null && base != 0) {
      local = ZipHeader.local(content, central.localOffset());
    }
    if (local == null) {
      add(-1, central, List.of(central), "zip.local-missing");
      return;
    }
    int end = dataEnd(local.end(), central.packedSize());
    int localEnd = local.describedBehind() ? end : dataEnd(local.end(), local.packedSize());
    int start = (int) local.localOffset();
    known.merge(start, Math.min(end, localEnd), Math::min);
    boolean same = sameData(central, local);
    ranges.add(start, end);
    add(local.end(), central, List.of(central, local), same ? "" : "zip.headers-differ");
    if (!same) {
      add(local.end(), local, List.of(local, central), "zip.local-only");
    }
  }

  private static boolean sameData(ZipHeader central, ZipHeader local) {
    return central.method() == local.method()
        && central.encrypted() == local.encrypted()
        && (local.describedBehind() || central.packedSize() == local.packedSize());
  }

  /// Looks for local headers wherever no member is known to be.
  private void walk() {
    int at = nextLocal(0);
    while (at >= 0 && !stopped) {
      Integer skip = known.get(at);
      at = nextLocal(Math.max(at + 4, skip != null ? skip : addLocal(at)));
    }
  }

  /// Adds a member that only a local header knows of.
  ///
  /// @return where to look for the next
  private int addLocal(int at) {
    ZipHeader local = ZipHeader.local(content, at);
    if (local == null || local.name().isEmpty() || !ZipMethod.known(local.method())) {
      return at;
    }
    int end = dataEnd(local.end(), local.describedBehind() ? 0 : local.packedSize());
    ranges.add(at, end);
    add(local.end(), local, List.of(local), "zip.local-only");
    return end;
  }

  private int nextLocal(int from) {
    int at = content.indexOf((byte) 'P', from);
    while (at >= 0 && !ZipHeader.isLocal(content, at)) {
      at = content.indexOf((byte) 'P', at + 1);
    }
    return at;
  }

  private int dataEnd(int start, long packedSize) {
    return (int) Math.min(content.length(), start + Math.min(packedSize, Integer.MAX_VALUE));
  }

  /// @param dataStart where the data starts, -1 if that is not known
  /// @param header the header whose reading this is
  /// @param named headers that name the member, the one to believe first
  /// @param defect code of what is wrong with it; empty if nothing is
  private void add(int dataStart, ZipHeader header, List<ZipHeader> named, String defect) {
    Reading reading =
        new Reading(
            dataStart, header.packedSize(), header.method(), header.encrypted(), header.name());
    if (stopped || !readings.add(reading)) {
      return;
    }
    if (!budget.spend(Limit.MEMBERS, 1)) {
      stop(Limit.MEMBERS);
    } else if (!budget.inTime()) {
      stop(Limit.TIME);
    } else {
      List<Defect> found = new ArrayList<>();
      if (!defect.isEmpty()) {
        found.add(Defect.of(defect));
      }
      if (header.isCentral() && !names.add(header.name())) {
        found.add(Defect.of("zip.name-twice"));
      }
      members.add(make.member(dataStart, header, named, found));
    }
  }

  private void stop(Limit met) {
    stopped = true;
    missing = Missing.of(met);
  }
}
