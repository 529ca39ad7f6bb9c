package dev.sekisho.document;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Unpacked;
import dev.sekisho.container.Unpacking;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/// One compound file (OLE2, MS-CFB) as the library reads it, with its failures as values and its
/// streams held to the budget: one chain of sectors may be many streams.
final class CompoundFile {
  /// A folder of the file: what it holds, by name, in order of the names.
  ///
  /// @param node the library's own view of it; null if there is none
  /// @param missing why not all of it is known; null if it is
  record Folder(
      @Nullable DirectoryNode node,
      Map<String, Folder> folders,
      Map<String, DocumentEntry> streams,
      @Nullable Missing missing) {
    static final Folder NOTHING = new Folder(null, Map.of(), Map.of(), damage());

    /// Bytes of all streams in it.
    private long size() {
      return streams.values().stream().mapToLong(DocumentEntry::getSize).sum()
          + folders.values().stream().mapToLong(Folder::size).sum();
    }
  }

  private final Budget budget;
  private final Unpacking unpacking;

  /// @param length of the whole file, in bytes
  CompoundFile(Budget budget, long length) {
    this.budget = budget;
    this.unpacking = new Unpacking(budget, length);
  }

  /// The root folder; empty and with the reason if the file cannot be read.
  Folder root(Slice content) {
    if (!OleReader.tableFits(content)) {
      return Folder.NOTHING;
    }
    Library.quiet();
    try {
      POIFSFileSystem files =
          new POIFSFileSystem(
              new ByteArrayInputStream(content.array(), content.offset(), content.length()));
      return folder(files.getRoot());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // The library says by any of these that the file is damaged.
      return Folder.NOTHING;
    }
  }

  private static Folder folder(DirectoryNode node) {
    Map<String, Folder> folders = new TreeMap<>();
    Map<String, DocumentEntry> streams = new TreeMap<>();
    Missing missing = null;
    for (Iterator<Entry> entries = node.getEntries(); entries.hasNext(); ) {
      Entry entry = entries.next();
      if (entry instanceof DocumentEntry stream) {
        streams.put(entry.getName(), stream);
      } else if (entry instanceof DirectoryNode inner) {
        folders.put(entry.getName(), folder(inner));
      } else {
        missing = damage();
      }
    }
    return new Folder(node, folders, streams, missing);
  }

  /// The bytes of a stream, as far as they can be read.
  Unpacked read(DocumentEntry entry) {
    try (DocumentInputStream in = new DocumentInputStream(entry)) {
      return unpacking.drain(in, Math.min(entry.getSize(), 1 << 16)).unpacked("stream");
    } catch (IOException | RuntimeException e) {
      return Unpacked.nothing(damage());
    }
  }

  /// A folder as a compound file of its own.
  Unpacked copy(DirectoryNode node) {
    try {
      return copy(folder(node));
    } catch (StackOverflowError e) {
      // Folders nested deeper than any program nests them.
      return Unpacked.nothing(damage());
    }
  }

  /// A folder as a compound file of its own.
  Unpacked copy(Folder folder) {
    if (folder.node() == null) {
      return Unpacked.nothing(damage());
    }
    if (folder.size() > budget.left(Limit.UNPACKED_BYTES)) {
      budget.spend(Limit.UNPACKED_BYTES, folder.size());
      return Unpacked.nothing(Missing.of(Limit.UNPACKED_BYTES));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (POIFSFileSystem copy = new POIFSFileSystem()) {
      EntryUtils.copyNodes(folder.node(), copy.getRoot());
      copy.writeFilesystem(out);
    } catch (IOException | RuntimeException e) {
      return Unpacked.nothing(damage());
    }
    return unpacking.whole(Slice.of(out.toByteArray())).unpacked("compound file");
  }

  private static Missing damage() {
    return new Missing(Cause.DAMAGED, "compound file");
  }
}
