package dev.sekisho.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.container.Contents;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ShortcutsTest {
  private static final String HEADER = "4c0000000114020000000000c000000000000046";
  private static final int HAS_ID_LIST = 1;
  private static final int HAS_LINK_INFO = 2;
  private static final int HAS_ARGUMENTS = 1 << 5;
  private static final int UNICODE = 1 << 7;

  private static Bytes header(int flags) {
    return new Bytes().hex(HEADER).u32(flags).upTo(76);
  }

  private static String wideTarget(String path) {
    return path + "\0".repeat(260 - path.length());
  }

  /// As MS-SHLLINK §3.1 lays one out: item list, link info, arguments, an environment block.
  private static byte[] shortcut() {
    byte[] info =
        new Bytes()
            .u32(0x1c)
            .u32(1)
            .u32(0x1c)
            .u32(0x1c)
            .u32(0)
            .u32(0x2a)
            .latin1("C:\\test\\a.txt\0\0")
            .done();
    return header(HAS_ID_LIST | HAS_LINK_INFO | HAS_ARGUMENTS | UNICODE)
        .u16(12)
        .u16(10)
        .latin1("1.a.exe\0")
        .u16(0)
        .u32(info.length + 4)
        .bytes(info)
        .u16(26)
        .wide("-w http://d.example/run.ps")
        .u32(0x314)
        .u32(0xa0000001L)
        .latin1(wideTarget("%windir%\\x.exe"))
        .wide(wideTarget("%windir%\\x.exe"))
        .u32(0)
        .done();
  }

  @Test
  void read_shortcut_fieldsAreLinesAndText() {
    Contents contents = Read.one(new LnkReader(), shortcut());

    assertThat(Read.member(contents, "shortcut.txt").content().latin1())
        .isEqualTo(
            """
            item: 1.a.exe
            target: C:\\test\\a.txt
            arguments: -w http://d.example/run.ps
            target: %windir%\\x.exe
            """);
    assertThat(Read.links(contents)).contains("http://d.example/run.ps");
    assertThat(contents.missing()).isNull();
    assertThat(contents.defects()).isEmpty();
  }

  @Test
  void read_dataBehindShortcut_isFile() {
    Contents contents =
        Read.one(new LnkReader(), new Bytes().bytes(shortcut()).latin1("MZ inert").done());

    assertThat(Read.member(contents, "appended data").content().latin1()).isEqualTo("MZ inert");
    assertThat(contents.defects()).extracting("code").containsExactly("lnk.appended");
  }

  @Test
  void read_internetShortcut_textHasLink() {
    Contents contents =
        Read.one(new ShortcutReader(), "[InternetShortcut]\r\nURL=http://e.example/\r\n");

    assertThat(Read.links(contents)).contains("http://e.example/");
  }

  @Property(tries = 500)
  void read_mutated_neverThrowsAndKeepsTheBudget(@ForAll Random random) {
    Read.requireSound(new LnkReader(), Read.mutated(shortcut(), random));
  }
}
