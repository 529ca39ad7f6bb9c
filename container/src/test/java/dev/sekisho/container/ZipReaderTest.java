package dev.sekisho.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipReaderTest {
  private static final byte[] ONE = ZipBytes.latin1("one");
  private static final byte[] TWO = ZipBytes.latin1("two two");

  static Contents read(byte[] archive) {
    return read(archive, Budget.of(Limits.standard()));
  }

  private static Contents read(byte[] archive, Budget budget) {
    return new ZipReader().read(Slice.of(archive), Opening.of(budget));
  }

  /// `name=content` of each member.
  private static List<String> texts(Contents contents) {
    return contents.members().stream()
        .map(m -> m.names().getFirst() + "=" + m.content().latin1())
        .toList();
  }

  private static String defects(Member member) {
    member.content();
    return codes(member.defects());
  }

  private static String codes(List<Defect> defects) {
    return defects.stream().map(Defect::code).collect(Collectors.joining(" "));
  }

  private static Contents readRecognised(byte[] archive) {
    ContainerReader reader = Containers.of(Slice.of(archive)).getFirst();
    assertThat(reader.name()).isEqualTo("zip");
    return read(archive);
  }

  @Test
  void read_archiveOfTwo_listsBothWithContent() {
    Contents contents = readRecognised(ZipBytes.of("a.txt", "one", "folder/b.txt", "two"));

    assertThat(texts(contents)).containsExactly("a.txt=one", "folder/b.txt=two");
    assertThat(contents.defects()).isEmpty();
    assertThat(contents.missing()).isNull();
    assertThat(contents.members())
        .allSatisfy(
            m -> {
              assertThat(m.defects()).isEmpty();
              assertThat(m.missing()).isNull();
              assertThat(m.size()).isEqualTo(3);
              assertThat(m.method()).isEqualTo("deflate");
            });
  }

  @Test
  void read_storedMember_listsWhatTheHeaderSays() {
    Contents contents = readRecognised(new ZipBytes().member(ZipBytes.stored("a", ONE), ONE).end());

    Member member = contents.members().getFirst();
    assertThat(member.content().latin1()).isEqualTo("one");
    assertThat(member.method()).isEqualTo("stored");
    assertThat(member.packedSize()).isEqualTo(3);
    assertThat(member.crc32()).isEqualTo(ZipBytes.crc(ONE));
    assertThat(member.modified()).isEqualTo("2003-04-13T11:17:34Z");
    assertThat(member.directory()).isFalse();
  }

  @Test
  void read_folderEntry_isDirectory() {
    Contents contents = read(ZipBytes.of("folder/", ""));

    assertThat(contents.members().getFirst().directory()).isTrue();
  }

  @Test
  void read_emptyArchive_listsNothingAndMissesNothing() {
    Contents contents = readRecognised(new ZipBytes().end());

    assertThat(contents.members()).isEmpty();
    assertThat(contents.missing()).isNull();
    assertThat(contents.defects()).isEmpty();
  }

  @Test
  void read_bytesBeforeArchive_offsetsShiftedOrNot() {
    ZipBytes zip = new ZipBytes().raw("any program").member(ZipBytes.stored("a", ONE), ONE);
    byte[] shifted = ZipBytes.latin1("any program");
    byte[] plain = ZipBytes.of("a", "one");
    byte[] joined = Arrays.copyOf(shifted, shifted.length + plain.length);
    System.arraycopy(plain, 0, joined, shifted.length, plain.length);

    assertThat(texts(readRecognised(zip.end()))).containsExactly("a=one");
    assertThat(texts(readRecognised(joined))).containsExactly("a=one");
  }

  @Test
  void read_bytesBehindArchive_isStillRead() {
    byte[] zip = ZipBytes.of("a", "one");
    byte[] longer = Arrays.copyOf(zip, zip.length + 60_000);

    assertThat(texts(readRecognised(longer))).containsExactly("a=one");
  }

  @Test
  void read_archiveComment_isPassedOver() {
    ZipBytes zip = new ZipBytes().member(ZipBytes.stored("a", ONE), ONE);

    assertThat(texts(readRecognised(zip.end(0, "a comment PK")))).containsExactly("a=one");
  }

  @Test
  void read_twoArchivesJoined_listsMembersOfBoth() {
    byte[] first = ZipBytes.of("a", "one");
    byte[] second = new ZipBytes().raw(first).member(ZipBytes.stored("b", TWO), TWO).end();

    Contents contents = readRecognised(second);

    assertThat(texts(contents)).containsExactlyInAnyOrder("a=one", "b=two two");
    assertThat(codes(contents.defects())).isEqualTo("zip.directory-second");
  }

  /// Info-ZIP finds it there.
  @Test
  void read_muchBeforeAndBehindArchive_isStillRead() {
    byte[] zip = new ZipBytes().raw(new byte[512]).raw(ZipBytes.of("a", "one")).bytes();
    byte[] longer = Arrays.copyOf(zip, zip.length + 70_000);

    assertThat(texts(readRecognised(longer))).containsExactly("a=one");
  }

  @Test
  void read_endRecordsThatLeadNowhereBehind_doNotCount() {
    ZipBytes zip = new ZipBytes().raw("junk").raw(ZipBytes.of("a", "one"));
    for (int i = 0; i < 20; i++) {
      zip.endRecord(1, 1, 1, "");
    }

    assertThat(texts(readRecognised(zip.bytes()))).containsExactly("a=one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PK00", "PK\7\b"})
  void read_markOfVolumesWithoutDirectory_walksLocalHeaders(String mark) {
    byte[] zip = new ZipBytes().raw(mark).member(ZipBytes.stored("a", ONE), ONE).bytes();

    assertThat(texts(readRecognised(zip))).containsExactly("a=one");
  }

  @Test
  void read_emptyEndRecordAppended_stillListsMembers() {
    byte[] zip = new ZipBytes().raw(ZipBytes.of("a", "one")).endRecord(0, 0, 0, "").bytes();

    assertThat(texts(readRecognised(zip))).containsExactly("a=one");
  }

  @Test
  void read_archiveInArchiveStored_listsOuterMembersOnly() {
    byte[] inner = ZipBytes.of("inner", "one");
    byte[] outer = new ZipBytes().member(ZipBytes.stored("in.zip", inner), inner).end();

    Contents contents = read(outer);

    assertThat(contents.members()).hasSize(1);
    assertThat(contents.members().getFirst().content()).isEqualTo(Slice.of(inner));
    assertThat(contents.defects()).isEmpty();
  }

  @Test
  void read_memberMissingFromDirectory_isAdded() {
    ZipBytes zip = new ZipBytes().local(ZipBytes.stored("hidden", TWO)).raw(TWO);

    Contents contents = readRecognised(zip.member(ZipBytes.stored("a", ONE), ONE).end());

    assertThat(texts(contents)).containsExactly("a=one", "hidden=two two");
    assertThat(defects(contents.members().getLast())).isEqualTo("zip.local-only");
  }

  @Test
  void read_directoryMissing_walksLocalHeaders() {
    ZipBytes zip = new ZipBytes().local(ZipBytes.stored("a", ONE)).raw(ONE);

    Contents contents = readRecognised(zip.local(ZipBytes.stored("b", TWO)).raw(TWO).bytes());

    assertThat(texts(contents)).containsExactly("a=one", "b=two two");
    assertThat(codes(contents.defects())).isEqualTo("zip.directory-missing");
    assertThat(contents.missing()).isEqualTo(new Missing(Cause.DAMAGED, "central directory"));
  }

  @Test
  void read_directoryShorterThanStated_saysSo() {
    byte[] zip = ZipBytes.of("a", "one");
    zip[zip.length - 12] = 2;

    Contents contents = read(zip);

    assertThat(texts(contents)).containsExactly("a=one");
    assertThat(codes(contents.defects())).isEqualTo("zip.directory-count");
    assertThat(contents.missing()).isEqualTo(new Missing(Cause.DAMAGED, "central directory"));
  }

  @Test
  void read_centralRangeHidesMember_listsBothReadings() {
    byte[] hidden = new ZipBytes().local(ZipBytes.stored("hidden", TWO)).raw(TWO).bytes();
    ZipBytes zip = new ZipBytes();
    zip.member(ZipBytes.stored("a", ONE), ONE, f -> f.packed(3 + hidden.length)).raw(hidden);

    Contents contents = read(zip.end());

    assertThat(texts(contents)).contains("a=one", "hidden=two two");
    assertThat(defects(contents.members().getFirst())).contains("zip.headers-differ");
    assertThat(codes(contents.defects())).isEqualTo("zip.overlap");
  }

  @Test
  void read_headersDisagreeOnMethod_readsBothWays() {
    byte[] packed = ZipBytes.deflate(TWO);
    ZipBytes.Fields local = ZipBytes.deflated("a", TWO, packed);

    Contents contents = read(new ZipBytes().member(local, packed, f -> f.method(0)).end());

    assertThat(contents.members()).hasSize(2);
    assertThat(contents.members().getFirst().content()).isEqualTo(Slice.of(packed));
    assertThat(contents.members().getLast().content()).isEqualTo(Slice.of(TWO));
  }

  @Test
  void read_encryptedByDirectoryOnly_isReadByLocalHeaderToo() {
    Contents contents =
        read(new ZipBytes().member(ZipBytes.stored("a", ONE), ONE, f -> f.flags(1)).end());

    assertThat(contents.members()).extracting(Member::encrypted).containsExactly(true, false);
    assertThat(texts(contents)).containsExactly("a=", "a=one");
  }

  @Test
  void read_namesDisagree_keepsBothNames() {
    Contents contents =
        read(new ZipBytes().member(ZipBytes.stored("a.exe", ONE), ONE, f -> f.name("a.txt")).end());

    Member member = contents.members().getFirst();
    assertThat(contents.members()).hasSize(1);
    assertThat(member.names()).containsExactly("a.txt", "a.exe");
    assertThat(defects(member)).isEqualTo("zip.names-differ");
  }

  @Test
  void read_sameNameTwice_listsBoth() {
    ZipBytes zip = new ZipBytes().member(ZipBytes.stored("a", ONE), ONE);

    Contents contents = read(zip.member(ZipBytes.stored("a", TWO), TWO).end());

    assertThat(texts(contents)).containsExactly("a=one", "a=two two");
    assertThat(defects(contents.members().getLast())).isEqualTo("zip.name-twice");
  }

  @Test
  void read_encrypted_keepsNameAndSize() {
    byte[] zip = new ZipBytes().member(ZipBytes.stored("a", TWO).flags(1), TWO).end();

    Member member = read(zip).members().getFirst();

    assertThat(member.content().isEmpty()).isTrue();
    assertThat(member.missing()).isEqualTo(new Missing(Cause.ENCRYPTED, ""));
    assertThat(member.names()).containsExactly("a");
    assertThat(member.size()).isEqualTo(7);
  }

  @Test
  void read_methodNotRead_isUnsupported() {
    byte[] zip = new ZipBytes().member(ZipBytes.stored("a", ONE).method(98), ONE).end();

    Member member = read(zip).members().getFirst();

    assertThat(member.content().isEmpty()).isTrue();
    assertThat(member.missing()).isEqualTo(new Missing(Cause.UNSUPPORTED, "method 98"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deflate64", "bzip2", "lzma", "xz"})
  void read_archiveOf7Zip_hasContentByMethod(String method) {
    Contents contents = readRecognised(Others.bytes(method + ".zip"));

    assertThat(texts(contents))
        .contains("text.txt=" + Others.TEXT, "folder/other.txt=" + Others.OTHER);
    assertThat(contents.missing()).isNull();
    assertThat(contents.members().getLast().method()).isEqualTo(method);
    assertThat(contents.members()).allSatisfy(m -> assertThat(defects(m)).isEmpty());
  }

  @Test
  void read_ppmdOf7Zip_isUnsupported() {
    Member member = readRecognised(Others.bytes("ppmd.zip")).members().getLast();

    assertThat(member.content().isEmpty()).isTrue();
    assertThat(member.missing()).isEqualTo(new Missing(Cause.UNSUPPORTED, "method 98"));
  }

  @ParameterizedTest
  @ValueSource(ints = {93, 20})
  void read_zstdMember_isRead(int method) {
    byte[] frame = Others.bytes("text.txt.zst");
    byte[] text = ZipBytes.latin1(Others.TEXT);
    ZipBytes.Fields fields = ZipBytes.deflated("a", text, frame).method(method);

    Contents contents = read(new ZipBytes().member(fields, frame).end());

    assertThat(texts(contents)).containsExactly("a=" + Others.TEXT);
    assertThat(defects(contents.members().getFirst())).isEmpty();
    assertThat(contents.members().getFirst().method()).isEqualTo("zstd");
  }

  @Test
  void read_imploded_isRead() throws IOException {
    Path folder = Path.of("/usr/share/clamav-testfiles");
    Assumptions.assumeTrue(Files.exists(folder), "clamav-testfiles is not installed");

    Contents contents = readRecognised(Files.readAllBytes(folder.resolve("clam.impl.zip")));

    Member member = contents.members().getFirst();
    assertThat(member.method()).isEqualTo("implode");
    assertThat(member.content())
        .isEqualTo(Slice.of(Files.readAllBytes(folder.resolve("clam.exe"))));
    assertThat(defects(member)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PK\7\b"})
  void read_storedWithDescriptorOnly_endsBeforeIt(String signature) {
    byte[] inner = ZipBytes.of("inner", "one");
    byte[] sizes = new byte[12];
    ZipBytes.buffer(sizes)
        .putInt((int) ZipBytes.crc(inner))
        .putInt(inner.length)
        .putInt(inner.length);
    ZipBytes.Fields fields = ZipBytes.stored("in.zip", new byte[0]).flags(8);
    ZipBytes.Fields next = ZipBytes.stored("next", ONE);
    byte[] zip =
        new ZipBytes()
            .local(fields)
            .raw(inner)
            .raw(signature)
            .raw(sizes)
            .local(next)
            .raw(ONE)
            .bytes();

    Contents contents = read(zip);

    assertThat(contents.members())
        .filteredOn(m -> m.names().contains("in.zip"))
        .singleElement()
        .satisfies(m -> assertThat(m.content()).isEqualTo(Slice.of(inner)));
  }

  @Test
  void read_storedWithWideDescriptor_endsBeforeIt() {
    byte[] sizes = new byte[20];
    ZipBytes.buffer(sizes).putInt(0).putLong(7).putLong(7);
    byte[] zip =
        new ZipBytes()
            .local(ZipBytes.stored("a", new byte[0]).flags(8))
            .raw(TWO)
            .raw(sizes)
            .local(ZipBytes.stored("next", ONE))
            .raw(ONE)
            .bytes();

    assertThat(texts(read(zip))).startsWith("a=two two");
  }

  @Test
  void read_shrunk_isRead() {
    // Codes of nine bits: 'a', 'b', and their string, number 257.
    byte[] packed = {0x61, (byte) 0xc4, 0x04, 0x04};
    ZipBytes.Fields fields = ZipBytes.deflated("a", ZipBytes.latin1("abab"), packed).method(1);

    Contents contents = read(new ZipBytes().member(fields, packed).end());

    assertThat(texts(contents)).containsExactly("a=abab");
    assertThat(defects(contents.members().getFirst())).isEmpty();
  }

  @Test
  void read_bzip2Damaged_isDamaged() {
    byte[] zip = new ZipBytes().member(ZipBytes.stored("a", ONE).method(12), ONE).end();

    Member member = read(zip).members().getFirst();

    assertThat(member.content().isEmpty()).isTrue();
    assertThat(member.missing()).isEqualTo(new Missing(Cause.DAMAGED, "bzip2"));
  }

  @Test
  void read_wrongCrc_keepsContent() {
    byte[] zip = new ZipBytes().member(ZipBytes.stored("a", ONE).crc(1), ONE).end();

    Member member = read(zip).members().getFirst();

    assertThat(defects(member)).isEqualTo("zip.crc");
    assertThat(member.content().latin1()).isEqualTo("one");
    assertThat(member.missing()).isNull();
  }

  @Test
  void read_sizesLie_areNotBelieved() {
    byte[] packed = ZipBytes.deflate(TWO);
    ZipBytes.Fields lying = ZipBytes.deflated("a", TWO, packed).packed(1).size(0xf000_0000L);

    Member member = read(new ZipBytes().member(lying, packed).end()).members().getFirst();

    assertThat(member.content().latin1()).isEqualTo("two two");
    assertThat(defects(member)).isEqualTo("zip.packed-size zip.size");
  }

  @Test
  void read_deflateDamaged_keepsWhatPrecedes() {
    byte[] content = new byte[200_000];
    Random random = new Random(1);
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) random.nextInt(16);
    }
    byte[] packed = ZipBytes.deflate(content);
    byte[] cut = Arrays.copyOf(packed, packed.length / 2);
    byte[] torn = packed.clone();
    Arrays.fill(torn, torn.length / 2, torn.length, (byte) 0xff);

    for (byte[] data : List.of(cut, torn)) {
      byte[] zip = new ZipBytes().member(ZipBytes.deflated("a", content, data), data).end();
      Member member = read(zip).members().getFirst();
      int length = member.content().length();
      assertThat(length).isGreaterThan(50_000);
      int same = Math.min(length, 50_000);
      assertThat(member.content().part(0, same)).isEqualTo(Slice.of(content, 0, same));
      assertThat(member.missing()).isEqualTo(new Missing(Cause.DAMAGED, "deflate"));
    }
  }

  @Test
  void read_localHeaderMissing_keepsName() {
    byte[] zip = new ZipBytes().listed(ZipBytes.stored("a", ONE).offset(7)).raw("0123456789").end();

    Member member = read(zip).members().getFirst();

    assertThat(member.names()).containsExactly("a");
    assertThat(member.missing()).isEqualTo(new Missing(Cause.DAMAGED, "local header"));
    assertThat(defects(member)).isEqualTo("zip.local-missing");
  }

  @Test
  void read_dataDescriptorWithoutDirectory_findsEnd() {
    byte[] packed = ZipBytes.deflate(TWO);
    ZipBytes.Fields streamed =
        ZipBytes.deflated("a", TWO, packed).flags(8).crc(0).packed(0).size(0);
    ZipBytes zip = new ZipBytes().local(streamed).raw(packed).raw("PK\7\b............");
    zip.local(streamed.name("b").method(0)).raw(ONE).raw("PK\7\b............");

    Contents contents = read(zip.bytes());

    assertThat(texts(contents)).containsExactly("a=two two", "b=one");
    assertThat(contents.members().getFirst().size()).isEqualTo(-1);
    assertThat(defects(contents.members().getFirst())).isEqualTo("zip.local-only");
  }

  @Test
  void read_zip64_takesSizesFromExtraField() {
    String extra =
        new String(
            new byte[] {
              1, 0, 24, 0, 3, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0
            },
            StandardCharsets.ISO_8859_1);
    ZipBytes.Fields wide =
        ZipBytes.stored("a", ONE).packed(0xffff_ffffL).size(0xffff_ffffL).extra(extra);
    ZipBytes zip = new ZipBytes().raw("12345");
    zip.member(wide, ONE, f -> f.offset(0xffff_ffffL));

    Contents contents = read(zip.end());

    assertThat(texts(contents)).containsExactly("a=one");
    assertThat(contents.members().getFirst().size()).isEqualTo(3);
    assertThat(defects(contents.members().getFirst())).isEmpty();
  }

  @Test
  void read_volumesElsewhere_areAbsent() {
    byte[] zip = ZipBytes.of("a", "one");
    zip[zip.length - 18] = 2;

    assertThat(read(zip).missing()).isEqualTo(new Missing(Cause.ABSENT, "other volumes"));
  }

  @Test
  void read_pathOutOfFolder_isJustAName() {
    for (String name : List.of("../../a", "/etc/a", "x\\..\\a", "C:\\a")) {
      Member member =
          read(new ZipBytes().member(ZipBytes.stored(name, ONE), ONE).end()).members().getFirst();
      assertThat(member.names()).containsExactly(name);
      assertThat(defects(member)).isEqualTo("zip.path");
      assertThat(member.content().latin1()).isEqualTo("one");
    }
  }

  @Test
  void names_cp932_comeFirst() {
    String japanese = "請求書一覧表.txt";
    String raw =
        new String(japanese.getBytes(Charset.forName("windows-31j")), StandardCharsets.ISO_8859_1);

    assertThat(names(ZipBytes.stored(raw, ONE)).getFirst()).isEqualTo(japanese);
  }

  @Test
  void names_utf8WithAndWithoutFlag_comeFirst() {
    String raw =
        new String("日本語é.txt".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    assertThat(names(ZipBytes.stored(raw, ONE).flags(0x800))).containsExactly("日本語é.txt");
    assertThat(names(ZipBytes.stored(raw, ONE)).getFirst()).isEqualTo("日本語é.txt");
  }

  @Test
  void names_cp437_isRead() {
    assertThat(names(ZipBytes.stored("caf\u0082.txt", ONE))).contains("café.txt");
  }

  @Test
  void names_unicodePath_comesFirstWhileItsCrcFits() {
    byte[] utf8 = "本.txt".getBytes(StandardCharsets.UTF_8);
    byte[] field = new byte[9 + utf8.length];
    var buffer =
        ZipBytes.buffer(field).putShort((short) 0x7075).putShort((short) (5 + utf8.length));
    buffer.put((byte) 1).putInt((int) ZipBytes.crc(ZipBytes.latin1("a.txt"))).put(utf8);
    String extra = new String(field, StandardCharsets.ISO_8859_1);

    assertThat(names(ZipBytes.stored("a.txt", ONE).extra(extra))).containsExactly("本.txt", "a.txt");
    assertThat(names(ZipBytes.stored("b.txt", ONE).extra(extra))).containsExactly("b.txt");
  }

  @Test
  void names_nulInside_giveBothReadings() {
    assertThat(names(ZipBytes.stored("a.exe\0.txt", ONE))).containsExactly("a.exe\0.txt", "a.exe");
  }

  private static List<String> names(ZipBytes.Fields fields) {
    return read(new ZipBytes().member(fields, ONE).end()).members().getFirst().names();
  }

  @Test
  void recognises_otherContent_isFalse() {
    byte[] zip = ZipBytes.of("a", "one");
    byte[] far = Arrays.copyOf(zip, zip.length + (2 << 20));
    far[0] = 0;

    assertThat(Containers.of(Slice.ofLatin1("PK is how it starts"))).isEmpty();
    assertThat(Containers.of(Slice.empty())).isEmpty();
    assertThat(Containers.of(Slice.of(far))).isEmpty();
    assertThat(Containers.of(Slice.ofLatin1("text PK\5\6 and more than twenty bytes of it")))
        .isEmpty();
  }
}
