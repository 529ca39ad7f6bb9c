package dev.sekisho.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.container.Item;
import dev.sekisho.container.RawMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that lie. Whatever they say, reading ends, and what is missing is said.
class HostileServerTest {

  /// The answers of a server with one message `Subject: x`, but for those that a test gives.
  private static String honest(String command) {
    int space = command.indexOf(' ');
    return switch (space < 0 ? command : command.substring(0, space)) {
      case "CAPABILITY" -> "* CAPABILITY IMAP4rev1\r\n{tag} OK\r\n";
      case "LIST" -> "* LIST (\\HasNoChildren) \"/\" INBOX\r\n{tag} OK\r\n";
      case "EXAMINE" -> "* 1 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n{tag} OK [READ-ONLY]\r\n";
      case "FETCH" -> "* 1 FETCH (UID 5 RFC822.SIZE 14)\r\n{tag} OK\r\n";
      case "UID" ->
          command.contains("<0.")
              ? "* 1 FETCH (UID 5 BODY[]<0> {14}\r\nSubject: x\r\n\r\n)\r\n{tag} OK\r\n"
              : "* 1 FETCH (UID 5 BODY[]<14> \"\")\r\n{tag} OK\r\n";
      default -> "{tag} OK\r\n";
    };
  }

  private static List<Item> items(FakeServer.Answers answers) throws IOException {
    return items(answers, "localhost", Limits.standard());
  }

  private static List<Item> items(FakeServer.Answers answers, String host, Limits limits)
      throws IOException {
    List<Item> items = new ArrayList<>();
    try (FakeServer server = new FakeServer(answers)) {
      ImapAddress address = ImapAddress.parse("imap://u@" + host + ":" + server.port());
      ImapAccess access = new ImapAccess("secret", Tls.trusting(null), false);
      try (ImapSource source = ImapSource.open(address, access, limits, (_, _) -> false)) {
        for (Item item = source.next(); item != null; item = source.next()) {
          items.add(item);
          assertThat(items).hasSizeLessThan(100);
        }
      }
    }
    return items;
  }

  /// Honest, but for one command.
  private static FakeServer.Answers but(String command, String answer) {
    return asked -> asked.startsWith(command) ? answer : honest(asked);
  }

  private static RawMessage message(List<Item> items) {
    assertThat(items).hasSize(1);
    return ((Item.Message) items.getFirst()).message();
  }

  private static String failure(List<Item> items) {
    Item.Failure failure = (Item.Failure) items.getLast();
    return failure.source() + ": " + failure.reason();
  }

  @Test
  void honest_message_isRead() throws IOException {
    RawMessage message = message(items(HostileServerTest::honest));
    assertThat(message.bytes().length()).isEqualTo(14);
    assertThat(message.defects()).isEmpty();
    assertThat(message.missing()).isNull();
    assertThat(message.source()).endsWith("/INBOX;UIDVALIDITY=7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2000000000", "9999999999", "1048577"})
  void literal_largerThanAskedFor_isRefusedUnread(String length) throws IOException {
    String lie = "* 1 FETCH (UID 5 BODY[]<0> {" + length + "}\r\n";
    assertThat(failure(items(but("UID FETCH", lie))))
        .contains("/INBOX;UIDVALIDITY=7/;UID=5: ")
        .contains("nobody asked for")
        .contains("nothing from here on was read");
  }

  @Test
  void lines_withoutEnd_areCut() throws IOException {
    assertThat(failure(items(but("UID FETCH", "* 1 FETCH " + "x".repeat(200_000)))))
        .contains("lines without end");
    assertThat(failure(items(but("UID FETCH", "* 1 EXISTS\r\n".repeat(200_000)))))
        .contains("lines without end");
    assertThatThrownBy(() -> items(but("LIST", "* LIST () \"/\" {0}\r\n\r\n".repeat(1_000_000))))
        .hasMessageContaining("lines without end");
  }

  @Test
  void silence_ends() {
    Limits limits = Limits.standard().with(Limit.TIME, 100);
    assertThatThrownBy(() -> items(but("CAPABILITY", ""), "localhost", limits))
        .hasMessageContaining("takes too long");
  }

  @Test
  void connection_lostInAMessage_isSaidWithItsPlace() throws IOException {
    String cut = "* 1 FETCH (UID 5 BODY[]<0> {14}\r\nSubj";
    FakeServer.Answers answers =
        new FakeServer.Answers() {
          private boolean gone;

          @Override
          public @Nullable String to(String command) {
            gone |= command.startsWith("UID FETCH");
            return gone ? null : honest(command);
          }
        };
    assertThat(failure(items(answers)))
        .contains(";UID=5: the server closed the connection; nothing from here on was read");
    Limits limits = Limits.standard().with(Limit.TIME, 3_000);
    assertThat(failure(items(but("UID FETCH", cut), "localhost", limits)))
        .contains(";UID=5: the server takes too long");
    assertThat(failure(items(but("UID FETCH", "* BYE shutting down\r\n"))))
        .contains("shutting down");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "15", "99999999999"})
  void size_otherThanSaid_isADefect(String said) throws IOException {
    String lie = "* 1 FETCH (UID 5 RFC822.SIZE " + said + ")\r\n{tag} OK\r\n";
    RawMessage message = message(items(but("FETCH", lie)));
    assertThat(message.bytes().length()).isEqualTo(14);
    assertThat(message.defects()).extracting("code").containsExactly("source.size");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* 1 FETCH (UID 5 BODY[] NIL)\r\n{tag} OK\r\n",
        "* 1 FETCH (UID 6 BODY[]<0> \"x\")\r\n{tag} OK\r\n",
        "* 1 FETCH (UID 5 BODY[]<9> \"x\")\r\n{tag} OK\r\n",
        "* 1 FETCH (UID 5 BODY[]<0> {12345678901}\r\n)\r\n{tag} OK\r\n",
        "{tag} OK\r\n"
      })
  void message_notGiven_isMissing(String answer) throws IOException {
    RawMessage message = message(items(but("UID FETCH", answer)));
    assertThat(Objects.requireNonNull(message.missing()).cause()).isEqualTo(Cause.IO);
  }

  @Test
  void message_refused_isSaidAndTheRestRead() throws IOException {
    List<Item> items = items(but("UID FETCH", "{tag} NO [SERVERBUG] no\r\n"));
    assertThat(failure(items))
        .contains(";UID=5: the server refused UID")
        .doesNotContain("from here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "4000000000", "999999999999999999"})
  void count_moreThanShown_isSaid(String told) throws IOException {
    String lie = "* " + told + " EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n{tag} OK\r\n";
    FakeServer.Answers answers =
        command ->
            command.startsWith("FETCH") && !command.startsWith("FETCH 1:")
                ? "{tag} OK\r\n"
                : but("EXAMINE", lie).to(command);
    List<Item> items = items(answers);
    assertThat(items).hasSize(2);
    assertThat(failure(items)).contains("says it holds " + told + " messages and shows 1");
  }

  @Test
  void identifiers_notAscending_areRefused() throws IOException {
    String twice = "* 1 FETCH (UID 5 RFC822.SIZE 1)\r\n".repeat(2) + "{tag} OK\r\n";
    assertThat(failure(items(but("FETCH", twice)))).contains("do not ascend");
  }

  @Test
  void startTls_notOfferedOrInjected_isRefused() {
    assertThatThrownBy(() -> items(HostileServerTest::honest, "0.0.0.0", Limits.standard()))
        .hasMessageContaining("offers no TLS")
        .hasMessageContaining("--imap-plaintext");
    FakeServer.Answers injecting =
        command ->
            switch (command) {
              case "CAPABILITY" -> "* CAPABILITY IMAP4rev1 STARTTLS\r\n{tag} OK\r\n";
              case "STARTTLS" -> "{tag} OK\r\n* CAPABILITY AUTH=PLAIN\r\n";
              default -> throw new IllegalStateException("sent in the clear: " + command);
            };
    assertThatThrownBy(() -> items(injecting, "0.0.0.0", Limits.standard()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void logIn_withoutPlain_usesLogin() throws IOException {
    List<String> asked = new ArrayList<>();
    items(
        command -> {
          asked.add(command);
          return honest(command);
        });
    assertThat(asked).contains("LOGIN \"u\" \"secret\"").anyMatch(c -> c.contains("BODY.PEEK["));
    assertThat(asked).noneMatch(c -> c.startsWith("SELECT") || c.contains(" BODY["));
  }

  @Property(tries = 60)
  void answers_mutated_neverThrowElseAndEnd(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Limits limits = Limits.standard().with(Limit.TIME, 50);
    try {
      items(command -> mutated(honest(command), random), "localhost", limits);
    } catch (IOException said) {
      assertThat(said.getMessage()).startsWith("imap://u@localhost");
    }
  }

  private static String mutated(String answer, Random random) {
    StringBuilder text = new StringBuilder(answer);
    if (random.nextInt(3) == 0) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.setCharAt(at, (char) random.nextInt(256));
        case 1 -> text.deleteCharAt(at);
        default -> text.insert(at, "{9}\r\n(");
      }
    }
    return text.toString();
  }
}
