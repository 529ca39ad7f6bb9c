package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LimitsPageTest {
  @Test
  void page_table_isInStepWithTheLimits() throws IOException {
    Path page = SharedData.projectRoot().resolve("docs/limits.md");
    List<String> rows =
        Files.readAllLines(page).stream().filter(line -> line.startsWith("| `")).toList();
    List<String> limits =
        Stream.of(Limit.values())
            .map(limit -> "| `" + limit.key() + "` | " + limit.standard() + " |")
            .toList();
    assertThat(rows).hasSameSizeAs(limits);
    for (int i = 0; i < limits.size(); i++) {
      assertThat(rows.get(i)).startsWith(limits.get(i));
    }
  }
}
