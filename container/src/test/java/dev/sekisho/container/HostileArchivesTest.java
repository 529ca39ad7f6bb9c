package dev.sekisho.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Other people's archives cut anywhere and changed anywhere: nothing is thrown, and what is seen
/// is paid for.
class HostileArchivesTest {
  private static final int CUTS = 200;
  private static final int CHANGES = 500;
  private static final int LARGEST = 1 << 16;

  @TestFactory
  Stream<DynamicTest> read_cutAnywhere_keepsTheBudget() {
    return ForeignArchivesTest.archives()
        .map(file -> dynamicTest(file.toString(), () -> cut(file)));
  }

  private static void cut(Path file) throws IOException {
    byte[] archive = ForeignArchivesTest.bytes(file);
    int step = Math.max(1, archive.length / CUTS);
    for (int length = 0; length < archive.length; length += step) {
      check(Slice.of(archive, 0, length));
    }
  }

  @TestFactory
  Stream<DynamicTest> read_changedAnywhere_keepsTheBudget() {
    return ForeignArchivesTest.archives()
        .map(file -> dynamicTest(file.toString(), () -> change(file)));
  }

  private static void change(Path file) throws IOException {
    byte[] archive = ForeignArchivesTest.bytes(file);
    if (archive.length > LARGEST) {
      archive = Arrays.copyOf(archive, LARGEST);
    }
    Random random = new Random(1);
    for (int i = 0; i < CHANGES; i++) {
      byte[] changed = archive.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      check(Slice.of(changed));
    }
  }

  private static void check(Slice content) {
    for (ContainerReader reader : Containers.of(content)) {
      Budget budget =
          Budget.of(Limits.standard().with(Limit.UNPACKED_BYTES, 1 << 20).with(Limit.MEMBERS, 50));
      Contents contents = reader.read(content, Opening.of(budget));
      long unpacked = 0;
      for (Member member : contents.members()) {
        unpacked += member.content().length();
        assertThat(member.names()).isNotEmpty();
        assertThat(member.encrypted() && member.missing() == null && member.size() > 0).isFalse();
      }
      assertThat(unpacked).isLessThanOrEqualTo(budget.spent(Limit.UNPACKED_BYTES));
      assertThat(budget.spent(Limit.MEMBERS)).isEqualTo(contents.members().size());
      for (Limit limit : Limit.values()) {
        assertThat(budget.left(limit)).isNotNegative();
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> read_moreMembersThanAllowed_stopsAndSaysSo() {
    return ForeignArchivesTest.archives()
        .map(
            file ->
                dynamicTest(file.toString(), () -> few(Slice.of(ForeignArchivesTest.bytes(file)))));
  }

  private static void few(Slice content) {
    for (ContainerReader reader : Containers.of(content)) {
      int all = reader.read(content, Opening.of(Budget.of(Limits.standard()))).members().size();
      Limits limits = Limits.standard().with(Limit.MEMBERS, 1);
      Contents some = reader.read(content, Opening.of(Budget.of(limits)));
      if (all > 1) {
        assertThat(some.members()).hasSize(1);
        assertThat(some.missing()).isEqualTo(new Missing(Cause.LIMIT, "members"));
      }
    }
  }
}
