package dev.sekisho.arch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the compiler does not check of the sources: sizes, and characters that deceive a reader.
class SourceTest {
  private static final int MAX_LINES = 600;

  @Test
  void files_stayReadable() {
    assertThat(sources().stream().filter(file -> lines(file).size() > MAX_LINES)).isEmpty();
  }

  @Test
  void sources_haveNoInvisibleOrReorderingCharacters() {
    List<String> found = new ArrayList<>();
    for (Path file : sources()) {
      for (String line : lines(file)) {
        if (line.codePoints().anyMatch(SourceTest::deceives)) {
          found.add(file + ": " + line.strip());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static boolean deceives(int point) {
    return (point >= 0x200B && point <= 0x200F)
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2060 && point <= 0x2069)
        || point == 0xFEFF
        || (point < ' ' && point != '\t');
  }

  private static List<Path> sources() {
    try (Stream<Path> files = Files.walk(SharedData.projectRoot())) {
      List<Path> found =
          files
              .filter(
                  file ->
                      file.toString().endsWith(".java") && !file.toString().contains("/target/"))
              .toList();
      assertThat(found).hasSizeGreaterThan(200);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
