package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AdvisorySignCommandTest {
  @TempDir private Path folder;

  @Test
  void sign_withoutKey_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "{}");
    CommandRun run = CommandRun.of("advisory", "sign", file.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--key FILE");
    assertThat(folder.resolve("a.json.asc")).doesNotExist();
  }

  @Test
  void sign_fileThatIsNoKey_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "{}");
    CommandRun run = CommandRun.of("advisory", "sign", file.toString(), "--key", file.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("cannot sign: it holds no secret key");
  }

  @Test
  void verify_documentWithoutHashAndSignature_isIncomplete() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "{}");
    CommandRun run = CommandRun.of("advisory", "verify", file.toString());
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.lines()).hasSize(2).allMatch(line -> line.startsWith("warning: " + file));
  }

  @Test
  void verify_otherHash_isAnError() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "{}");
    Files.writeString(folder.resolve("a.json.sha256"), "00  a.json\n");
    CommandRun run = CommandRun.of("advisory", "verify", file.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).contains("its hash is not the one in a.json.sha256");
  }

  @Test
  void verify_absentFile_isAnError() {
    CommandRun run = CommandRun.of("advisory", "verify", folder.resolve("none").toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("none");
  }
}
