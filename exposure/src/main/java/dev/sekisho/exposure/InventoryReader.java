package dev.sekisho.exposure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads inventories; a file's form is told by what is in it unless it is named.
///
/// Whatever cannot be used is a problem with its place, and the rest is read.
///
/// @param format the form of all files; null to tell it by content
/// @param charset the encoding of files that do not say theirs by a byte order mark
/// @param host the host of files that name none; empty for the name of the file
public record InventoryReader(@Nullable InventoryFormat format, Charset charset, String host) {
  private static final long MAX_BYTES = 256L << 20;
  private static final int HEAD = 1 << 16;
  private static final Pattern DPKG =
      Pattern.compile("(?m)^(?:Desired=Unknown/|[uihrp][ncHUFWti][ R] +\\S+ +\\S+)");
  private static final Pattern RPM =
      Pattern.compile(
          "\\A\\s*(?:[^\\s,;\"]+-[^\\s,;\"-]+-[^\\s,;\"-]+(?:\\.\\w+)?\\s*(?:\\n|\\z))");

  /// A reader that tells the form by content, for files in UTF-8.
  public static InventoryReader standard() {
    return new InventoryReader(null, StandardCharsets.UTF_8, "");
  }

  /// Reads all of `files` into one inventory.
  public Inventory read(List<Path> files) {
    Inventory.Builder inventory = new Inventory.Builder();
    for (Path file : files) {
      read(file, inventory);
    }
    return inventory.build();
  }

  private void read(Path file, Inventory.Builder inventory) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        inventory.add(InventoryProblems.tooLarge(file, MAX_BYTES));
        return;
      }
      String text = decode(Files.readAllBytes(file));
      read(new InventoryText(file, text, hostOf(file)), inventory);
    } catch (CharacterCodingException e) {
      inventory.add(InventoryProblems.encoding(file, charset.name()));
    } catch (NoSuchFileException e) {
      inventory.add(InventoryProblems.unreadable(file, "no such file"));
    } catch (IOException e) {
      inventory.add(InventoryProblems.unreadable(file, String.valueOf(e.getMessage())));
    }
  }

  private void read(InventoryText text, Inventory.Builder inventory) {
    if (text.text().isBlank()) {
      inventory.add(InventoryProblems.blank(text.file()));
      return;
    }
    Optional<InventoryFormat> told =
        format != null ? Optional.of(format) : recognise(text, inventory);
    if (told.isEmpty()) {
      return;
    }
    switch (told.get()) {
      case CSV -> new CsvInventory(text, inventory).read();
      case DPKG -> new PackageList(text, inventory).dpkg();
      case RPM -> new PackageList(text, inventory).rpm();
      case OSQUERY -> new OsqueryInventory(text, inventory).read();
      case CYCLONEDX -> new CycloneDxInventory(text, inventory).read();
      case SPDX -> new SpdxInventory(text, inventory).read();
    }
  }

  private static Optional<InventoryFormat> recognise(
      InventoryText text, Inventory.Builder inventory) {
    String head = text.text().substring(0, Math.min(HEAD, text.text().length()));
    String start = head.strip();
    if (start.startsWith("{") || start.startsWith("[")) {
      return JsonInventory.recognise(text, inventory);
    }
    Optional<InventoryFormat> told =
        DPKG.matcher(head).find()
            ? Optional.of(InventoryFormat.DPKG)
            : RPM.matcher(head).find()
                ? Optional.of(InventoryFormat.RPM)
                : start.lines().findFirst().orElse("").matches(".*[,;\\t].*")
                    ? Optional.of(InventoryFormat.CSV)
                    : Optional.empty();
    if (told.isEmpty()) {
      inventory.add(InventoryProblems.unrecognised(text.file()));
    }
    return told;
  }

  private String hostOf(Path file) {
    if (!host.isEmpty()) {
      return host;
    }
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private String decode(byte[] bytes) throws CharacterCodingException {
    Charset marked = marked(bytes);
    String text =
        (marked == null ? charset : marked)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes))
            .toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static @Nullable Charset marked(byte[] bytes) {
    if (bytes.length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    boolean utf8 =
        bytes.length >= 3
            && bytes[0] == (byte) 0xef
            && bytes[1] == (byte) 0xbb
            && bytes[2] == (byte) 0xbf;
    return utf8 ? StandardCharsets.UTF_8 : null;
  }
}
