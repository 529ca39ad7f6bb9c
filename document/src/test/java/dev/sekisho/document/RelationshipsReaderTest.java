package dev.sekisho.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RelationshipsReaderTest {
  @Test
  void read_externalTargets_areLinks() {
    String links =
        Read.links(
            Read.one(
                new RelationshipsReader(),
                """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Type="t" Target="styles.xml"/>
                <Relationship Id="rId2" Type="t" Target="http://t.example/a?b=1&amp;c=2" TargetMode="External"/>
                </Relationships>
                """));

    assertThat(links).isEqualTo("http://t.example/a?b=1&c=2\n");
  }
}
