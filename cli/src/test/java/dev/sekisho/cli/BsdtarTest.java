package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.SharedData;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.Containers;
import dev.sekisho.container.Member;
import dev.sekisho.container.Opening;
import dev.sekisho.container.Passwords;
import dev.sekisho.container.Unpacker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Archives of other people's programs, unpacked by the system's bsdtar.
final class BsdtarTest {
  private static final Path FOREIGN =
      SharedData.projectRoot().resolve("container/src/test/resources/foreign");

  @TempDir private Path folder;

  private static Unpacker bsdtar() {
    Optional<Unpacker> found = Bsdtar.in(System.getenv().getOrDefault("PATH", ""));
    Assumptions.assumeTrue(found.isPresent(), "bsdtar or prlimit is not installed");
    return found.orElseThrow();
  }

  private static byte[] foreign(String name) throws IOException {
    return Files.readAllBytes(FOREIGN.resolve(name));
  }

  private static List<Member> read(byte[] archive, Unpacker unpacker, Limits limits) {
    Opening opening = new Opening(Budget.of(limits), Passwords.none(), List.of(), unpacker);
    List<Member> members = new ArrayList<>();
    for (ContainerReader reader : Containers.of(Slice.of(archive))) {
      members.addAll(reader.read(Slice.of(archive), opening).members());
    }
    members.forEach(Member::content);
    return members;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rar/rar5_compressed.rar",
        "rar/rar5_multiple_files.rar",
        "lha/lh6.lzh",
        "lha/header0.lzh",
        "lha/header1.lzh",
        "lha/header2.lzh",
        "lha/header3.lzh",
        "lha/bugfix_0.lzh",
        "cab/3.cab",
      })
  void content_compressed_isReadWhole(String name) throws IOException {
    List<Member> members = read(foreign(name), bsdtar(), Limits.standard());

    long unpacked = 0;
    for (Member member : members) {
      assertThat(member.missing()).as(member.names().toString()).isNull();
      Slice content = member.content();
      assertThat((long) content.length()).isEqualTo(Math.max(member.size(), 0));
      CRC32 crc = new CRC32();
      crc.update(content.array(), content.offset(), content.length());
      assertThat(member.crc32() == null || member.crc32() == crc.getValue()).isTrue();
      unpacked +=
          member.defects().stream().anyMatch(d -> d.code().equals("container.unpacked-with"))
              ? 1
              : 0;
    }
    assertThat(unpacked).isPositive();
  }

  @Test
  void content_damaged_staysMissingAndSaysWhy() throws IOException {
    byte[] archive = foreign("rar/rar5_compressed.rar");
    archive[archive.length / 2] ^= 0x55;

    Member member = read(archive, bsdtar(), Limits.standard()).getFirst();

    assertThat(member.content().isEmpty()).isTrue();
    assertThat(member.missing()).isEqualTo(new Missing(Cause.UNSUPPORTED, "RAR 5.0"));
    assertThat(member.defects()).extracting("code").containsExactly("container.unpack-failed");
    assertThat(member.defects().getFirst().detail()).startsWith("bsdtar: ");
  }

  @Test
  void content_moreThanMayBeUnpacked_staysMissing() throws IOException {
    Limits limits = Limits.standard().with(Limit.UNPACKED_BYTES, 20_000);

    List<Member> members = read(foreign("cab/3.cab"), bsdtar(), limits);

    assertThat(members)
        .anySatisfy(
            member -> {
              assertThat(member.missing()).isNotNull();
              assertThat(member.defects().toString()).contains("unpacked-bytes");
            });
  }

  /// Whatever an archive makes it do, it cannot write a file.
  @Test
  void unpack_confined_writesNoFile() throws IOException {
    bsdtar();
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path fake = bin.resolve("bsdtar");
    Files.writeString(fake, "#!/bin/sh\necho x > " + folder.resolve("written") + "\necho y\n");
    assertThat(fake.toFile().setExecutable(true)).isTrue();
    String path = bin + ":" + System.getenv("PATH");

    Unpacker.Output output =
        Bsdtar.in(path).orElseThrow().unpack(Slice.empty(), Budget.of(Limits.standard()));

    assertThat(output.whole()).isFalse();
    Path written = folder.resolve("written");
    assertThat(Files.exists(written) ? Files.size(written) : 0).isZero();
    assertThat(output.tar().isEmpty()).isTrue();
  }

  @Test
  void in_noProgram_isEmpty() {
    assertThat(Bsdtar.in(folder.toString())).isEmpty();
    assertThat(Bsdtar.in("")).isEmpty();
  }

  private Path mail(byte[] archive) throws IOException {
    return Files.writeString(
        folder.resolve("mail.eml"),
        "Subject: s\nContent-Type: application/octet-stream; name=a.rar\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder().encodeToString(archive));
  }

  @Test
  void scan_withBsdtar_seesWhatIsIncompleteWithout() throws IOException {
    bsdtar();
    String mail = mail(foreign("rar/rar5_compressed.rar")).toString();
    String advisory =
        Files.writeString(
                folder.resolve("bundle.json"),
                """
                {"type":"bundle","id":"bundle--11111111-1111-4111-8111-111111111111","objects":[
                {"type":"indicator","spec_version":"2.1",
                "id":"indicator--11111111-1111-4111-8111-111111111112",
                "created":"2026-01-01T00:00:00Z","modified":"2026-01-01T00:00:00Z",
                "pattern":"[file:hashes.MD5 = '0123456789abcdef0123456789abcdef']","name":"inert",
                "pattern_type":"stix","valid_from":"2026-01-01T00:00:00Z"}]}
                """)
            .toString();
    Map<String, String> environment = Map.of("LANG", "en_US.UTF-8", "PATH", System.getenv("PATH"));
    CommandRun without = CommandRun.in(environment, "", "scan", "--advisory", advisory, mail);
    assertThat(without.status()).isEqualTo(3);
    CommandRun with =
        CommandRun.in(
            environment, "", "scan", "--advisory", advisory, "--unpack-with", "bsdtar", mail);
    assertThat(with.status()).as(with.out() + with.err()).isZero();
    CommandRun show = CommandRun.in(environment, "", "show", "--unpack-with", "bsdtar", mail);
    assertThat(show.out()).contains("container.unpacked-with: bsdtar");
  }

  @Test
  void scan_bsdtarNotInstalled_isAnError() throws IOException {
    Map<String, String> nothing = Map.of("LANG", "en_US.UTF-8", "PATH", folder.toString());
    CommandRun run =
        CommandRun.in(nothing, "", "show", "--unpack-with", "bsdtar", mail(new byte[3]).toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("bsdtar");
  }
}
