package dev.sekisho.container;

import static dev.sekisho.container.Messages.gzip;
import static dev.sekisho.container.Messages.items;
import static dev.sekisho.container.Messages.read;
import static dev.sekisho.container.Messages.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
  private static final String MAIL = "Received: from a\nSubject: hello\n\ntext\n";
  private static final String MBOX =
      "From a Thu Jan  1 00:00:10 2004\nSubject: 1\n\n1\n\nFrom a Thu Jan  1 00:00:10 2004\nSubject: 2\n";

  @TempDir Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private Path file(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private List<Item> open(Path path) throws IOException {
    return items(Sources.open(path, Limits.standard()));
  }

  private List<String> names(List<Item> items) {
    return items.stream()
        .map(
            item ->
                switch (item) {
                  case Item.Message(var message) -> message.source();
                  case Item.Failure(var source, var reason) -> source + ": " + reason;
                })
        .map(name -> name.replace(folder + "/", ""))
        .toList();
  }

  @Test
  void open_messageFile_givesItWhole() throws IOException {
    Path file = file("a", bytes(MAIL));

    List<Item> items = open(file);

    RawMessage message = ((Item.Message) items.getFirst()).message();
    assertThat(items).hasSize(1);
    assertThat(message.source()).isEqualTo(file.toString());
    assertThat(message.number()).isEqualTo(1);
    assertThat(message.bytes().latin1()).isEqualTo(MAIL);
    assertThat(message.kind()).isEqualTo(RawMessage.Kind.MESSAGE);
    assertThat(message.inStore()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n\nReceived: from a\n",
        "\u00ef\u00bb\u00bfFrom: a\n",
        ">From a@b\nFrom: a\n",
        "X-Own: a\n and more\nSubject: b\n",
        "Subject : b\n"
      })
  void read_startsAsMail_isMessage(String text) {
    assertThat(read(text).getFirst().kind()).isEqualTo(RawMessage.Kind.MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "%PDF-1.4", "name: value\nother: x\n", "no fields\nSubject: b\n", "PK\3\4"})
  void read_noMail_isOneFile(String text) {
    List<RawMessage> messages = read(text);

    assertThat(messages).hasSize(1);
    assertThat(messages.getFirst().kind()).isEqualTo(RawMessage.Kind.FILE);
    assertThat(messages.getFirst().bytes().latin1()).isEqualTo(text);
  }

  @Test
  void open_nameSaysMail_isHintForTextOnly() throws IOException {
    Path text = file("a.EML", bytes("no fields"));
    Path binary = file("a.msg", bytes("\u00d0\u00cf\u0011\u00e0\0\0"));

    assertThat(((Item.Message) open(text).getFirst()).message().kind())
        .isEqualTo(RawMessage.Kind.MESSAGE);
    assertThat(((Item.Message) open(binary).getFirst()).message().kind())
        .isEqualTo(RawMessage.Kind.FILE);
  }

  @Test
  void read_overMessageBytes_isCut() {
    Limits limits = Limits.standard().with(Limit.MESSAGE_BYTES, 10);

    RawMessage message = read(new ByteArrayInputStream(bytes(MAIL)), limits).getFirst();

    assertThat(message.bytes().latin1()).isEqualTo("Received: ");
    assertThat(message.missing()).isEqualTo(Missing.of(Limit.MESSAGE_BYTES));
  }

  @Test
  void read_gzip_isReadThrough() {
    assertThat(texts(read(gzip(bytes(MAIL))))).containsExactly(MAIL);
    assertThat(texts(read(gzip(bytes(MBOX))))).isEqualTo(texts(read(MBOX)));
  }

  @Test
  void read_gzipOfSeveralMembersDripped_isReadThrough() {
    var two = new ByteArrayOutputStream();
    two.writeBytes(gzip(bytes(MBOX.substring(0, 50))));
    two.writeBytes(gzip(bytes(MBOX.substring(50))));

    assertThat(texts(read(Drip.of(two.toByteArray(), 1), Limits.standard())))
        .isEqualTo(texts(read(MBOX)));
  }

  @Test
  void read_gzipOfOtherThings_isTheFileItself() {
    byte[] gzip = gzip(bytes("%PDF-1.4"));

    RawMessage message = read(gzip).getFirst();

    assertThat(message.kind()).isEqualTo(RawMessage.Kind.FILE);
    assertThat(message.bytes()).isEqualTo(Slice.of(gzip));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1 << 20})
  void read_bytesBehindGzip_areDefectOfTheLastMessage(int step) {
    var longer = new ByteArrayOutputStream();
    longer.writeBytes(gzip(bytes(MBOX)));
    longer.writeBytes(bytes("more of something"));

    List<RawMessage> messages = read(Drip.of(longer.toByteArray(), step), Limits.standard());

    assertThat(texts(messages)).isEqualTo(texts(read(MBOX)));
    assertThat(messages.getFirst().defects()).isEmpty();
    assertThat(messages.getLast().defects()).containsExactly(Defect.of("gzip.trailing"));
    longer.reset();
    longer.writeBytes(gzip(bytes(MAIL)));
    longer.writeBytes(bytes("more"));
    assertThat(read(longer.toByteArray()).getFirst().defects())
        .containsExactly(Defect.of("gzip.trailing"));
  }

  @Test
  void read_gzipCutShort_keepsWhatPrecedes() {
    String mail = MAIL + "0123456789 abcdef\n".repeat(200);
    byte[] gzip = gzip(bytes(mail));

    RawMessage message = read(Arrays.copyOf(gzip, gzip.length - 12)).getFirst();

    assertThat(mail).startsWith(message.bytes().latin1());
    assertThat(message.bytes().length()).isGreaterThan(100);
    assertThat(message.missing()).isEqualTo(new Missing(Cause.DAMAGED, "gzip"));
  }

  @Test
  void read_gzipBomb_stopsAtRatio() {
    byte[] bomb = gzip(bytes(MAIL + "0".repeat(50_000_000)));
    Limits limits = Limits.standard().with(Limit.RATIO, 100);

    RawMessage message = read(new ByteArrayInputStream(bomb), limits).getFirst();

    assertThat(message.missing()).isEqualTo(Missing.of(Limit.RATIO));
    assertThat(message.bytes().length()).isLessThan(8_000_000);
  }

  @Test
  void read_gzipOnFailingDisk_isFailureNotDamage() {
    byte[] gzip = gzip(bytes(MAIL));
    for (int read = 1; read <= gzip.length + 1; read++) {
      List<Item> items = items(Sources.open(Drip.failing(gzip, 1, read), "-", Limits.standard()));

      assertThat(items.getLast()).isEqualTo(new Item.Failure("-", "the disk is on fire"));
      RawMessage message = ((Item.Message) items.getFirst()).message();
      assertThat(message.missing()).isEqualTo(new Missing(Cause.IO, ""));
    }
  }

  @Test
  void open_folder_givesAllInOrderOfNames() throws IOException {
    file("b/2", bytes(MAIL));
    file("b/1", bytes(MBOX));
    file("a.eml", bytes(MAIL));
    file("c.zip", bytes("PK\3\4"));

    assertThat(names(open(folder))).containsExactly("a.eml", "b/1", "b/1", "b/2", "c.zip");
  }

  @Test
  void open_mhFolder_readsNumberedMailInOrder() throws IOException {
    for (String name : List.of("10", "2", "1")) {
      file(name, bytes("no fields " + name));
    }
    file(".mh_sequences", bytes("unseen: 1-2\n"));

    assertThat(open(folder))
        .extracting(item -> ((Item.Message) item).message())
        .extracting(m -> m.bytes().latin1() + " " + m.kind())
        .containsExactly("no fields 1 MESSAGE", "no fields 2 MESSAGE", "no fields 10 MESSAGE");
  }

  @Test
  void open_maildir_readsDeliveredMailOnly() throws IOException {
    file("cur/1:2,S", bytes("no fields"));
    file("new/2", bytes(MAIL));
    file("tmp/3", bytes(MAIL));
    file(".Sent/cur/4", bytes(MAIL));
    file(".Sent/new/5", bytes(MAIL));
    file("dovecot-uidlist", bytes("3 V1"));

    List<Item> items = open(folder);

    assertThat(names(items)).containsExactly(".Sent/cur/4", ".Sent/new/5", "cur/1:2,S", "new/2");
    assertThat(((Item.Message) items.get(2)).message().kind()).isEqualTo(RawMessage.Kind.MESSAGE);
  }

  @Test
  void open_linksInFolder_areNotFollowed() throws IOException {
    file("in/a", bytes(MAIL));
    file("outside", bytes(MAIL));
    Path inside = folder.resolve("in");
    Files.createSymbolicLink(inside.resolve("b"), inside.resolve("a"));
    Files.createSymbolicLink(inside.resolve("c"), inside);
    Files.createSymbolicLink(inside.resolve("d"), folder.resolve("outside"));
    Files.createSymbolicLink(inside.resolve("e"), folder.resolve("nowhere"));

    assertThat(names(open(inside)))
        .containsExactly(
            "in/a",
            "in/d: a symbolic link that leads out of the folder, not followed",
            "in/e: no such file or folder");
  }

  @Test
  void open_deviceOrNothing_isRefusedWithItsName() {
    assertThatThrownBy(() -> open(folder.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessage(folder.resolve("none") + ": no such file or folder");
    assertThatThrownBy(() -> open(Path.of("/dev/null")))
        .hasMessage("/dev/null: neither a file nor a folder (to read a pipe, use -)");
  }

  @Test
  void bytesRead_atEnd_isTheSize() throws IOException {
    Path file = file("a.gz", gzip(bytes(MBOX)));
    try (MessageSource source = Sources.open(file, Limits.standard())) {
      assertThat(source.totalBytes()).isEqualTo(Files.size(file));
      while (source.next() != null) {
        assertThat(source.bytesRead()).isPositive();
      }
      assertThat(source.bytesRead()).isEqualTo(Files.size(file));
    }
    try (MessageSource source = Sources.open(folder, Limits.standard())) {
      items(source);
      assertThat(source.bytesRead()).isEqualTo(Files.size(file));
      assertThat(source.totalBytes()).isEqualTo(-1);
    }
  }
}
