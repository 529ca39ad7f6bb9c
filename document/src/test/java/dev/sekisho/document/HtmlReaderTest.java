package dev.sekisho.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Member;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReaderTest {
  private static final String PLAIN = "An inert file, long enough to be taken for one, 0123456789.";
  private static final String BASE64 =
      Base64.getEncoder().encodeToString(PLAIN.getBytes(StandardCharsets.US_ASCII));
  private static final String CLAM_EXE =
      "71e7b604d18aefd839e51a39c88df8383bb4c071dc31f87f00a2b5df580d4495";

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static List<String> found(String html) {
    return texts(Read.one(new HtmlReader(), html));
  }

  private static List<String> texts(Contents contents) {
    return contents.members().stream().map(m -> m.content().latin1()).toList();
  }

  private static String script(String code) {
    return "<html><script>" + code + "</script></html>";
  }

  private static String codes(String form) {
    return PLAIN.chars().mapToObj(form::formatted).collect(Collectors.joining(","));
  }

  @Test
  void read_dataUrlMadeByClamav_isFile() {
    Contents contents = Read.one(new HtmlReader(), Read.debian("clamav-testfiles/clam.exe.html"));

    assertThat(Read.sha256(contents.members().getFirst())).isEqualTo(CLAM_EXE);
  }

  @Test
  void lower_keepsEachCharacterAtItsPlace() {
    assertThat(Markup.lower("İİ DOWNLOAD=")).hasSize(12).endsWith(" download=");
  }

  @Test
  void read_dataUrlWithDownload_isNamedByIt() {
    Contents contents =
        Read.one(
            new HtmlReader(),
            "<a download=\"bill.zip\" href='data:application/zip;base64," + BASE64 + "'>x</a>");

    Member member = contents.members().getFirst();
    assertThat(member.names()).containsExactly("bill.zip", "data 1.zip");
    assertThat(member.content().latin1()).isEqualTo(PLAIN);
  }

  @Test
  void read_dataUrlOfPercentEscapes_isDecoded() {
    assertThat(found("<a href=\"data:text/html,%3Cb%3Ehello%3C/b%3E\">x</a>"))
        .containsExactly("<b>hello</b>");
  }

  @Test
  void read_stringOfBase64_isFile() {
    assertThat(found(script("var b = atob('" + BASE64 + "');"))).containsExactly(PLAIN);
  }

  @Test
  void read_shortArgumentOfAtob_isFile() {
    assertThat(found(script("atob('aGVsbG8gd29ybGQ=')"))).containsExactly("hello world");
  }

  @Test
  void read_concatenatedString_isOneFile() {
    String parts = BASE64.substring(0, 20) + "' +\n '" + BASE64.substring(20);

    assertThat(found(script("x = '" + parts + "'; atob(x)"))).containsExactly(PLAIN);
  }

  @Test
  void read_stringOverSeveralLines_isOneFile() {
    String lines = BASE64.substring(0, 60) + "\\\n" + BASE64.substring(60);
    String breaks = BASE64.substring(0, 60) + "\n" + BASE64.substring(60);

    assertThat(found(script("x = '" + lines + "'; atob(x)"))).containsExactly(PLAIN);
    assertThat(found(script("x = `" + breaks + "`; atob(x)"))).containsExactly(PLAIN);
  }

  @Test
  void read_arrayOfStrings_isOneFile() {
    String array = "['" + BASE64.substring(0, 40) + "','" + BASE64.substring(40) + "'].join('')";

    assertThat(found(script("atob(" + array + ")"))).containsExactly(PLAIN);
  }

  @Test
  void read_arrayOfCodes_isFile() {
    assertThat(found(script("new Uint8Array([" + codes("%d") + "])"))).containsExactly(PLAIN);
    assertThat(found(script("String.fromCharCode(" + codes("0x%02x") + ")")))
        .containsExactly(PLAIN);
  }

  @Test
  void read_hexadecimalString_isFile() {
    String hex = HexFormat.of().formatHex(PLAIN.getBytes(StandardCharsets.US_ASCII));

    assertThat(found(script("new Blob([bytes('" + hex + "')])"))).containsExactly(PLAIN);
  }

  @Test
  void read_escapedStrings_areFiles() {
    String hex = HexFormat.ofDelimiter("\\x").formatHex(PLAIN.getBytes(StandardCharsets.US_ASCII));
    String percent =
        HexFormat.ofDelimiter("%").formatHex(PLAIN.getBytes(StandardCharsets.US_ASCII));

    assertThat(found(script("new Blob(['\\x" + hex + "'])"))).containsExactly(PLAIN);
    assertThat(found(script("unescape('%" + percent + "')"))).containsExactly(PLAIN);
  }

  @Test
  void read_reversedString_isReadBothWays() {
    String reversed = new StringBuilder(BASE64).reverse().toString();

    assertThat(found(script("atob('" + reversed + "'.split('').reverse().join(''))")))
        .contains(PLAIN);
  }

  @Test
  void read_nameInScript_isReadingOfName() {
    Contents contents =
        Read.one(
            new HtmlReader(),
            script("var b = atob('" + BASE64 + "'); a.download = \"invoice.iso\";"));

    assertThat(contents.members().getFirst().names()).containsExactly("invoice.iso", "blob 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.download='evil.js';d='%s'",
        "a['download']='evil.js';d='%s'",
        "a.setAttribute('download','evil.js');d='%s'",
        "a.download='evil'+'.js';d='%s'",
        "a.download='\\x65vil.js';d='%s'",
        "a.download=atob('ZXZpbC5qcw==');d='%s'",
        "var fn = 'evil.js';a.download=fn;d='%s'",
        "const n=\"evil.js\";saveAs(b,n);d='%s'",
        "save(atob(d),'evil.js');d='%s'",
        "new File([b],'evil.js');/*%s*/",
        "a.download='evil.js';</script><!--%s--><script>"
      })
  void read_scriptThatSaves_isAFileOfThatName(String code) {
    Contents contents = Read.one(new HtmlReader(), script(code.formatted(BASE64)));

    Member member = contents.members().getLast();
    assertThat(member.names()).contains("evil.js");
    assertThat(member.content().latin1()).isEqualTo(PLAIN);
  }

  @Test
  void read_scriptInDataUrl_isRead() {
    String code = "a.download='evil.js';d='" + BASE64 + "'";
    String url = "data:text/javascript;base64," + base64(code);

    List<Member> members =
        Read.one(new HtmlReader(), "<script src='" + url + "'></script>").members();

    assertThat(members.getLast().names()).contains("evil.js");
    assertThat(members.getLast().content().latin1()).isEqualTo(PLAIN);
  }

  @Test
  void read_scriptThatSavesWhatItComputes_hasAFileThatCannotBeSeen() {
    Member member =
        Read.one(new HtmlReader(), script("saveAs(new Blob([f(x)]), 'evil.js')"))
            .members()
            .getFirst();

    assertThat(member.names()).containsExactly("evil.js");
    assertThat(member.content().isEmpty()).isTrue();
    assertThat(member.missing()).isEqualTo(new Missing(Cause.UNSUPPORTED, "script"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<body onload=\"var d='%s';a.download='evil.js'\">",
        "<BODY ONLOAD = \"var d='%s';a.download='evil.js'\">",
        "<svg/onload=save(atob('%s'),'evil.js')>",
        "<img src=x onerror='save(atob(&quot;%s&quot;),&#34;evil.js&#34;)'>",
        "<a onx='</a><img src=x onerror=save(&apos;evil.js&apos;,&#97tob(&apos;%s&apos;))>"
      })
  void read_eventHandlerThatSaves_isAFileOfThatName(String html) {
    assertThat(new HtmlReader().recognises(Slice.ofLatin1(html.formatted("")))).isTrue();
    Member member = Read.one(new HtmlReader(), html.formatted(BASE64)).members().getLast();
    assertThat(member.names()).contains("evil.js");
    assertThat(member.content().latin1()).isEqualTo(PLAIN);
  }

  @Test
  void read_eventHandlerThatSavesWhatItComputes_hasAFileThatCannotBeSeen() {
    String html = "<body onload='saveAs(new Blob([f(x)]), &quot;evil.js&quot;)'>";
    Member member = Read.one(new HtmlReader(), html).members().getFirst();
    assertThat(member.names()).containsExactly("evil.js");
    assertThat(member.content().isEmpty()).isTrue();
    assertThat(member.missing()).isEqualTo(new Missing(Cause.UNSUPPORTED, "script"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b[i] = t.charCodeAt(i) ^ k; saveAs(new Blob([b]), 'evil.js')",
        "b[i] ^= k[i % 4]; x.download = 'evil.js'; x.href = URL.createObjectURL(new Blob([b]))",
        "b[i] = c[i] ^ 7; x.download = 'evil.js'; x.href = URL.createObjectURL(new Blob([b]))",
        "x.download = 'evil.js'; x.href = URL.createObjectURL(new Blob([k.decrypt(t)]))",
        "x.download = 'evil.js'; saveAs(new Blob([pako.inflate(t)]), 'evil.js')"
      })
  void read_fileThatIsChangedBeforeItIsSaved_isAlsoOneThatCannotBeSeen(String code) {
    String page = script("t = atob('" + BASE64 + "');" + code);
    List<Member> members = Read.one(new HtmlReader(), page).members();
    assertThat(members).hasSize(2);
    assertThat(members.getLast().names()).containsExactly("evil.js");
    assertThat(members.getLast().content().isEmpty()).isTrue();
    assertThat(members.getLast().missing()).isEqualTo(new Missing(Cause.UNSUPPORTED, "script"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x.download = f(1); x.href = URL.createObjectURL(new Blob([f(2)]))",
        "location = URL.createObjectURL(new Blob([f(2)]))",
        "x.download = f(1); x.href = 'data:application/zip;base64,' + f(2)"
      })
  void read_computedFileWithoutName_leavesThePageWithFilesUnseen(String code) {
    Contents contents = Read.one(new HtmlReader(), script(code));
    assertThat(contents.missing()).isEqualTo(new Missing(Cause.UNSUPPORTED, "script"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"onx=\"&#97", "onx='onx=\"&lt;", "onx=&lt;", "onx= ", "onx=&lt;'\""})
  void decodedHandlers_ofHandlersInHandlers_areNoMoreThanThePageThrice(String handler) {
    String html = handler.repeat(1000);
    assertThat(Handlers.decoded(html).stream().mapToInt(String::length).sum())
        .isLessThanOrEqualTo(3 * html.length());
  }

  @Test
  void read_blobThatAScriptComputesFromLiterals_isFile() {
    String half = BASE64.substring(0, 30);
    String rest = BASE64.substring(30);
    String junk = "d='" + BASE64.replaceAll("(.{7})", "$1!") + "'.replace(/!/g,'')";
    String parts = "var a='%s',b='%s';saveAs(f(atob(a+b)),n)".formatted(half, rest);
    String split = "d='" + BASE64.replace("b", "b*") + "'.split('*').join('')";
    for (String code : List.of(junk, parts, split)) {
      String page = script("n='evil'.concat('.js');a.download=n;" + code);
      Member member = Read.one(new HtmlReader(), page).members().getLast();
      assertThat(member.names()).contains("evil.js");
      assertThat(member.content().latin1()).isEqualTo(PLAIN);
    }
  }

  @Test
  void read_linkThatIsDownloaded_hidesNothing() {
    String page = "<script>f()</script><a download='x.pdf' href='http://a.example/x.pdf'>x</a>";
    assertThat(Read.one(new HtmlReader(), page).members()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<pkg:package xmlns:pkg='x'><pkg:part pkg:name=\"/word/evil.js\" pkg:contentType=\"x\">"
            + "<pkg:binaryData>%s</pkg:binaryData></pkg:part></pkg:package>",
        "<w:wordDocument><w:binData w:name=\"wordml://evil.js\">%s</w:binData></w:wordDocument>"
      })
  void read_officeDocumentInOneXmlFile_hasItsFiles(String xml) {
    Contents contents = Read.one(new HtmlReader(), "<?xml version='1.0'?>" + xml.formatted(BASE64));

    assertThat(texts(contents)).containsExactly(PLAIN);
    assertThat(contents.members().getFirst().names().getFirst()).endsWith("/evil.js");
  }

  @Test
  void read_pdfInXml_isAFile() {
    String start = "<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><pdf><document><chunk>";
    String page = start + BASE64 + "</chunk></document></pdf></xdp:xdp>";
    assertThat(texts(Read.one(new HtmlReader(), page))).containsExactly(PLAIN);
  }

  @Test
  void read_wideCharacters_areRead() {
    String html = "\ufeff" + script("atob('" + BASE64 + "')");

    Contents contents = Read.one(new HtmlReader(), html.getBytes(StandardCharsets.UTF_16LE));

    assertThat(texts(contents)).containsExactly(PLAIN);
  }

  @Test
  void read_svgWithScript_isRead() {
    assertThat(found("<svg xmlns='x'><script>atob('" + BASE64 + "')</script></svg>"))
        .containsExactly(PLAIN);
  }

  @Test
  void read_pageWithoutBlobs_holdsNothing() {
    String page = "<script>var a = 'base64'; /* " + "-".repeat(100) + " */ f([1, 2, 3])</script>";

    assertThat(found(page)).isEmpty();
  }

  @Test
  void recognises_plainText_doesNot() {
    assertThat(new HtmlReader().recognises(Slice.ofLatin1("data: none, atob"))).isFalse();
    assertThat(new HtmlReader().recognises(Slice.empty())).isFalse();
    assertThat(new HtmlReader().recognises(Slice.ofLatin1("<html>nothing</html>"))).isFalse();
    assertThat(new HtmlReader().recognises(Slice.ofLatin1("<p>on=1 son=2 = </p>"))).isFalse();
  }

  @Test
  void recognises_byteOrderMarkWithoutWideCharacters_doesNot() {
    assertThat(Markup.recognises(Slice.ofLatin1("\u00ff\u00fe<<html>"))).isFalse();
  }

  @Property(tries = 500)
  void read_mutated_neverThrowsAndKeepsTheBudget(@ForAll Random random) {
    String page =
        "<a download='x.y' href=\"data:a/b;base64,QUJD\">"
            + script("atob('" + BASE64 + "'); [" + codes("%d") + "]; '\\x41\\x42%41' reverse()");

    Read.requireSound(
        new HtmlReader(), Read.mutated(page.getBytes(StandardCharsets.ISO_8859_1), random));
  }
}
