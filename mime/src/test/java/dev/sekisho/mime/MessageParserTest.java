package dev.sekisho.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageParserTest {
  private static Entity parse(String message) {
    return parse(message, Limits.standard());
  }

  private static Entity parse(String message, Limits limits) {
    return MessageParser.parse(Slice.ofLatin1(message), Budget.of(limits));
  }

  private static List<String> codes(Entity entity) {
    return entity.defects().stream().map(Defect::code).toList();
  }

  @Test
  void parse_plainMessage_isTextLeaf() {
    Entity message = parse("Subject: a\n b\nTo: c@d\n\nHello\n");

    assertThat(message.isMessage()).isTrue();
    assertThat(message.mediaType()).isEqualTo("text/plain");
    assertThat(message.headers().named("SUBJECT").getFirst().text()).isEqualTo("a b");
    assertThat(message.text()).isEqualTo("Hello\n");
    assertThat(message.parts()).isEmpty();
    assertThat(message.defects()).isEmpty();
  }

  @Test
  void parse_multipart_hasPartsWithSpans() {
    String text =
        """
        Content-Type: multipart/mixed; boundary="b"

        preamble
        --b

        one
        --b
        Content-Type: application/octet-stream
        Content-Transfer-Encoding: base64
        Content-Disposition: attachment; filename="a.bin"

        AAEC
        --b--
        epilogue
        """;
    Entity message = parse(text);

    assertThat(message.parts()).hasSize(2);
    Entity first = message.parts().getFirst();
    Entity second = message.parts().getLast();
    assertThat(first.text()).isEqualTo("one");
    assertThat(second.content().toArray()).containsExactly(0, 1, 2);
    assertThat(second.fileNames()).containsExactly("a.bin");
    assertThat(second.disposition()).isEqualTo("attachment");
    assertThat(message.preamble().latin1()).isEqualTo("preamble");
    assertThat(message.epilogue().latin1()).isEqualTo("epilogue\n");
    assertThat(text.substring(second.start(), second.start() + second.length()))
        .startsWith("Content-Type: app")
        .endsWith("AAEC");
    assertThat(message.defects()).isEmpty();
  }

  @Test
  void parse_noClosingDelimiter_keepsLastPart() {
    Entity message = parse("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo");

    assertThat(message.parts()).extracting(Entity::text).containsExactly("one", "two");
    assertThat(codes(message)).containsExactly(Code.CLOSE_MISSING);
  }

  @Test
  void parse_partsOverLimit_areMissing() {
    Entity message =
        parse(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo\n--b--",
            Limits.standard().with(Limit.PARTS, 2));

    assertThat(message.parts()).hasSize(1);
    assertThat(message.missing()).isEqualTo(Missing.of(Limit.PARTS));
  }

  @Test
  void parse_nestedMessage_hasItsParts() {
    Entity message =
        parse(
            """
            Content-Type: multipart/mixed; boundary=a

            --a
            Content-Type: message/rfc822

            Subject: inner
            Content-Type: multipart/mixed; boundary=b

            --b

            deep
            --a--
            """);

    Entity forwarded = message.parts().getFirst();
    Entity inner = forwarded.parts().getFirst();
    assertThat(forwarded.isMessage()).isFalse();
    assertThat(inner.isMessage()).isTrue();
    assertThat(inner.headers().named("subject").getFirst().text()).isEqualTo("inner");
    assertThat(inner.parts().getFirst().text()).isEqualTo("deep");
    assertThat(codes(inner)).containsExactly(Code.CLOSE_MISSING);
    assertThat(codes(message)).isEmpty();
  }
}
