package dev.sekisho.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImapAddressTest {
  @Test
  void parse_addresses_giveTheirParts() throws IOException {
    assertThat(ImapAddress.parse("imaps://taro@mail.example.jp/"))
        .isEqualTo(new ImapAddress(true, "taro", "mail.example.jp", 993, null));
    assertThat(ImapAddress.parse("IMAP://taro%40example.jp@[::1]:1143/a%20b/c"))
        .isEqualTo(new ImapAddress(false, "taro@example.jp", "::1", 1143, "a b/c"));
    assertThat(ImapAddress.parse("imap://taro@h/\u30c6\u30b9\u30c8").folder())
        .isEqualTo("\u30c6\u30b9\u30c8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imaps://taro@mail.example.jp",
        "imap://taro%40example.jp@[::1]:1143/a%20b/c",
        "imap://ta%2Fro@h/%23a"
      })
  void parse_writtenOut_isTheSame(String text) throws IOException {
    ImapAddress address = ImapAddress.parse(text);
    String folder = address.folder();
    assertThat(folder == null ? address.toString() : address.of(folder)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imaps://",
        "imaps://host/",
        "imaps://@host/",
        "imaps://u@host/a?b",
        "imaps://u@host/#a",
        "imaps://u@ho st/",
        "imaps:///folder"
      })
  void parse_somethingElse_isSaid(String text) {
    assertThatThrownBy(() -> ImapAddress.parse(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not an IMAP address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"imaps://u:secret@host/", "imaps://u%3Asecret@host/"})
  void parse_password_isRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> ImapAddress.parse(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("with a password in it")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "INBOX, INBOX",
    "'~peter/mail/&U,BTFw-/&ZeVnLIqe-', ~peter/mail/\u53f0\u5317/\u65e5\u672c\u8a9e",
    "a&-b, a&b"
  })
  void mailboxName_examplesOfTheStandard_goBothWays(String sent, String text) {
    assertThat(MailboxName.decoded(sent)).isEqualTo(text);
    assertThat(MailboxName.encoded(text)).isEqualTo(sent);
  }

  @Property
  void mailboxName_anyText_comesBack(@ForAll String text) {
    String wellFormed =
        text.codePoints()
            .filter(c -> c < 0xd800 || c > 0xdfff)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    assertThat(MailboxName.decoded(MailboxName.encoded(wellFormed))).isEqualTo(wellFormed);
    assertThat(MailboxName.encoded(text)).matches("[ -~]*");
  }

  @Property
  void mailboxName_anyBytes_neverThrow(@ForAll String sent) {
    assertThat(MailboxName.decoded(sent)).isNotNull();
  }
}
