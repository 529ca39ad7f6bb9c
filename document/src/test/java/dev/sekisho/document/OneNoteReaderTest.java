package dev.sekisho.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Cause;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Member;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OneNoteReaderTest {
  private static final String SECTION = "e4525c7b8cd8a74daeb15378d02996d3";
  private static final String DATA = "e716e3bd65261145a4c48d4d0b7a9eac";

  private static Bytes section() {
    return new Bytes().hex(SECTION).upTo(1024).u32(18).wide("bill.hta\0").upTo(1060);
  }

  private static Bytes attached(Bytes section, String content, int stated) {
    return section.hex(DATA).u32(stated).u32(0).u32(0).u32(0).u32(0).latin1(content);
  }

  @Test
  void read_attachment_isFileWithItsName() {
    byte[] file = attached(section(), "inert", 5).latin1("rest").done();

    Member member = Read.one(new OneNoteReader(), file).members().getFirst();

    assertThat(member.names()).containsExactly("bill.hta", "attachment 1");
    assertThat(member.content().latin1()).isEqualTo("inert");
  }

  @Test
  void read_attachmentCutOff_isDamaged() {
    byte[] file = attached(section(), "inert", 50).done();

    Contents contents = Read.one(new OneNoteReader(), file);

    Member member = contents.members().getFirst();
    assertThat(member.content().latin1()).isEqualTo("inert");
    assertThat(Objects.requireNonNull(member.missing()).cause()).isEqualTo(Cause.DAMAGED);
  }

  @Property(tries = 300)
  void read_mutated_neverThrowsAndKeepsTheBudget(@ForAll Random random) {
    byte[] file = attached(attached(section(), "one", 3), "two", 3).done();

    Read.requireSound(new OneNoteReader(), Read.mutated(file, random));
  }
}
