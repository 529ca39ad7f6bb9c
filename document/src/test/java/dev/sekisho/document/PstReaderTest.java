package dev.sekisho.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Item;
import dev.sekisho.container.Member;
import dev.sekisho.container.MessageSource;
import dev.sekisho.container.Opening;
import dev.sekisho.container.RawMessage;
import dev.sekisho.container.Sources;
import dev.sekisho.mime.Entity;
import dev.sekisho.mime.MessageParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Outlook stores of the Apache Tika project (NOTICE). Digests are those of what `readpst -e` of
/// libpst 0.6.76 takes out of them.
class PstReaderTest {
  private static final byte[] STORE = Read.resource("testPST.pst");
  private static final byte[] BODIES = Read.resource("testPST_variousBodyTypes.pst");

  private static final int PAGE = 512;

  @TempDir private Path folder;

  private static Entity parsed(Slice message) {
    return MessageParser.parse(message, Budget.of(Limits.standard()));
  }

  private static String subject(Slice message) {
    return Objects.requireNonNull(parsed(message).headers().first("Subject")).text();
  }

  private List<Item> items(byte[] store, Limits limits) throws IOException {
    Path file = Files.write(folder.resolve("box.pst"), store);
    List<Item> items = new ArrayList<>();
    try (MessageSource source = Sources.open(file, limits, Documents.stores())) {
      for (Item item = source.next(); item != null; item = source.next()) {
        items.add(item);
      }
    }
    return items;
  }

  private static RawMessage message(Item item) {
    return ((Item.Message) item).message();
  }

  @Test
  void source_store_givesEachMessageWithItsFolderAndIdentifier() throws IOException {
    List<Item> items = items(BODIES, Limits.standard());
    assertThat(items).hasSize(4);
    RawMessage third = message(items.get(2));
    assertThat(third.source()).endsWith("box.pst/Top of Outlook data file/Inbox/tmp");
    assertThat(third.number()).isEqualTo(3);
    assertThat(third.offset()).isEqualTo(0x200064);
    assertThat(third.missing()).isNull();
    assertThat(subject(third.bytes())).isEqualTo("FW: original email");
    assertThat(parsed(third.bytes()).parts())
        .extracting(Entity::mediaType)
        .contains("text/plain", "text/rtf");
  }

  @Test
  void source_storeInAFolder_isReadAsOne() throws IOException {
    Files.write(folder.resolve("a.pst"), STORE);
    Files.writeString(folder.resolve("b.eml"), "Subject: x\n\ny\n");
    List<Item> items = new ArrayList<>();
    try (MessageSource source = Sources.open(folder, Limits.standard(), Documents.stores())) {
      for (Item item = source.next(); item != null; item = source.next()) {
        items.add(item);
      }
      assertThat(items).hasSize(8);
      assertThat(source.bytesRead()).isPositive();
    }
  }

  @Test
  void source_messageWithAMessage_hasItsFile() throws IOException {
    RawMessage last = message(items(STORE, Limits.standard()).getLast());
    assertThat(subject(last.bytes())).isEqualTo("FW: First email");
    Entity inner = parsed(last.bytes()).parts().getLast().parts().getFirst();
    Entity file = inner.parts().getLast();
    assertThat(file.fileNames().getFirst()).isEqualTo("attachment.docx");
    assertThat(Read.sha256(file.content()))
        .isEqualTo("0c87a742c970907d3b08c73e7834768abadd00fe4f4995a7dd98a206d4c494c0");
  }

  @Test
  void reader_storeAttached_hasItsMessagesAsMembers() {
    Contents contents = Read.one(new PstReader(), STORE);
    assertThat(contents.missing()).isNull();
    assertThat(contents.members()).hasSize(7);
    assertThat(contents.members()).extracting(Member::role).containsOnly(Member.Role.MESSAGE);
    Member last = contents.members().getLast();
    assertThat(last.names()).containsExactly("D\u00e9but du fichier de donn\u00e9es Outlook/7");
    assertThat(subject(last.content())).isEqualTo("FW: First email");
  }

  @Test
  void reader_fewMembersAllowed_isALimit() {
    Budget budget = Budget.of(Limits.standard().with(Limit.MEMBERS, 3));
    Contents contents = new PstReader().read(Slice.of(STORE), Opening.of(budget));
    assertThat(contents.members()).hasSize(3);
    assertThat(contents.missing()).isEqualTo(Missing.of(Limit.MEMBERS));
  }

  @Test
  void reader_littleBudget_isALimit() {
    Budget budget = Budget.of(Limits.standard().with(Limit.UNPACKED_BYTES, 2_000));
    Member first = new PstReader().read(Slice.of(STORE), Opening.of(budget)).members().getFirst();
    assertThat(first.content().length()).isLessThanOrEqualTo(2_000);
    assertThat(Objects.requireNonNull(first.missing()).cause()).isEqualTo(Cause.LIMIT);
  }

  @Test
  void reader_noTimeLeft_isATimeout() {
    long[] now = new long[1];
    Budget budget = Budget.of(Limits.standard(), () -> now[0]);
    Contents contents = new PstReader().read(Slice.of(STORE), Opening.of(budget));
    now[0] = Long.MAX_VALUE / 2;
    Member first = contents.members().getFirst();
    assertThat(first.content().isEmpty()).isTrue();
    assertThat(Objects.requireNonNull(first.missing()).cause()).isEqualTo(Cause.TIMEOUT);
  }

  @Test
  void source_cutOffOrEmptied_isSaidAndNeverNothing() throws IOException {
    List<byte[]> damaged = new ArrayList<>();
    damaged.add(Arrays.copyOf(STORE, 100_000));
    byte[] emptied = STORE.clone();
    Arrays.fill(emptied, 600, emptied.length, (byte) 0);
    damaged.add(emptied);
    for (byte[] store : damaged) {
      List<Item> items = items(store, Limits.standard());
      assertThat(items).isNotEmpty();
      assertThat(items)
          .anyMatch(
              item ->
                  item instanceof Item.Failure
                      || (item instanceof Item.Message(RawMessage m) && m.missing() != null));
    }
  }

  private static boolean isWhole(Item item) {
    return item instanceof Item.Message(RawMessage message) && message.missing() == null;
  }

  @Test
  void writer_dateThatNoFieldCanHold_isLeftOut() {
    for (String time : List.of("+17876-01-01T00:00:00Z", "-0001-01-01T00:00:00Z")) {
      MapiProperties properties = new MapiProperties();
      properties.put(Mapi.CLIENT_SUBMIT_TIME, Instant.parse(time));
      properties.put(Mapi.SUBJECT, "s");
      MapiMail mail = new MapiMail(properties, List.of(), List.of(), null);
      Slice message = new MapiWriter(Budget.of(Limits.standard())).write(mail).content();
      assertThat(subject(message)).isEqualTo("s");
      assertThat(parsed(message).headers().first("Date")).isNull();
    }
  }

  @Test
  void source_anyPageEmptied_givesTheRestAndSaysWhatIsLost() throws IOException {
    int all = items(STORE, Limits.standard()).size();
    int some = 0;
    for (int page = PAGE; page < STORE.length; page += 4 * PAGE) {
      byte[] damaged = STORE.clone();
      Arrays.fill(damaged, page, Math.min(page + PAGE, damaged.length), (byte) 0);
      List<Item> items = items(damaged, Limits.standard());
      long whole = items.stream().filter(PstReaderTest::isWhole).count();
      boolean said = !items.stream().allMatch(PstReaderTest::isWhole);
      assertThat(whole == all || said).as("page at %d: %d of %d", page, whole, all).isTrue();
      some += said && whole > 0 ? 1 : 0;
    }
    assertThat(some).isPositive();
  }

  @Property(tries = 150)
  void reader_damagedAnywhere_neverThrowsAndKeepsItsBudget(@ForAll long seed) {
    Random random = new Random(seed);
    Read.requireSound(new PstReader(), Read.mutated(random.nextBoolean() ? STORE : BODIES, random));
  }
}
