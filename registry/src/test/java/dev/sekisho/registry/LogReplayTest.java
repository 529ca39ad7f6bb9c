package dev.sekisho.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Hives whose last write did not come to its end, with logs written by the description of the
/// format: the hive of the tests goes from `before` through `between` to `after`.
class LogReplayTest {
  private static final int PAGE = 512;
  private static final HiveBuilder BEFORE = state(1);
  private static final byte[] BETWEEN = state(2).build();
  private static final byte[] AFTER = state(3).build();

  private static HiveBuilder state(int number) {
    HiveBuilder builder = new HiveBuilder();
    builder.root().key("Run").dword("state", number);
    for (int i = 0; i < number * 40; i++) {
      builder.root().key("Key" + i).text("value", "text " + number);
    }
    return builder;
  }

  @Test
  void oldFormat_dirtyHive_isBroughtUpToDate() throws IOException {
    byte[] dirty = BEFORE.sequences(5, 4).build();
    try (Hive hive = Hives.open(dirty, oldLog(dirty, AFTER, 1))) {
      assertThat(Hives.lines(hive)).isEqualTo(Hives.lines(Hives.open(AFTER)));
      assertThat(hive.dirty()).isTrue();
      assertThat(hive.replayed()).isEqualTo(1);
      assertThat(hive.missing()).isEmpty();
    }
  }

  @Test
  void oldFormat_typeOfWindows2000_isApplied() {
    byte[] dirty = BEFORE.sequences(5, 4).build();
    assertState(Hives.open(dirty, oldLog(dirty, AFTER, 2)), 3);
  }

  @Test
  void oldFormat_timestampOfAnotherWrite_isNotApplied() {
    byte[] dirty = BEFORE.sequences(5, 4).build();
    byte[] log = oldLog(dirty, AFTER, 1);
    log[12]++;
    HiveBuilder.seal(log);
    Hive hive = Hives.open(dirty, log);
    assertState(hive, 1);
    assertThat(hive.missing()).contains(new Missing(Cause.ABSENT, "transaction logs that fit"));
  }

  @Test
  void oldFormat_logCutShort_saysWhatIsMissing() {
    byte[] dirty = BEFORE.sequences(5, 4).build();
    byte[] log = oldLog(dirty, AFTER, 1);
    Hive hive = Hives.open(dirty, Arrays.copyOf(log, log.length - PAGE));
    assertThat(hive.missing()).contains(new Missing(Cause.DAMAGED, "end of a transaction log"));
  }

  @Test
  void newFormat_entriesOfOneLog_areAppliedInOrder() {
    byte[] dirty = BEFORE.sequences(8, 7).build();
    Hive hive = Hives.open(dirty, newLog(7, entry(7, dirty, BETWEEN), entry(8, BETWEEN, AFTER)));
    assertState(hive, 3);
    assertThat(hive.replayed()).isEqualTo(2);
    assertThat(hive.missing()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void newFormat_twoLogs_theEarlierIsAppliedFirst(boolean inOrder) {
    byte[] dirty = BEFORE.sequences(8, 7).build();
    byte[] first = newLog(7, entry(7, dirty, BETWEEN));
    byte[] second = newLog(8, entry(8, BETWEEN, AFTER));
    Hive hive = inOrder ? Hives.open(dirty, first, second) : Hives.open(dirty, second, first);
    assertState(hive, 3);
    assertThat(hive.missing()).isEmpty();
  }

  @Test
  void newFormat_logOfEarlierWrites_isNotApplied() {
    byte[] dirty = BEFORE.sequences(8, 7).build();
    Hive hive =
        Hives.open(dirty, newLog(3, entry(3, dirty, AFTER)), newLog(7, entry(7, dirty, BETWEEN)));
    assertState(hive, 2);
    assertThat(hive.replayed()).isEqualTo(1);
  }

  @Test
  void newFormat_logsWithAGap_stopThereAndSaySo() {
    byte[] dirty = BEFORE.sequences(8, 7).build();
    Hive hive =
        Hives.open(dirty, newLog(7, entry(7, dirty, BETWEEN)), newLog(9, entry(9, BETWEEN, AFTER)));
    assertState(hive, 2);
    assertThat(hive.missing()).contains(new Missing(Cause.DAMAGED, "end of a transaction log"));
  }

  @Test
  void newFormat_entryWithWrongHash_isNotApplied() {
    byte[] dirty = BEFORE.sequences(8, 7).build();
    byte[] log = newLog(7, entry(7, dirty, BETWEEN), entry(8, BETWEEN, AFTER));
    log[log.length - 1]++;
    assertState(Hives.open(dirty, log), 2);
  }

  @Test
  void newFormat_damagedBaseBlock_isTakenFromTheLog() {
    byte[] dirty = BEFORE.sequences(8, 7).build();
    Arrays.fill(dirty, 0, 1024, (byte) 0);
    Hive hive = Hives.open(dirty, newLog(8, entry(8, dirty, AFTER)), newLog(3));
    assertState(hive, 3);
    assertThat(hive.lastWritten()).isEqualTo("2003-08-01T12:00:00Z");
  }

  @Test
  void cleanHive_withLog_isReadAsItIs() {
    byte[] clean = BEFORE.sequences(8, 8).build();
    Hive hive = Hives.open(clean, newLog(8, entry(8, clean, AFTER)));
    assertState(hive, 1);
    assertThat(hive.dirty()).isFalse();
    assertThat(hive.missing()).isEmpty();
  }

  @Test
  void dirtyHive_withoutLogs_isReadAndWhatTheLogsHeldIsMissing() {
    Hive hive = Hives.open(BEFORE.sequences(8, 7).build(), new byte[0]);
    assertState(hive, 1);
    assertThat(hive.missing())
        .containsExactly(new Missing(Cause.ABSENT, "transaction logs that fit"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 30ED35C100CD3C7D",
    "AF, 48E73FC77D75DDC1",
    "E70F, B5F6E1FC485DBFF8",
    "37F495, F0B07C789B8CF7E8",
    "8642DC59, 7008F2E87E9CF556",
    "153FB79826, E6C08C6DA2AFA997",
    "0932E6246C47, 6F04BF1A5EA24060",
    "AB427EA8D10FC7, E11847E4F0678C41"
  })
  void marvin32_vectorsOfDotNet_agree(String input, String expected) {
    byte[] bytes = java.util.HexFormat.of().parseHex(input);
    Pages pages = new Pages(Source.of(Slice.of(bytes)));
    assertThat(Marvin32.of(pages, 0, bytes.length, 0x004F_B61A_001B_DBCCL))
        .isEqualTo(Long.parseUnsignedLong(expected, 16));
  }

  /// A small dirty hive with its log of the old format behind it.
  static byte[] dirtyWithOldLog() {
    byte[] dirty = small(1).sequences(5, 4).build();
    return joined(dirty, oldLog(dirty, small(2).build(), 1));
  }

  /// A small dirty hive with its log of the new format behind it.
  static byte[] dirtyWithNewLog() {
    byte[] dirty = small(1).sequences(8, 7).build();
    return joined(dirty, newLog(7, entry(7, dirty, small(2).build())));
  }

  private static HiveBuilder small(int number) {
    HiveBuilder builder = new HiveBuilder();
    builder.root().key("Run").dword("state", number);
    return builder;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static void assertState(Hive hive, int number) {
    RegistryKey run = hive.key("Run").orElseThrow();
    assertThat(run.value("state").orElseThrow().number()).hasValue(number);
    assertThat(hive.root().orElseThrow().subkeys()).hasSize(number * 40 + 1);
  }

  /// Numbers of the pages of 512 bytes of the bins in which two states differ.
  private static List<Integer> changed(byte[] from, byte[] to) {
    List<Integer> pages = new ArrayList<>();
    for (int at = 4096; at < to.length; at += PAGE) {
      boolean same = at < from.length && Arrays.equals(from, at, at + PAGE, to, at, at + PAGE);
      if (!same) {
        pages.add((at - 4096) / PAGE);
      }
    }
    return pages;
  }

  private static byte[] oldLog(byte[] from, byte[] to, int type) {
    int binsSize = to.length - 4096;
    byte[] bits = new byte[(binsSize / PAGE + 7) / 8];
    ByteArrayOutputStream pages = new ByteArrayOutputStream();
    for (int page : changed(from, to)) {
      bits[page / 8] |= (byte) (1 << page % 8);
      pages.write(to, 4096 + page * PAGE, PAGE);
    }
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    log.writeBytes(BEFORE.base(type, 5, 5, binsSize, PAGE));
    log.writeBytes("DIRT".getBytes(StandardCharsets.US_ASCII));
    log.writeBytes(bits);
    pad(log);
    log.writeBytes(pages.toByteArray());
    return log.toByteArray();
  }

  private static byte[] newLog(int sequence, byte[]... entries) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    log.writeBytes(BEFORE.base(6, sequence, sequence, BETWEEN.length - 4096, PAGE));
    for (byte[] entry : entries) {
      log.writeBytes(entry);
    }
    return log.toByteArray();
  }

  private static byte[] entry(int sequence, byte[] from, byte[] to) {
    List<Integer> changed = changed(from, to);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int page : changed) {
      body.writeBytes(HiveBuilder.ints(page * PAGE, PAGE));
    }
    for (int page : changed) {
      body.write(to, 4096 + page * PAGE, PAGE);
    }
    int size = (40 + body.size() + PAGE - 1) / PAGE * PAGE;
    ByteBuffer entry = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    entry.put("HvLE".getBytes(StandardCharsets.US_ASCII)).putInt(size).putInt(0);
    entry.putInt(sequence).putInt(to.length - 4096).putInt(changed.size());
    entry.put(40, body.toByteArray());
    entry.putLong(24, hash(entry.array(), 40, size - 40));
    entry.putLong(32, hash(entry.array(), 0, 32));
    return entry.array();
  }

  private static long hash(byte[] bytes, int start, int length) {
    Pages pages = new Pages(Source.of(Slice.of(bytes)));
    return Marvin32.of(pages, start, length, Marvin32.LOG_SEED);
  }

  private static void pad(ByteArrayOutputStream out) {
    out.writeBytes(new byte[(PAGE - out.size() % PAGE) % PAGE]);
  }
}
