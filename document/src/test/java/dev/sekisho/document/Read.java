package dev.sekisho.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Member;
import dev.sekisho.container.Opening;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;

/// Reading for tests: the files, and what readers make of them.
final class Read {
  private Read() {}

  /// A file below Debian's `/usr/share`; the test is skipped by its name where it is absent.
  static byte[] debian(String name) {
    Path file = Path.of("/usr/share", name);
    Assumptions.assumeTrue(Files.exists(file), file + " is absent");
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Bytes as text, a character each.
  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /// A file beside the tests.
  static byte[] resource(String name) {
    try (InputStream in = Read.class.getResourceAsStream("/documents/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Contents one(ContainerReader reader, byte[] file) {
    assertThat(reader.recognises(Slice.of(file))).isTrue();
    return reader.read(Slice.of(file), Opening.of(Budget.of(Limits.standard())));
  }

  static Contents one(ContainerReader reader, String text) {
    return one(reader, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// The first member of this name.
  static Member member(Contents contents, String name) {
    List<String> names = contents.members().stream().map(m -> m.names().getFirst()).toList();
    assertThat(names).contains(name);
    return contents.members().get(names.indexOf(name));
  }

  /// Why not all of it was listed.
  static Missing missing(Contents contents) {
    return Objects.requireNonNull(contents.missing(), "nothing is missing");
  }

  /// All texts and links together.
  static String links(Contents contents) {
    StringBuilder links = new StringBuilder();
    for (Member member : contents.members()) {
      if (member.role() == Member.Role.LINK || member.role() == Member.Role.TEXT) {
        links.append(member.content().text(StandardCharsets.UTF_8)).append('\n');
      }
    }
    return links.toString();
  }

  static String sha256(Member member) {
    return sha256(member.content());
  }

  static String sha256(Slice content) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(content.toArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// `file` with some bytes changed, or cut off.
  static byte[] mutated(byte[] file, Random random) {
    byte[] changed = file.clone();
    for (int i = random.nextInt(1, 20); i > 0; i--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(changed, random.nextInt(file.length)) : changed;
  }

  /// What holds for any bytes: nothing is thrown, and no more is spent than allowed.
  static void requireSound(ContainerReader reader, byte[] file) {
    if (!reader.recognises(Slice.of(file))) {
      return;
    }
    Budget budget =
        Budget.of(Limits.standard().with(Limit.UNPACKED_BYTES, 1 << 20).with(Limit.MEMBERS, 50));
    Contents contents = reader.read(Slice.of(file), Opening.of(budget));
    long unpacked = 0;
    for (Member member : contents.members()) {
      unpacked += member.content().length();
      assertThat(member.names()).isNotEmpty();
    }
    assertThat(unpacked).isLessThanOrEqualTo(budget.spent(Limit.UNPACKED_BYTES));
    assertThat(contents.members()).hasSize((int) budget.spent(Limit.MEMBERS));
  }
}
