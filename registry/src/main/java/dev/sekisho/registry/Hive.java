package dev.sekisho.registry;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A Windows registry hive (format regf, versions 1.2 to 1.6): a file such as SOFTWARE, SYSTEM, SAM
/// or NTUSER.DAT.
///
/// Read by position through a cache of one MiB, whatever its length; never written. A hive whose
/// last write did not come to its end is brought up to date from its logs in memory. Damage is
/// never an exception: what is readable is given, and {@link #missing()} says what is not. Work and
/// time are bounded by the budget's steps and time.
///
/// Used by one thread. Whoever opens it closes it, after the last key and value.
public final class Hive implements RegistryHive {
  private static final int OLDEST_MINOR = 2;
  private static final int BIG_DATA_MINOR = 4;
  private static final int BIN_HEAD = 32;

  private final List<FileChannel> files;
  private final Findings findings = new Findings(null);
  private final Recovery.Outcome recovered;
  private final Cells cells;
  private final @Nullable KeyNode root;
  private final Owners owners;

  private Hive(Source primary, List<Source> logs, List<FileChannel> files, Budget budget) {
    this.files = List.copyOf(files);
    this.recovered = Recovery.run(primary, logs, findings);
    this.cells = new Cells(new Pages(recovered.source()), recovered.binsSize(), budget);
    this.root = findRoot();
    this.owners = new Owners(cells, root == null ? Cells.NONE : root.offset());
  }

  /// Opens the hive in a file.
  ///
  /// @param file the hive
  /// @param logs its transaction logs in the order .LOG, .LOG1, .LOG2, as {@link HiveFiles#logs}
  ///   finds them; those that are empty or do not fit are not used
  /// @param budget what may be spent on it: steps (one for each cell, list entry and 64 bytes of
  ///   data) and time
  /// @throws IOException if a file cannot be opened; one that is no hive is not an exception
  public static Hive open(Path file, List<Path> logs, Budget budget) throws IOException {
    List<FileChannel> files = new ArrayList<>();
    try {
      List<Source> sources = new ArrayList<>();
      files.add(FileChannel.open(file, StandardOpenOption.READ));
      for (Path log : logs) {
        files.add(FileChannel.open(log, StandardOpenOption.READ));
      }
      for (FileChannel channel : files) {
        sources.add(Source.of(channel));
      }
      return new Hive(sources.getFirst(), sources.subList(1, sources.size()), files, budget);
    } catch (IOException e) {
      closeAll(files, e);
      throw e;
    }
  }

  /// A hive in memory.
  ///
  /// @param bytes the hive; not copied
  /// @param logs its transaction logs in the order .LOG, .LOG1, .LOG2
  /// @param budget as for a file
  public static Hive of(Slice bytes, List<Slice> logs, Budget budget) {
    List<Source> sources = logs.stream().map(Source::of).toList();
    return new Hive(Source.of(bytes), sources, List.of(), budget);
  }

  @Override
  public Optional<RegistryKey> root() {
    return Optional.ofNullable(root).map(node -> new HiveKey(this, node, "", 0, false));
  }

  /// What was deleted and is still in free space.
  public DeletedRecords deleted() {
    return new DeletedRecords(this);
  }

  /// When the hive was last written.
  public Instant lastWritten() {
    return Filetime.instant(recovered.base().timestamp());
  }

  /// End of the path the hive had where it was made; may be empty, and may be wrong.
  public String fileName() {
    return recovered.base().fileName();
  }

  /// Minor version of the format, 2 to 6.
  public int minorVersion() {
    return recovered.base().minor();
  }

  /// True if the file by itself is not up to date.
  public boolean dirty() {
    return recovered.dirty();
  }

  /// How many entries of logs were applied; a log of the old format counts as one.
  public int replayed() {
    return recovered.replayed();
  }

  /// What was wrong with the hive, as far as it has been read: the first 200.
  public List<Defect> defects() {
    return findings.defects();
  }

  @Override
  public List<Missing> missing() {
    return findings.missing();
  }

  /// Closes the files.
  @Override
  public void close() throws IOException {
    IOException failure = new IOException("closing a hive");
    closeAll(files, failure);
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  Findings findings() {
    return findings;
  }

  Cells cells() {
    return cells;
  }

  Owners owners() {
    return owners;
  }

  @Nullable KeyNode rootNode() {
    return root;
  }

  RegistryValue value(ValueNode record, Findings owner, boolean deleted) {
    Findings own = new Findings(owner);
    if (!record.whole()) {
      own.defect(Code.NAME, Cells.at("name of the value", record.offset()));
      cells.lose("name of the value", record.offset(), own);
    }
    BaseBlock base = recovered.base();
    boolean big = !base.valid() || base.minor() >= BIG_DATA_MINOR;
    ValueData reader = new ValueData(cells, big, deleted, own);
    return new RegistryValue(
        record.name(), record.type(), record.size(), () -> reader.read(record), own, deleted);
  }

  private @Nullable KeyNode findRoot() {
    BaseBlock base = recovered.base();
    boolean bin = cells.pages().startsWith(BaseBlock.LENGTH, "hbin");
    if (!base.signed() && !bin) {
      findings.missing(Cause.UNSUPPORTED, "no registry hive");
      return null;
    }
    checkBase(base);
    if (base.valid() && (base.major() != 1 || base.minor() < OLDEST_MINOR)) {
      findings.missing(Cause.UNSUPPORTED, "hive version " + base.major() + "." + base.minor());
      return null;
    }
    KeyNode named = base.valid() ? keyAt(base.root()) : null;
    KeyNode found = named != null ? named : searchRoot();
    if (found == null) {
      findings.missing(Cause.DAMAGED, "root key");
    } else if (found.offset() != base.root()) {
      findings.defect(Code.ROOT_MOVED, Cells.at("root key", found.offset()));
    }
    return found;
  }

  private void checkBase(BaseBlock base) {
    if (!base.signed()) {
      findings.defect(Code.SIGNATURE, "");
    }
    if (!base.checksumRight()) {
      findings.defect(Code.CHECKSUM, "");
    }
    if (BaseBlock.LENGTH + cells.binsSize() > cells.pages().size()) {
      findings.defect(Code.TRUNCATED, cells.pages().size() + " bytes");
      findings.missing(Cause.DAMAGED, "end of the hive");
    }
  }

  private @Nullable KeyNode keyAt(int offset) {
    Cell cell = cells.any(offset, "root key", new Findings(null));
    return cell == null || cell.free() ? null : KeyNode.read(cells.pages(), cell);
  }

  /// The first cell of the first bin that holds a root key: where Windows puts it.
  private @Nullable KeyNode searchRoot() {
    long end = Math.min(cells.binsSize(), cells.pages().u32(BaseBlock.LENGTH + 8));
    long offset = BIN_HEAD;
    while (offset < end) {
      KeyNode key = keyAt((int) offset);
      if (key != null && (key.flags() & KeyNode.ROOT) != 0) {
        return key;
      }
      Cell cell = cells.any((int) offset, "cell", new Findings(null));
      if (cell == null) {
        return null;
      }
      offset += cell.length() + Cell.HEAD;
    }
    return null;
  }

  private static void closeAll(List<FileChannel> files, IOException failure) {
    for (FileChannel file : files) {
      try {
        file.close();
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }
}
