package dev.sekisho.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is found in each page against what a person found in it: `NAME.expected`, one fact a line,
/// written by hand from the page.
class ExpectedFactsTest {
  /// Known misses and wrong facts, by page: `-` for a fact that is not found, `+` for one too many.
  private static final Path KNOWN = Samples.folder().resolve("known-differences");

  static List<Path> pages() {
    return Samples.pages();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void facts_ofPage_areThoseAPersonFound(Path page) throws IOException {
    Set<String> expected = expected(page);
    Set<String> found = found(page);
    List<String> differences = new ArrayList<>();
    expected.stream().filter(fact -> !found.contains(fact)).forEach(f -> differences.add("-" + f));
    found.stream().filter(fact -> !expected.contains(fact)).forEach(f -> differences.add("+" + f));
    String name = String.valueOf(page.getFileName());
    assertThat(differences.stream().map(line -> name + "\t" + line).toList())
        .containsExactlyInAnyOrderElementsOf(
            Files.readAllLines(KNOWN).stream()
                .filter(line -> line.startsWith(name + "\t"))
                .toList());
  }

  /// The figures of docs/draft.md.
  @Test
  void facts_ofAllPages_reachTheStatedFigures() throws IOException {
    int expected = 0;
    int found = 0;
    int both = 0;
    for (Path page : Samples.pages()) {
      Set<String> should = expected(page);
      Set<String> is = found(page);
      expected += should.size();
      found += is.size();
      both += (int) is.stream().filter(should::contains).count();
    }
    assertThat(expected).isGreaterThanOrEqualTo(321);
    assertThat((double) both / expected).as("recall").isGreaterThanOrEqualTo(0.98);
    assertThat((double) both / found).as("precision").isGreaterThanOrEqualTo(0.99);
  }

  private static Set<String> expected(Path page) throws IOException {
    String name = page.getFileName().toString().replaceAll("\\.[a-z]+$", ".expected");
    return Files.readAllLines(page.resolveSibling(name)).stream()
        .map(line -> sorted(line.split("\t", -1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Kind, value, then the details in order.
  private static String sorted(String[] columns) {
    return Stream.concat(Stream.of(columns[0], columns[1]), Stream.of(columns).skip(2).sorted())
        .collect(Collectors.joining("\t"));
  }

  private static Set<String> found(Path page) {
    return Samples.draft(page).facts().stream()
        .map(
            fact ->
                Stream.concat(
                        Stream.of(fact.kind().label(), fact.value()),
                        fact.details().entrySet().stream()
                            .filter(_ -> fact.kind() != Kind.REFERENCE)
                            .map(
                                detail ->
                                    detail.getKey() + "=" + detail.getValue().replace("\n", "|"))
                            .sorted())
                    .collect(Collectors.joining("\t")))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
