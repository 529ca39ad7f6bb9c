package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u16;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One listing of one ISO 9660 image.
final class IsoListing {
  private static final int TERMINATOR = 255;
  private static final int PRIMARY = 1;
  private static final int SUPPLEMENTARY = 2;
  private static final int MOST_DESCRIPTORS = 64;

  /// What makes two files in two trees the same: where they lie; a file without content is told
  /// apart by its name.
  private record Place(List<Extents.Extent> extents, String name) {}

  /// A file with all its names.
  private record Found(
      List<Extents.Extent> extents, Set<String> names, IsoRecord record, boolean compressed) {}

  private final Slice content;
  private final MemberList list;
  private final Map<Place, Found> found = new LinkedHashMap<>();

  IsoListing(Slice content, Budget budget) {
    this.content = content;
    this.list = new MemberList("iso9660", content, budget);
  }

  Contents list() {
    int at = IsoReader.FIRST_DESCRIPTOR;
    int descriptors = 0;
    while (IsoReader.isDescriptor(content, at)
        && content.at(at) != TERMINATOR
        && descriptors++ < MOST_DESCRIPTORS) {
      int type = content.at(at);
      if (type == PRIMARY || type == SUPPLEMENTARY) {
        readVolume(at);
      }
      at += IsoReader.SECTOR;
    }
    found.values().forEach(file -> list.add(member(file)));
    return list.archive();
  }

  private void readVolume(int at) {
    if (content.length() - at < IsoReader.SECTOR) {
      list.lacks(Cause.DAMAGED, "volume descriptor");
      return;
    }
    int blockSize = Math.max(u16(content, at + 128), 1);
    IsoRecord root = IsoRecord.at(content, at + 156);
    if (root == null) {
      list.lacks(Cause.DAMAGED, "volume descriptor");
      return;
    }
    if (u16(content, at + 120) > 1) {
      list.lacks(Cause.ABSENT, "other volumes");
    }
    boolean joliet = content.at(at) == SUPPLEMENTARY && isJoliet(content.part(at + 88, 3));
    new IsoTree(content, blockSize, joliet, list, this::add).read(root);
  }

  private static boolean isJoliet(Slice escape) {
    return escape.at(0) == '%'
        && escape.at(1) == '/'
        && (escape.at(2) == '@' || escape.at(2) == 'C' || escape.at(2) == 'E');
  }

  /// Takes a file of one of the trees.
  ///
  /// @return false if a limit was met
  private boolean add(
      List<Extents.Extent> extents, List<String> names, IsoRecord record, boolean compressed) {
    boolean empty = extents.stream().allMatch(extent -> extent.length() == 0);
    Place place = new Place(empty ? List.of() : extents, empty ? names.getFirst() : "");
    Found known = found.get(place);
    if (known != null) {
      known.names().addAll(names);
      return true;
    }
    if (!list.room()) {
      return false;
    }
    found.put(
        place, new Found(new ArrayList<>(extents), new LinkedHashSet<>(names), record, compressed));
    return true;
  }

  private Member member(Found file) {
    long size = file.extents().stream().mapToLong(Extents.Extent::length).sum();
    Member.Listing listing =
        new Member.Listing(
            List.copyOf(file.names()),
            size,
            size,
            false,
            false,
            file.compressed() ? "zisofs" : "stored",
            file.record().modified(),
            null);
    return new Member(
        Member.Role.FILE,
        listing,
        List.of(),
        file.compressed() ? new Missing(Cause.UNSUPPORTED, "zisofs") : null,
        () -> Extents.read(content, file.extents(), size, list.unpacking()));
  }
}
