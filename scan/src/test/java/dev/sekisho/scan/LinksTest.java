package dev.sekisho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Limits;
import dev.sekisho.container.RawMessage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  private static final String PAGE = "Subject: x\r\nContent-Type: text/html\r\n\r\n";

  @Test
  void text_urlInSentence_endsBeforePunctuation() {
    Links links = text("See http://Example.COM/a/b?c=d. Then (https://two.example/x), please.");
    assertThat(links.urls)
        .containsExactly(
            "http://Example.COM/a/b?c=d", "http://example.com/a/b?c=d", "https://two.example/x");
    assertThat(links.hosts.domains).containsExactly("example.com", "two.example");
  }

  @Test
  void text_japaneseAfterUrl_isNotPartOfIt() {
    assertThat(text("詳しくはhttp://example.jp/infoをご覧ください").urls)
        .containsExactly("http://example.jp/info");
  }

  @Test
  void text_bareHostsAndAddresses_areMentions() {
    Links links = text("from mail.example.org (192.0.2.7) by user@corp.example; version 1.2 file.");
    assertThat(links.urls).isEmpty();
    assertThat(links.hosts.domains).containsExactly("mail.example.org", "corp.example");
    assertThat(links.hosts.ipv4).containsExactly("192.0.2.7");
  }

  @Test
  void text_pathOfUrl_givesNoDomain() {
    assertThat(text("http://example.com/dir/index.html").hosts.domains)
        .containsExactly("example.com");
  }

  @Test
  void text_userInfoAndPort_areNotTheHost() {
    Links links = text("http://www.bank.example@evil.example:8080/login");
    assertThat(links.hosts.domains).containsExactly("evil.example");
  }

  @Test
  void text_numericHosts_areReadAsClientsDo() {
    assertThat(text("http://3221225985/ http://0xc0.0.2.1/ http://0300.0.0x201/").hosts.ipv4)
        .containsExactly("192.0.2.1");
  }

  @Test
  void text_internationalHost_isGivenInBothForms() {
    Links links = html("<a href='http://例え.jp/'>x</a>");
    assertThat(links.hosts.domains).containsExactly("例え.jp", "xn--r8jz45g.jp");
  }

  @Test
  void html_references_areDecodedAndResolved() {
    Links links =
        html(
            "<base href='http://one.example/dir/page'><a href=\"rel.htm\">a</a>"
                + "<img src=/root.gif><a href='//two.example/&#x61;&amp;b'>b</a>"
                + "<a href=' ht\ntp:\\\\three.example\\x '>c</a>");
    assertThat(links.urls)
        .contains(
            "http://one.example/dir/rel.htm",
            "http://one.example/root.gif",
            "http://two.example/a&b",
            "http://three.example/x");
  }

  @Test
  void html_shownTextSplitByInlineTags_isOneHost() {
    assertThat(html("visit ev<b>il</b>.example<br>now").hosts.domains)
        .containsExactly("evil.example");
  }

  @Test
  void html_commentsAndBrokenTags_areSurvived() {
    Links links = html("<!-- http://no.example/ --> a < b <a href=http://yes.example/>x</a <i");
    assertThat(links.hosts.domains).containsExactly("yes.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img srcset='http://evil.example/x 2x'>",
        "<td style='background:url(http://evil.example/x)'>",
        "<meta http-equiv=refresh content='0;url=http://evil.example/x'>",
        "<a onclick='location=&quot;http://evil.example/x&quot;'>",
        "<svg><a xlink:href='http://evil.example/x'>",
        "<svg><set attributeName=href to=http://evil.example/x />",
        "<iframe srcdoc='&lt;a href=&quot;http://evil.example/x&quot;>'>",
        "<Relationship Target='http://evil&#x2e;example/x' TargetMode='External'/>",
        "<jnlp codebase=http://evil.example/x>"
      })
  void html_addressInAnyAttribute_isALink(String html) {
    assertThat(html(html).urls).contains("http://evil.example/x");
  }

  @Test
  void html_namesOfNamespaces_areNoLinks() {
    assertThat(html("<html xmlns='http://ns.example/a' xmlns:o='http://ns.example/b'>").urls)
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!--[if mso]><a href=http://evil.example/x><![endif]-->",
        "<!--[if !mso]><!--><a href=http://evil.example/x><!--<![endif]-->",
        "<!-- --!><a href=http://evil.example/x>-->",
        "<!--><a href=http://evil.example/x>-->",
        "<!---><a href=http://evil.example/x>-->",
      })
  void html_commentsThatClientsEndEarlierOrShow_hideNothing(String html) {
    assertThat(html(html).urls).contains("http://evil.example/x");
  }

  @Test
  void html_numericReferences_needNoSemicolonAndMayBeLong() {
    assertThat(html("<a href=http://evil&#46example/x>").urls).contains("http://evil.example/x");
    assertThat(html("<a href=http://evil&#0000000000000046;example/x>").urls)
        .contains("http://evil.example/x");
    assertThat(html("<a href='http://e.example/&#;&#x;&#99999999999;'>").urls)
        .contains("http://e.example/&#;&#x;\ufffd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ｅｖｉｌ。example/x",
        "http://ev&shy;il.example/x",
        "http://evil%EF%BC%8Eexample/x",
        "http://%65vil.example:80/x"
      })
  void html_hostsThatLookOtherwise_areAsClientsReadThem(String link) {
    Links links = html("<a href='" + link + "'>");
    assertThat(links.urls).contains("http://evil.example/x");
    assertThat(links.hosts.domains).contains("evil.example");
  }

  @Test
  void html_runsOfTextDocuments_splitNoWord() {
    String runs = "<w:p><w:r><w:t>http://ev</w:t></w:r><w:r><w:t>il.example/x</w:t></w:r></w:p>";
    assertThat(html(runs + "<w:p><w:r><w:t>y</w:t></w:r></w:p>").urls)
        .containsExactly("http://evil.example/x");
    assertThat(html("<text:p>http://ev<text:span>il.example/x</text:span><text:s/>y").urls)
        .containsExactly("http://evil.example/x");
  }

  @Test
  void scan_textOfOtherSubtypes_isReadAsHtmlToo() {
    String page = "From: a@b.example\nContent-Type: %s\n\n<a href='http://evil&#46;example/x'>";
    for (String type : List.of("text/x-amp-html", "text/watch-html")) {
      assertThat(verdict(page.formatted(type))).isEqualTo(Verdict.SIGHTING);
    }
    String text = page.replace("<a", "see <a");
    assertThat(verdict(text.formatted("text/html"))).isEqualTo(Verdict.SIGHTING);
    assertThat(verdict(text.formatted("text/plain"))).isEqualTo(Verdict.CLEAN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "html", "text"})
  void scan_plainTextThatStartsWithATag_isReadAsHtmlToo(String type) {
    String page = "\n\n <a href='http://evil&#46;example/x'>";
    assertThat(verdict("From: a@b.example\nContent-Type: " + type + page))
        .isEqualTo(Verdict.SIGHTING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>location='http://ev'+'il.example/x'</script>",
        "<script>location=\"\\x68ttp://evil\\u002eexample/x\"</script>",
        "<script>d={\"u\":\"http:\\/\\/evil.example\\/x\"}</script>",
        "<script>location='x/elpmaxe.live//:ptth'.split('').reverse().join('')</script>",
        "<script>location='http://evil.example/x'+y</script>",
        "<script>location='\\u{68}ttp:/\\u{0002f}evil.example/x'</script>",
        "<script>location=decodeURIComponent('http%3A%2F%2Fevil.example%2Fx')</script>",
        "<script>location=unescape('%68ttp'+'%u003a%2f/evil.example/x')</script>",
        "<a href=\"javascript:location='http%3A//evil.example/x'\">",
        "<a onclick=\"location='http:'+'//evil.example/x'\">",
        "<td style='background:url(http://e\\76 il.example/x)'>",
        "<style>a{background:url(http://e\\76 il.example/x)}</style>",
        "<iframe srcdoc=\"&lt;a href='http://evil&amp;#46;example/x'>\">",
        "<a href='http://e\0vil.example/x'>",
        "<a href=\"javascript:location='http://ev'+'il.example/x'\">",
        "<a href='view-source:http://evil.example/x'>",
        "<a href='ms-word:ofe|u|http://evil.example/x'>",
        "<a href='\1http://evil.example/x'>",
        "<img lowsrc=//evil.example/x>",
        "<base href='//evil.example/'><a href=x>",
        "<a href='http://someone@evil.example/x'>",
        "<a href='http://evil.example./x'>"
      })
  void html_addressWrittenOtherwise_isALink(String html) {
    assertThat(html(html).urls).contains("http://evil.example/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg><![CDATA[ http://evil.example/x ]]>",
        "<svg><text><![CDATA[http://evil.example/x]]></text></svg>",
        "<rss><description><![CDATA[<a href='http://evil.example/x'>y</a>]]></description></rss>",
        "<svg><script><![CDATA[ location='http://evil.example/x' ]]></script></svg>",
        "<script><!--\nlocation='http://evil.example/x'\n//--></script>",
        "<script>for(i=0;i<n;i++){f('http://evil.example/x')}</script>",
        "<style><!-- @import 'http://evil.example/x'; --></style>"
      })
  void html_addressInWhatIsNoMarkup_isALink(String html) {
    assertThat(html(html).urls).contains("http://evil.example/x");
  }

  @Test
  void html_scriptsWithoutEnd_areReadOnce() {
    int[] read = {0};
    HtmlText.read(
        "<script>a<b ".repeat(1000), "", (_, _) -> {}, text -> read[0] += text.length(), _ -> {});
    assertThat(read[0]).isLessThan(2 * 12_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "location=['http:','','evil.example','x'].join('/')",
        "location='hxxp://evil.example/x'.replace('xx','tt')",
        "location='h#tt#p://ev#il.example/x'.replace(/#/g,'')",
        "location='ht-tp://ev-il.example/x'.replaceAll('-', \"\")",
        "location='ht-tp://ev-il.example/x'.split('-').join('')",
        "location='x/elpmaxe.live//:ptth'.split('').reverse().join('')",
        "location='http'.concat('://evil','.example/x')",
        "location=String.fromCharCode(104,116,116,112)+'://evil.example/x'",
        "location=atob('aHR0cDovL2V2')+'aWwuZXhhbXBsZS94'.replace('aWwuZXhhbXBsZS94','il.example/x')",
        "location='\\150ttp:\\57/evil.example/x'",
        "location=`http://${'evil'}.example/x`",
        "var h = 'evil'; location = `http://${h}.example/x`",
        "var a='ht'; location=a+'tp://evil.example/x'",
        "a=\"http\";b=\"://evil.example/x\";location=a+b",
        "let u='ht'\nu += 'tp:'\nu += '//evil.example/x'\nwindow.open(u)",
        "var _0x=['evil.example/x','http://'];location=_0x[1]+_0x[0]",
        "location=decodeURIComponent('http%3A'+'%2F%2Fe'.concat('vil.example%2Fx'))"
      })
  void html_addressThatAScriptComputesFromLiterals_isALink(String script) {
    assertThat(html("<script>" + script + "</script>").urls).contains("http://evil.example/x");
    assertThat(html("<a onclick=\"" + script.replace("\"", "&quot;") + "\">").urls)
        .contains("http://evil.example/x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//", "/", "x", "//x", "http:", "a:b", ":", "//:", "\\\\"})
  void html_baseThatIsNone_isSurvived(String base) {
    Links links = html("<base href='" + base + "'><a href=y><a href=/y><a href=//z.example/y>");
    assertThat(links.urls).contains("http://z.example/y");
  }

  @Test
  void html_scriptThatIsTooMuchWork_isNotWhole() {
    String script = "a='" + "b".repeat(1000) + "';" + "a=a+'';".repeat(20_000);
    assertThat(html("<script>" + script + "</script>").whole).isFalse();
    assertThat(html("<script>a='b';x(a+'c')</script>").whole).isTrue();
    RawMessage mail =
        Samples.message(
            ("Subject: x\r\nContent-Type: text/html\r\n\r\n<script>" + script + "</script>")
                .getBytes(StandardCharsets.US_ASCII));
    Scanner scanner =
        new Scanner(Samples.rules("[url:value = 'http://evil.example/x']"), Limits.standard());
    assertThat(scanner.scan(mail).verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>location = f(x)</script>",
        "<SCRIPT>if (a<b) location.replace(f(x))</SCRIPT>",
        "<body onload='location&#61;f(x)'>",
        "<a href='javascript:location%3Df(x)'>",
        "<svg><title><script>location=f(x)</script></title></svg>",
        "<svg><script>location&#61;f(x)</script></svg>",
        "<iframe srcdoc='<script>location=f(x)</script>'>",
        "<script>u=f(x)</script><script>location=u</script>"
      })
  void html_scriptThatComputesWhereItLeads_isAGap(String page) {
    assertThat(verdict(PAGE + page, "[url:value = 'http://evil.example/x']"))
        .isEqualTo(Verdict.INCOMPLETE);
    assertThat(verdict(PAGE + page, "[domain-name:value = 'evil.example']"))
        .isEqualTo(Verdict.INCOMPLETE);
    assertThat(verdict(PAGE + page, "[file:name = 'evil.js']")).isEqualTo(Verdict.CLEAN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>location = f(x)</p>",
        "<script>location.reload()</script>",
        "<script>function go(u){location=u}</script><a onclick=\"go('http://one.example/')\">",
        "<script>location.hash = f(x)</script>"
      })
  void html_scriptThatLeadsNowhereNew_isClean(String page) {
    assertThat(verdict(PAGE + page, "[url:value = 'http://evil.example/x']"))
        .isEqualTo(Verdict.CLEAN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>location = '//evil.example/x'</script>",
        "<script>a='//evil.';b='example/x'</script><script>open(a+b)</script>",
        "<script>document.write('<a href=//evil&#46;example/x>')</script>"
      })
  void html_placeThatAScriptSays_isReadAsAReference(String page) {
    assertThat(verdict(PAGE + page, "[url:value = 'http://evil.example/x']"))
        .isEqualTo(Verdict.SIGHTING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href='http://good.example/?u=http%3A%2F%2Fevil.example%2Fx'>",
        "<a href='http://good.example/?u=http%253A%252F%252Fevil.example%252Fx&v=1'>",
        "<a href='http://good.example/?u=http://evil.example/x&v=1'>",
        "<a href='http://good.example/r/http://evil.example/x'>",
        "<a href='http://good.example/?u=a1aHR0cDovL2V2aWwuZXhhbXBsZS94&v=1'>",
        "<a href='http://a.example/?http%3A%2F%2Fb.example%2F%3Fu%3Dhttp%253A%252F%252Fevil.example%252Fx'>",
        "http://good.example/?u=http%3A%2F%2Fevil.example%2Fx",
        "<style>@import url(//evil.example/x)</style>",
        "<style>@import '//evil.example/x';</style>",
        "<p style=\"background:url('//evil.example/x')\">",
        "<a href='http://evil.exa\fmple/x'>",
        "<a href='ht\u0001tp://evil.example/x'>",
        "<a href='search-ms:query=x&crumb=location:\\\\evil.example@80\\x'>",
        "<a href='\\\\evil.example@80\\x'>",
        "<a href='file://evil.example@80/x'>"
      })
  void html_addressInsideOfAnother_isALink(String page) {
    assertThat(html(page).urls).contains("http://evil.example/x");
  }

  @Test
  void html_addressInsideOfAnother_doesNotReplaceIt() {
    assertThat(html("<a href='http://good.example/?u=https%3A%2F%2Fevil.example%2Fx'>").urls)
        .containsExactlyInAnyOrder(
            "http://good.example/?u=https%3A%2F%2Fevil.example%2Fx", "https://evil.example/x");
    assertThat(html("<a href='\\\\evil.example@SSL@8443\\x'>").urls)
        .contains("https://evil.example:8443/x");
  }

  @Test
  void url_manyInOne_areBounded() {
    Links links = html("<a href='" + "http://a.example/?u=".repeat(1000) + "'>");
    assertThat(links.urls).hasSizeLessThan(100);
    assertThat(links.whole).isFalse();
    assertThat(html("<a href='" + "http://a.example/?u=".repeat(10) + "'>").whole).isTrue();
  }

  @Test
  void html_scriptThatComputesWhatIsBehindAHost_isAGapForUrlsAlone() {
    String page = "<script>location = 'http://one.example/?' + f(x)</script>";
    assertThat(verdict(PAGE + page, "[url:value = 'http://one.example/?1']"))
        .isEqualTo(Verdict.INCOMPLETE);
    assertThat(verdict(PAGE + page, "[domain-name:value = 'evil.example']"))
        .isEqualTo(Verdict.CLEAN);
  }

  @Test
  void html_pagesInPages_areBounded() {
    String page = "<a href='http://evil&#46;example/x'>";
    for (int i = 0; i < 4; i++) {
      page = "<iframe srcdoc=\"" + page.replace("&", "&amp;").replace("\"", "&quot;") + "\">";
    }
    assertThat(html(page).urls).contains("http://evil.example/x");
    String deeper = page.replace("&", "&amp;").replace("\"", "&quot;");
    assertThat(html(page).whole).isTrue();
    assertThat(html("<iframe srcdoc=\"" + deeper + "\">").whole).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Base: http://evil.example/\n",
        "Content-Location: http://evil.example/a\n",
        "Content-Location: \"http://evil.\n example/a\"\n"
      })
  void scan_relativeLink_isResolvedAgainstThePlaceOfThePage(String field) {
    String page = "From: a@b.example\n" + field + "Content-Type: text/html\n\n<a href=x>";
    assertThat(verdict(page)).isEqualTo(Verdict.SIGHTING);
    assertThat(verdict(page.replace("<a", "<base href='http://good.example/'><a")))
        .isEqualTo(Verdict.CLEAN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: http://evil.example/x",
        "List-Unsubscribe: <mailto:a@b.example>, <http://evil.example/x>"
      })
  void scan_fieldThatClientsShow_hasLinks(String field) {
    assertThat(verdict("From: a@b.example\n" + field + "\n\ntext")).isEqualTo(Verdict.SIGHTING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WEB\r\n1\r\nhttp://evil.example/x\r\n",
        "ID;P\r\nC;X1;Y1;K\"http://evil.example/x\"\r\nE\r\n",
        "=HYPERLINK(\"http://evil.example/x\")\r\n",
        "[Desktop Entry]\nURL=http://evil.example/x\n",
        "[InternetShortcut]\r\nURL=http://evil.example/x\r\n",
        "alternate shell:s:http://evil.example/x\r\n",
        "var u = 'ht' + 'tp:\\/\\/evil.example/x';",
        "u = \"ht\" & \"tp://evil.example/x\""
      })
  void scan_addressInAFileOfText_isALink(String text) {
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      for (String mark : List.of("", "\ufeff")) {
        byte[] file = (mark + text).getBytes(charset);
        assertThat(verdict(Samples.mail("s", "a.bin", file))).isEqualTo(Verdict.SIGHTING);
        byte[] other = (mark + text.replace("evil", "good")).getBytes(charset);
        assertThat(verdict(Samples.mail("s", "a.bin", other))).isEqualTo(Verdict.CLEAN);
      }
    }
  }

  @Test
  void scan_hostInSettingsOfRemoteDesktop_isADomain() {
    byte[] file = Samples.bytes("screen mode id:i:2\r\nfull address:s:evil.example\r\n");
    String mail = Samples.mail("s", "a.rdp", file);
    assertThat(verdict(mail, "[domain-name:value = 'evil.example']")).isEqualTo(Verdict.SIGHTING);
  }

  @Test
  void scan_wideHtmlWithoutItsLabel_isRead() {
    byte[] page = "<a href='http://evil&#46;example/x'>".getBytes(StandardCharsets.UTF_16LE);
    String mail =
        "From: a@b.example\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder().encodeToString(page);
    assertThat(verdict(mail)).isEqualTo(Verdict.SIGHTING);
  }

  @Test
  void scan_flowedLinesWithoutTheirSpace_areJoined() {
    String text = "From: a@b.example\nContent-Type: text/plain; format=flowed%s\n\nhttp://evil. \n";
    assertThat(verdict(text.formatted("; delsp=yes") + "example/x\n")).isEqualTo(Verdict.SIGHTING);
    assertThat(verdict(text.formatted("") + "example/x\n")).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void scan_addressThatAScriptKeepsInBase64_isALink() {
    String page =
        "From: a@b.example\nContent-Type: text/html\n\n<script>location=atob('%s')</script>\n";
    assertThat(verdict(page.formatted("aHR0cDovL2V2aWwuZXhhbXBsZS94"))).isEqualTo(Verdict.SIGHTING);
    assertThat(verdict(page.formatted("aHR0cDovL2dvb2QuZXhhbXBsZS94"))).isEqualTo(Verdict.CLEAN);
  }

  private static Verdict verdict(String message) {
    return verdict(message, "[url:value = 'http://evil.example/x']");
  }

  private static Verdict verdict(String message, String pattern) {
    return new Scanner(Samples.rules(pattern), Limits.standard())
        .scan(Samples.message(message))
        .verdict();
  }

  private static Links text(String text) {
    Links links = new Links();
    links.text(text);
    return links;
  }

  private static Links html(String html) {
    Links links = new Links();
    links.html(html, "");
    return links;
  }
}
