package dev.sekisho.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZipReaderTest {
  static Contents read(byte[] archive) {
    return new ZipReader().read(Slice.of(archive), Budget.of(Limits.standard()), 1);
  }

  /// First name → content.
  static Map<String, String> texts(Contents contents) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Member member : contents.members()) {
      texts.put(member.names().getFirst(), member.content().latin1());
    }
    return texts;
  }

  @Test
  void read_archiveOfTwo_listsBothWithContent() {
    byte[] archive = ZipBytes.of("a.txt", "one", "folder/b.txt", "two");

    Contents contents = read(archive);

    assertThat(Containers.of(Slice.of(archive))).isInstanceOf(ZipReader.class);
    assertThat(texts(contents))
        .containsExactly(Map.entry("a.txt", "one"), Map.entry("folder/b.txt", "two"));
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
}
