package dev.sekisho.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The notices that tests read: about worms that never were, in English and Japanese.
final class Samples {
  static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  private Samples() {}

  static Path folder() {
    return SharedData.projectRoot().resolve("draft/src/test/resources/dev/sekisho/draft/pages");
  }

  static List<Path> pages() {
    try (Stream<Path> files = Files.list(folder())) {
      List<Path> pages =
          files.filter(file -> file.toString().matches(".*\\.(html|txt|md|pdf)")).sorted().toList();
      assertThat(pages).hasSizeGreaterThanOrEqualTo(8);
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(Path page) {
    try {
      return Files.readAllBytes(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Draft draft(Path page) {
    return draft(String.valueOf(page.getFileName()), bytes(page));
  }

  static Draft draft(String name, byte[] page) {
    Drafting drafting = Drafter.draft(name, page, Budget.of(Limits.standard()), NOW);
    assertThat(drafting).isInstanceOf(Drafting.Drafted.class);
    return ((Drafting.Drafted) drafting).draft();
  }
}
