package dev.sekisho.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MboxMessagesTest {
  static List<RawMessage> read(String mbox) {
    var in = new ByteArrayInputStream(mbox.getBytes(StandardCharsets.ISO_8859_1));
    List<RawMessage> messages = new ArrayList<>();
    MessageSource source = Sources.open(in, "-", Limits.standard());
    for (Item item = source.next(); item != null; item = source.next()) {
      messages.add(((Item.Message) item).message());
    }
    return messages;
  }

  @Test
  void next_twoMessages_splitsAtFromLine() {
    String mbox =
        """
        From a@example.org Thu Jan  1 00:00:10 2004
        Subject: one

        >From here
        >>From there
        text

        From b@example.org Thu Jan  1 00:00:20 2004
        Subject: two

        end
        """;

    List<RawMessage> messages = read(mbox);

    assertThat(messages).hasSize(2);
    assertThat(messages.getFirst().bytes())
        .isEqualTo(Slice.ofLatin1("Subject: one\n\nFrom here\n>From there\ntext\n"));
    assertThat(messages.getLast().bytes()).isEqualTo(Slice.ofLatin1("Subject: two\n\nend\n"));
    assertThat(messages.getLast().number()).isEqualTo(2);
    assertThat(messages.getLast().offset()).isEqualTo(mbox.indexOf("From b@"));
    assertThat(messages.getLast().envelopeTime()).isEqualTo("2004-01-01T00:00:20Z");
  }
}
