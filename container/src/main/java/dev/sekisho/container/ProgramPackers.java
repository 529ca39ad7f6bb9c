package dev.sekisho.container;

import static dev.sekisho.container.LittleEndian.u16;
import static dev.sekisho.container.LittleEndian.u32;

import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which packer made a Windows program, as far as its headers, its first instructions and the data
/// behind its sections tell.
///
/// Source: the PE format of Microsoft; what the packers write, as seen in programs they made.
final class ProgramPackers {
  private static final int SECTION = 40;
  private static final int MOST_SECTIONS = 96;

  /// Name of a section → who writes it.
  private static final Map<String, String> SECTIONS =
      Map.ofEntries(
          Map.entry("UPX0", "UPX"),
          Map.entry("UPX1", "UPX"),
          Map.entry(".aspack", "ASPack"),
          Map.entry(".adata", "ASPack"),
          Map.entry(".petite", "Petite"),
          Map.entry(".WWP32", "WWPack32"),
          Map.entry("yC", "yoda's Crypter"),
          Map.entry(".yP", "yoda's Protector"),
          Map.entry("nsp0", "NsPack"),
          Map.entry(".nsp0", "NsPack"),
          Map.entry("nsp1", "NsPack"),
          Map.entry(".nsp1", "NsPack"),
          Map.entry(".Upack", "Upack"),
          Map.entry(".MPRESS1", "MPRESS"),
          Map.entry("pec1", "PECompact"),
          Map.entry("PEC2", "PECompact"),
          Map.entry(".taz", "PESpin"),
          Map.entry(".themida", "Themida"),
          Map.entry(".vmp0", "VMProtect"),
          Map.entry(".enigma1", "Enigma"));

  private static final byte[] PE = {'P', 'E', 0, 0};
  private static final byte[] MZ = {'M', 'Z'};
  private static final byte[] UPACK = ascii("KERNEL32.DLL");
  private static final byte[] FSG = ascii("FSG!");

  /// The first instructions that PESpin writes.
  private static final byte[] PESPIN = {
    (byte) 0xeb, 1, 0x68, 0x60, (byte) 0xe8, 0, 0, 0, 0, (byte) 0x8b, 0x1c, 0x24
  };

  /// What a program keeps behind its sections → whose installer it is.
  private record Payload(String mark, String maker) {}

  private static final List<Payload> PAYLOADS =
      List.of(
          new Payload("NullsoftInst", "NSIS"),
          new Payload("AU3!EA0", "AutoIt"),
          new Payload("zlb\u001a", "Inno Setup"),
          new Payload("ISc(", "InstallShield"),
          new Payload("InstallShield", "InstallShield"));

  private ProgramPackers() {}

  /// Name of the packer of `content`; null if it is no program, or none is known to have packed it.
  static @Nullable String of(Slice content) {
    if (!content.startsWith(MZ, 0) || content.length() < 0x40) {
      return null;
    }
    long header = u32(content, 0x3c);
    if (header > content.length() - 48L || !content.startsWith(PE, (int) header)) {
      return null;
    }
    int at = (int) header;
    if (content.startsWith(UPACK, 2)) {
      return "Upack";
    }
    int sections = at + 24 + u16(content, at + 20);
    int count = Math.min(u16(content, at + 6), MOST_SECTIONS);
    return bySections(content, sections, count, u32(content, at + 40));
  }

  private static @Nullable String bySections(Slice content, int first, int count, long entry) {
    String packer = null;
    long end = 0;
    for (int i = 0; i < count && content.length() - first >= (i + 1) * SECTION; i++) {
      Slice section = content.part(first + i * SECTION, SECTION);
      String name = section.part(0, 8).latin1();
      String known = name.startsWith("MEW") ? "MEW" : SECTIONS.get(untilNul(name));
      packer = known == null ? packer : known;
      if (startsAt(content, section, entry, PESPIN)) {
        packer = "PESpin";
      }
      end = Math.max(end, u32(section, 20) + u32(section, 16));
    }
    String maker = end < content.length() ? byPayload(content.from((int) end)) : null;
    if (maker != null) {
      return maker;
    }
    int headers = Math.min(content.length(), 0x400);
    return packer == null && content.part(0, headers).contains(FSG) ? "FSG" : packer;
  }

  /// True if the program starts in `section` with these instructions.
  private static boolean startsAt(Slice content, Slice section, long entry, byte[] code) {
    long inside = entry - u32(section, 12);
    long at = u32(section, 20) + inside;
    return inside >= 0 && at < content.length() && content.startsWith(code, (int) at);
  }

  private static @Nullable String byPayload(Slice behind) {
    for (Payload payload : PAYLOADS) {
      if (behind.contains(ascii(payload.mark()))) {
        return payload.maker();
      }
    }
    return null;
  }

  private static String untilNul(String name) {
    int nul = name.indexOf('\0');
    return nul < 0 ? name : name.substring(0, nul);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
