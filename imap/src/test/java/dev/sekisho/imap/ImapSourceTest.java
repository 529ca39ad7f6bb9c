package dev.sekisho.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.container.Item;
import dev.sekisho.container.RawMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mailboxes of a real Dovecot.
class ImapSourceTest {
  private static final byte[] SMALL = bytes("Subject: small\r\n\r\nhello\r\n");
  private static final byte[] LARGE = large();
  private static final String TEST = "\u30c6\u30b9\u30c8";

  @TempDir private static Path folder;
  private static Dovecot dovecot;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] large() {
    StringBuilder text = new StringBuilder("Subject: large\r\n\r\n");
    Random random = new Random(1);
    while (text.length() < 3_000_000) {
      text.append(Long.toHexString(random.nextLong())).append(")}{\"\r\n");
    }
    return bytes(text.toString());
  }

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    dovecot = Dovecot.start(folder);
    dovecot.deliver("", "1", SMALL);
    dovecot.deliver("", "2", LARGE);
    dovecot.deliver("", "3", bytes("\r\n"));
    dovecot.deliver("Archive.2003", "1", SMALL);
    dovecot.deliver("&MMYwuTDI-", "1", SMALL);
  }

  @AfterAll
  static void stop() throws IOException {
    if (dovecot != null) {
      dovecot.close();
    }
  }

  private static ImapAccess access(@Nullable Path authorities, boolean plaintext)
      throws IOException {
    return new ImapAccess("secret", Tls.trusting(authorities), plaintext);
  }

  private static List<Item> items(String address, Limits limits, ImapSource.Known known)
      throws IOException {
    List<Item> items = new ArrayList<>();
    ImapAccess access = access(dovecot.authority(), false);
    try (ImapSource source = ImapSource.open(ImapAddress.parse(address), access, limits, known)) {
      for (Item item = source.next(); item != null; item = source.next()) {
        items.add(item);
      }
    }
    return items;
  }

  private static String imaps() {
    return "imaps://taro@localhost:" + dovecot.tlsPort;
  }

  private static Map<String, byte[]> messages(List<Item> items) {
    Map<String, byte[]> messages = new TreeMap<>();
    for (Item item : items) {
      RawMessage message = ((Item.Message) item).message();
      assertThat(message.missing()).isNull();
      assertThat(message.defects()).isEmpty();
      String mailbox = message.source().replaceFirst(";UIDVALIDITY=\\d+$", "");
      messages.put(mailbox + " " + message.number(), message.bytes().toArray());
    }
    return messages;
  }

  @Test
  void source_allMailboxes_givesEachMessageByteForByte() throws IOException {
    Map<String, byte[]> messages = messages(items(imaps(), Limits.standard(), (_, _) -> false));
    assertThat(messages.keySet())
        .containsExactlyInAnyOrder(
            imaps() + "/INBOX 1",
            imaps() + "/INBOX 2",
            imaps() + "/INBOX 3",
            imaps() + "/Archive.2003 1",
            imaps() + "/" + TEST + " 1");
    assertThat(messages.values())
        .usingElementComparator(java.util.Arrays::compare)
        .containsExactlyInAnyOrder(SMALL, LARGE, bytes("\r\n"), SMALL, SMALL);
  }

  @Test
  void source_oneMailbox_givesOnlyIts() throws IOException {
    String address = imaps() + "/" + TEST;
    assertThat(messages(items(address, Limits.standard(), (_, _) -> false)).keySet())
        .containsExactly(address + " 1");
  }

  @Test
  void source_startTls_isBegunAndChecked() throws IOException {
    String address = "imap://taro@0.0.0.0:" + dovecot.port + "/INBOX";
    assertThat(items(address, Limits.standard(), (_, _) -> false)).hasSize(3);
    assertThatThrownBy(() -> open(address, dovecot.otherAuthority(), false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no TLS with the server");
  }

  private static void open(String address, @Nullable Path authorities, boolean plaintext)
      throws IOException {
    ImapSource.open(
            ImapAddress.parse(address),
            access(authorities, plaintext),
            Limits.standard(),
            (_, _) -> false)
        .close();
  }

  @Test
  void source_plaintextAsked_needsNoCertificate() throws IOException {
    open("imap://taro@0.0.0.0:" + dovecot.port, dovecot.otherAuthority(), true);
    open("imap://taro@localhost:" + dovecot.port, dovecot.otherAuthority(), false);
  }

  @Test
  void source_otherAuthorityOrName_isRefused() {
    assertThatThrownBy(() -> open(imaps(), dovecot.otherAuthority(), false))
        .hasMessageStartingWith(imaps() + ": no TLS with the server: ");
    assertThatThrownBy(() -> open(imaps(), null, true))
        .hasMessageContaining("no TLS with the server");
    String byNumber = imaps().replace("localhost", "127.0.0.1");
    assertThatThrownBy(() -> open(byNumber, dovecot.authority(), false))
        .hasMessageContaining("no TLS with the server");
  }

  @Test
  void source_wrongPassword_isSaidWithoutIt() throws IOException {
    ImapAccess wrong = new ImapAccess("guessed9", Tls.trusting(dovecot.authority()), false);
    assertThat(wrong.toString()).doesNotContain("guessed9");
    assertThatThrownBy(
            () ->
                ImapSource.open(
                    ImapAddress.parse(imaps()), wrong, Limits.standard(), (_, _) -> false))
        .hasMessageContaining("refused AUTHENTICATE")
        .hasMessageNotContaining("guessed9");
  }

  @Test
  void source_absentMailbox_isSaid() throws IOException {
    List<Item> items = items(imaps() + "/none", Limits.standard(), (_, _) -> false);
    assertThat(items).hasSize(1);
    assertThat(((Item.Failure) items.getFirst()).source()).isEqualTo(imaps() + "/none");
  }

  @Test
  void source_known_isPassedOverAndNotRead() throws IOException {
    List<String> asked = new ArrayList<>();
    List<Item> items =
        items(
            imaps() + "/INBOX",
            Limits.standard(),
            (mailbox, uid) -> {
              asked.add(mailbox.replaceFirst("=\\d+$", "") + " " + uid);
              return uid != 3;
            });
    assertThat(items).hasSize(1);
    String mailbox = imaps() + "/INBOX;UIDVALIDITY";
    assertThat(asked).containsExactly(mailbox + " 1", mailbox + " 2", mailbox + " 3");
  }

  @Test
  void source_messageAtAndOverTheLimit_isCutAndSaid() throws IOException {
    Limits at = Limits.standard().with(Limit.MESSAGE_BYTES, LARGE.length);
    assertThat(message(at, 2).missing()).isNull();
    Limits over = Limits.standard().with(Limit.MESSAGE_BYTES, LARGE.length - 1L);
    assertThat(message(over, 2).missing()).isEqualTo(Missing.of(Limit.MESSAGE_BYTES));
    assertThat(message(over, 2).bytes().length()).isEqualTo(LARGE.length - 1);
  }

  private static RawMessage message(Limits limits, long uid) throws IOException {
    return items(imaps() + "/INBOX", limits, (_, other) -> other != uid).stream()
        .map(item -> ((Item.Message) item).message())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void source_reading_changesNothing() throws IOException {
    items(imaps(), Limits.standard(), (_, _) -> false);
    try (Stream<Path> files = Files.walk(dovecot.mail())) {
      List<String> messages =
          files
              .filter(file -> file.toString().matches(".*/(cur|new)/.*"))
              .map(file -> file.getFileName().toString())
              .toList();
      assertThat(messages).hasSize(5).noneMatch(name -> name.matches(".*:2,.*S.*"));
    }
  }
}
