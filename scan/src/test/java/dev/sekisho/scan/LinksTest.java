package dev.sekisho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinksTest {
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

  private static Links text(String text) {
    Links links = new Links();
    links.text(text);
    return links;
  }

  private static Links html(String html) {
    Links links = new Links();
    links.html(html);
    return links;
  }
}
