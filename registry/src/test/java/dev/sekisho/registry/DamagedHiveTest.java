package dev.sekisho.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// Hives that are cut, altered or made to mislead: never an exception, bounded work, and what is
/// given is either what was there or said to be incomplete.
class DamagedHiveTest {
  private static final byte[] WHOLE = Hives.everything().build();
  private static final List<String> LINES = Hives.lines(Hives.open(WHOLE));
  private static final long STEPS = 200_000;

  @Test
  void cutHive_anywhere_givesWhatIsLeftAndSaysSo() {
    Set<String> all = new HashSet<>(LINES);
    for (int length = 0; length < WHOLE.length; length += 97) {
      Hive hive = Hives.open(Arrays.copyOf(WHOLE, length));
      List<String> lines = Hives.lines(hive);
      assertThat(hive.missing()).as("cut at %d", length).isNotEmpty();
      assertThat(lines.size()).isLessThanOrEqualTo(LINES.size());
      assertThat(lines.stream().filter(line -> line.startsWith("K"))).allMatch(all::contains);
    }
  }

  @Property(tries = 500)
  void alteredHive_isReadWithinItsSteps(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 1 << 20) Integer> places,
      @ForAll int mask) {
    byte[] altered = WHOLE.clone();
    for (int place : places) {
      altered[4096 + place % (altered.length - 4096)] ^= (byte) (mask | 1);
    }
    readAll(altered);
  }

  @Property(tries = 300)
  void alteredPointers_areReadWithinTheirSteps(
      @ForAll @Size(min = 1, max = 10) List<@IntRange(max = 4000) Integer> places,
      @ForAll @IntRange(max = 4000) int target) {
    byte[] altered = WHOLE.clone();
    ByteBuffer buffer = ByteBuffer.wrap(altered).order(ByteOrder.LITTLE_ENDIAN);
    for (int place : places) {
      buffer.putInt(4096 + place * 4, target * 8);
    }
    readAll(altered);
  }

  private static void readAll(byte[] bytes) {
    Budget budget = Budget.of(Limits.standard().with(Limit.STEPS, STEPS));
    Hive hive = Hive.of(Slice.of(bytes), List.of(), budget);
    List<String> lines = Hives.lines(hive);
    hive.deleted().keys().forEach(RegistryKey::values);
    hive.deleted().values().forEach(RegistryValue::text);
    assertThat(budget.left(Limit.STEPS)).isNotNegative();
    // each key cell is in at most one place, and no cell is smaller than 8 bytes
    assertThat(lines.stream().filter(line -> line.startsWith("K")).count())
        .isLessThan(bytes.length / 80);
  }

  @Test
  void subkeyThatIsItsOwnAncestor_isNotReadAgain() {
    HiveBuilder builder = new HiveBuilder();
    HiveBuilder.Key outer = builder.root().key("Outer");
    HiveBuilder.Key inner = outer.key("Inner");
    inner.key("Innermost");
    byte[] bytes = builder.build();
    // the list of Inner names Outer instead of Innermost
    replaceInLists(bytes, inner, outer.offset);
    Hive hive = Hives.open(bytes);
    assertThat(Hives.lines(hive)).hasSize(3);
    assertThat(hive.missing()).isNotEmpty();
  }

  @Test
  void rootAsSubkey_isNotReadAgain() {
    HiveBuilder builder = new HiveBuilder();
    HiveBuilder.Key outer = builder.root().key("Outer");
    outer.key("Inner");
    byte[] bytes = builder.build();
    replaceInLists(bytes, outer, builder.root().offset);
    Hive hive = Hives.open(bytes);
    assertThat(Hives.lines(hive)).hasSize(2);
    assertThat(hive.missing()).isNotEmpty();
  }

  @Test
  void subkeyWithWrongParent_isStillFound() {
    HiveBuilder builder = new HiveBuilder();
    HiveBuilder.Key run = builder.root().key("Run").text("VideoDriver", "videodrv.exe");
    byte[] bytes = builder.build();
    buffer(bytes).putInt(4096 + run.offset + 4 + 16, 0x7ffffff8);
    Hive hive = Hives.open(bytes);
    assertThat(hive.key("run").flatMap(key -> key.value("videodriver"))).isPresent();
    assertThat(hive.defects()).extracting("code").contains(Code.PARENT);
  }

  @Test
  void subkeyInFreeCell_isUnknown() {
    HiveBuilder builder = new HiveBuilder();
    HiveBuilder.Key run = builder.root().key("Run");
    byte[] bytes = builder.build();
    int at = 4096 + run.offset;
    buffer(bytes).putInt(at, -buffer(bytes).getInt(at));
    Hive hive = Hives.open(bytes);
    RegistryKey root = hive.root().orElseThrow();
    assertThat(root.subkey("Run")).isEmpty();
    assertThat(root.missing()).isNotEmpty();
  }

  @Test
  void hugeCounts_areBoundedByTheirCells() {
    HiveBuilder builder = new HiveBuilder();
    HiveBuilder.Key run = builder.root().key("Run").dword("a", 1);
    run.key("Below");
    byte[] bytes = builder.build();
    buffer(bytes).putInt(4096 + run.offset + 4 + 20, -1).putInt(4096 + run.offset + 4 + 36, -1);
    Hive hive = Hives.open(bytes);
    RegistryKey key = hive.key("Run").orElseThrow();
    assertThat(key.values()).hasSize(1);
    assertThat(key.subkeys()).hasSize(1);
    assertThat(key.missing()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void keysDeeperThanWindowsAllows_areMissing() {
    HiveBuilder builder = new HiveBuilder();
    HiveBuilder.Key key = builder.root();
    for (int i = 0; i < 600; i++) {
      key = key.key("k");
    }
    Hive hive = Hives.open(builder.build());
    assertThat(Hives.lines(hive)).hasSize(RegistryKey.MAX_DEPTH + 1);
    assertThat(hive.missing()).containsExactly(new Missing(Cause.LIMIT, "depth of keys"));
  }

  @Test
  void stepsUsedUp_areMissing() {
    Budget budget = Budget.of(Limits.standard().with(Limit.STEPS, 50));
    Hive hive = Hive.of(Slice.of(WHOLE), List.of(), budget);
    assertThat(Hives.lines(hive).size()).isLessThan(50);
    assertThat(hive.missing()).contains(Missing.of(Limit.STEPS));
  }

  @Test
  void timeUsedUp_isMissing() {
    long[] now = {0};
    Budget budget = Budget.of(Limits.standard(), () -> now[0] += 1_000_000_000L * 60);
    Hive hive = Hive.of(Slice.of(WHOLE), List.of(), budget);
    Hives.lines(hive);
    hive.deleted().values().forEach(value -> {});
    assertThat(hive.missing()).contains(Missing.of(Limit.TIME));
  }

  @Test
  void baseBlockLost_rootIsFoundInTheFirstBin() {
    byte[] bytes = WHOLE.clone();
    Arrays.fill(bytes, 0, 4096, (byte) 0xee);
    Hive hive = Hives.open(bytes);
    assertThat(Hives.lines(hive)).isEqualTo(LINES);
    assertThat(hive.missing())
        .containsExactly(new Missing(Cause.ABSENT, "transaction logs that fit"));
  }

  @Test
  void otherFile_isNoHive() {
    Hive hive = Hives.open(new byte[10_000]);
    assertThat(hive.root()).isEmpty();
    assertThat(hive.missing()).containsExactly(new Missing(Cause.UNSUPPORTED, "no registry hive"));
  }

  @Test
  void versionOfWindowsNt31_isNotRead() {
    Hive hive = Hives.open(new HiveBuilder().minor(1).build());
    assertThat(hive.root()).isEmpty();
    assertThat(hive.missing()).containsExactly(new Missing(Cause.UNSUPPORTED, "hive version 1.1"));
  }

  /// Makes the list of a key with one subkey name another.
  private static void replaceInLists(byte[] bytes, HiveBuilder.Key key, int target) {
    int list = buffer(bytes).getInt(4096 + key.offset + 4 + 28);
    buffer(bytes).putInt(4096 + list + 4 + 4, target);
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
