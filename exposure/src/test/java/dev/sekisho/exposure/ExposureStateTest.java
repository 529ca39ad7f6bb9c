package dev.sekisho.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sekisho.advisory.Localized;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExposureStateTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  @TempDir private Path folder;

  private static Exposure exposure(String revision, String details) {
    return new Exposure(
        "h",
        InstalledProduct.of("V", "P", "1", "t"),
        "A",
        revision,
        Localized.of("title"),
        "WHITE",
        Status.AFFECTED,
        Localized.of("reason"),
        List.of(
            new Remediation(
                "vendor_fix", Set.of(), details, Localized.of(details), "", "", "", List.of(), 0)),
        List.of(),
        List.of(),
        List.of(
            new Exposure.OfVulnerability("CVE-1", Status.AFFECTED, Localized.NONE),
            new Exposure.OfVulnerability("CVE-2", Status.AFFECTED, Localized.NONE)),
        List.of());
  }

  @Test
  void track_newRevisionWithTheSameRemediation_isNotNew() throws IOException {
    Path file = folder.resolve("state.db");
    try (ExposureState state = ExposureState.open(file)) {
      Tracked first = state.track(exposure("1", "fix"));
      assertThat(first.unseen()).isTrue();
      state.reported(List.of(first), NOW);
    }
    try (ExposureState state = ExposureState.open(file)) {
      assertThat(state.track(exposure("2", "fix")).unseen()).isFalse();
      assertThat(state.track(exposure("3", "other fix")).unseen()).isTrue();
    }
  }

  @Test
  void mark_ofEachVulnerability_makesDone() throws IOException {
    try (ExposureState state = ExposureState.open(folder.resolve("state.db"))) {
      assertThat(state.track(exposure("1", "fix")).mark()).isEqualTo(Mark.NOT_REMEDIATED);
      state.mark(new ExposureState.Entry("A", "CVE-1", "h", "*", Mark.DONE, "t"));
      assertThat(state.track(exposure("1", "fix")).mark()).isEqualTo(Mark.IN_PROGRESS);
      state.mark(new ExposureState.Entry("A", "CVE-2", "h", "P 1", Mark.DONE, "t"));
      assertThat(state.track(exposure("1", "fix")).mark()).isEqualTo(Mark.DONE);
      assertThat(state.marks()).hasSize(2);
    }
  }

  @Test
  void open_newFile_isItsOwnersOnly() throws IOException {
    Path file = folder.resolve("made/state.db");
    ExposureState.open(file).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void open_otherFile_isRefused() throws IOException {
    Path file = folder.resolve("other");
    Files.writeString(file, "this is no database, but it is long enough to be looked at");

    assertThatThrownBy(() -> ExposureState.open(file)).isInstanceOf(IOException.class);
  }
}
