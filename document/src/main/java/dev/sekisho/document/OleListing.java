package dev.sekisho.document;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Opening;
import dev.sekisho.container.Unpacked;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.DocumentNode;
import org.apache.poi.poifs.filesystem.Entry;

/// One listing of one compound file: each stream is a file, and so is what streams of known form
/// hold, and each Outlook message that stands in a folder. What the whole file has as an Outlook
/// message is left to {@link MsgReader}.
final class OleListing {
  private static final int TRUSTED_SIZE = 1 << 16;
  private static final String NATIVE = "\u0001ole10native";

  private record Storage(DirectoryNode node, String path, int depth) {}

  private final DirectoryNode root;
  private final Opening opening;
  private final Parts parts;
  private final Deque<Storage> storages = new ArrayDeque<>();
  private final CompoundFile file;

  OleListing(DirectoryNode root, Slice content, Opening opening) {
    this.root = root;
    this.opening = opening;
    this.parts = new Parts(content, opening);
    this.file = new CompoundFile(opening.budget(), content.length());
  }

  Contents list() {
    storages.add(new Storage(root, "", 1));
    while (!storages.isEmpty() && !parts.full()) {
      Storage storage = storages.remove();
      if (opening.budget().within(Limit.DEPTH, storage.depth())) {
        list(storage);
      } else {
        parts.missing(Missing.of(Limit.DEPTH));
      }
    }
    if (root.hasEntryCaseInsensitive(OleEncryption.PACKAGE)) {
      new OleEncryption(root, opening, parts).open();
    }
    return parts.contents("ole");
  }

  private void list(Storage storage) {
    boolean macros = holdsMacros(storage.node());
    boolean message = storage.node().hasEntryCaseInsensitive(MsgMail.PROPERTIES);
    if (message && !storage.path().isEmpty()) {
      parts.file(storage.path() + "message.msg", -1, () -> file.copy(storage.node()));
      return;
    }
    for (Entry entry : storage.node()) {
      String path = storage.path() + entry.getName();
      if (message && MsgMail.isPart(entry.getName())) {
        continue;
      }
      if (entry instanceof DirectoryNode inner) {
        storages.add(new Storage(inner, path + "/", storage.depth() + 1));
      } else if (entry instanceof DocumentNode stream) {
        stream(path, stream, macros);
      }
    }
  }

  private static boolean holdsMacros(DirectoryNode storage) {
    return storage.hasEntryCaseInsensitive("_VBA_PROJECT")
        || storage.hasEntryCaseInsensitive("dir");
  }

  private void stream(String path, DocumentNode stream, boolean macros) {
    Once content = new Once(() -> read(stream));
    parts.file(path, stream.getSize(), content);
    String name = stream.getName().toLowerCase(Locale.ROOT);
    if (macros) {
      VbaText.of(content.get().content()).ifPresent(text -> macro(path, text));
    } else if (name.equals(NATIVE)) {
      packaged(content.get().content());
    } else if (name.equals("powerpoint document")) {
      PowerPointObjects.add(content.get().content(), parts);
    } else if (name.equals("worddocument")) {
      flag(WordHeader.isEncrypted(content.get().content()), path);
    } else if (name.equals("workbook") || name.equals("book")) {
      flag(WorkbookHeader.isEncrypted(content.get().content()), path);
    }
  }

  private void flag(boolean encrypted, String path) {
    if (encrypted) {
      parts.missing(Cause.ENCRYPTED, path);
    }
  }

  private void macro(String path, VbaText text) {
    parts.file("VBA/" + baseName(path) + ".bas", -1, () -> text.decompress(parts.unpacking()));
  }

  private static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void packaged(Slice stream) {
    Cursor in = new Cursor(stream, 0);
    Slice data = in.take(in.u32());
    OlePackage file = OlePackage.parse(data);
    if (file != null) {
      parts.stored(file.names(), file.content(), file.whole());
    } else if (!data.isEmpty()) {
      parts.stored(List.of("native data"), data, !in.overran());
    }
  }

  private Unpacked read(DocumentNode stream) {
    try (DocumentInputStream in = new DocumentInputStream(stream)) {
      return parts
          .unpacking()
          .drain(in, Math.min(stream.getSize(), TRUSTED_SIZE))
          .unpacked("stream");
    } catch (IOException | RuntimeException e) {
      return Unpacked.nothing(new Missing(Cause.DAMAGED, "stream"));
    }
  }
}
