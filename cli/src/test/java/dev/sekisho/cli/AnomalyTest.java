package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sekisho.bytes.SharedData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong around a scan is said, and leaves nothing behind.
class AnomalyTest {
  private static final Path FILES = Path.of("/proc/self/fd");
  private static final int STEP = 16;

  private static final String STORE =
      """
      From a@example.com Sat Aug  2 12:00:00 2003
      Subject: one

      hello

      From a@example.com Sat Aug  2 12:00:00 2003
      Subject: two

      world

      """;

  @TempDir private Path folder;

  /// Reads a few bytes at a time, and fails at one of the reads.
  private static InputStream failing(byte[] bytes, int atRead) {
    return new InputStream() {
      private final InputStream in = new ByteArrayInputStream(bytes);
      private int reads;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        reads++;
        if (reads == atRead) {
          throw new IOException("the disk is on fire");
        }
        return in.read(target, offset, Math.min(length, STEP));
      }
    };
  }

  private static CommandRun scan(InputStream in) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> environment = Map.of("LANG", "en_US.UTF-8");
    String[] args = {"scan", "--format", "json", "-"};
    Session session =
        new Session(
            in,
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            environment,
            SharedData.projectRoot(),
            Messages.in(Messages.language(args, environment)),
            false,
            false);
    int status = Root.run(session, args);
    return new CommandRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  @Test
  void scan_anyReadFails_isSaidAndWhatCameBeforeIsScanned() throws IOException {
    byte[] plain = STORE.getBytes(StandardCharsets.US_ASCII);
    for (byte[] store : List.of(plain, gzip(plain))) {
      int reads = (store.length + STEP - 1) / STEP + 1;
      for (int read = 1; read <= reads; read++) {
        CommandRun run = scan(failing(store, read));
        assertThat(run.status()).as("read %d", read).isEqualTo(2);
        assertThat(run.err()).contains("-: the disk is on fire").doesNotContain("\tat ");
        if (read == reads) {
          assertThat(run.out()).contains("\"subject\":\"one\"", "\"subject\":\"two\"");
        }
      }
      assertThat(scan(failing(store, reads + STEP)).status()).isZero();
    }
  }

  @Test
  void scan_manyTimes_leavesNoFileOpenAndNoMemoryOutsideOfTheHeap() throws IOException {
    assumeTrue(Files.isDirectory(FILES), "no /proc on this system");
    Path stores = Files.createDirectory(folder.resolve("stores"));
    Path samples = SharedData.projectRoot().resolve("document/src/test/resources/documents");
    byte[] pst = Files.readAllBytes(samples.resolve("testPST.pst"));
    Files.write(stores.resolve("a.pst"), pst);
    Files.write(stores.resolve("cut.pst"), Arrays.copyOf(pst, 100_000));
    Files.writeString(stores.resolve("box"), STORE);
    byte[] packed = gzip(STORE.getBytes(StandardCharsets.US_ASCII));
    Files.write(stores.resolve("box.gz"), packed);
    Files.write(stores.resolve("cut.gz"), Arrays.copyOf(packed, packed.length / 2));
    Path vectors = SharedData.projectRoot().resolve("advisories/mimail/vectors");
    String[] args = {
      "scan",
      "--jobs",
      "1",
      "--engine",
      "auto",
      "--resume",
      folder.resolve("state").toString(),
      stores.toString(),
      vectors.toString(),
      folder.resolve("absent").toString()
    };
    CommandRun.of(args);
    long files = openFiles();
    long memory = outsideOfTheHeap();
    for (int i = 0; i < 10; i++) {
      assertThat(CommandRun.of(args).status()).isEqualTo(1);
    }
    assertThat(openFiles()).isEqualTo(files);
    assertThat(outsideOfTheHeap()).isLessThanOrEqualTo(memory + (1 << 20));
  }

  private static long openFiles() throws IOException {
    try (Stream<Path> open = Files.list(FILES)) {
      return open.count();
    }
  }

  private static long outsideOfTheHeap() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
