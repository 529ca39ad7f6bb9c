package dev.sekisho.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limits;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every value of a draft stands in its page, and every place is where it says.
class NothingInventedTest {
  /// Details that say what we made of a value, not a value.
  private static final Set<String> OURS =
      Set.of("status", "range", "category", "family", "match", "algorithm", "products");

  static List<Path> pages() {
    return Samples.pages();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void values_ofDraft_standInThePage(Path page) throws PageReader.Unreadable {
    String text = folded(text(page));
    List<Fact> facts = Samples.draft(page).facts();
    assertThat(facts).hasSizeGreaterThan(8);
    for (Fact fact : facts) {
      parts(fact).forEach(part -> assertThat(text).as(fact.toString()).contains(folded(part)));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void quotes_ofFacts_standInThePageOnTheirLine(Path page) throws PageReader.Unreadable {
    Page read = read(page);
    Set<Integer> lines =
        read.blocks().stream()
            .flatMap(block -> block.cells().stream())
            .flatMapToInt(
                cell ->
                    java.util.stream.IntStream.range(0, cell.value().length())
                        .map(i -> cell.at(i).line()))
            .boxed()
            .collect(Collectors.toSet());
    String text = text(page);
    for (Fact fact : Samples.draft(page).facts()) {
      assertThat(text).contains(fact.quote());
      boolean head = read.stated().stream().anyMatch(s -> s.text().at(0).equals(fact.place()));
      assertThat(head || lines.contains(fact.place().line())).as(fact.toString()).isTrue();
    }
  }

  private static Page read(Path page) throws PageReader.Unreadable {
    return PageReader.read(
        String.valueOf(page.getFileName()), Samples.bytes(page), Budget.of(Limits.standard()));
  }

  /// All text of the page, its links and what its head states.
  private static String text(Path page) throws PageReader.Unreadable {
    Page read = read(page);
    return Stream.concat(
            read.blocks().stream()
                .flatMap(
                    block ->
                        Stream.concat(
                            block.cells().stream()
                                .flatMap(
                                    cell ->
                                        Stream.concat(
                                            Stream.of(cell.value()),
                                            cell.links().stream().map(Text.Span::target))),
                            block.header().stream())),
            read.stated().stream().map(stated -> stated.text().value()))
        .collect(Collectors.joining("\n"));
  }

  /// What of a fact must stand in the page. Dates are read, not copied: their quote must.
  private static Stream<String> parts(Fact fact) {
    Stream<String> details =
        fact.details().entrySet().stream()
            .filter(detail -> !OURS.contains(detail.getKey()))
            .map(Map.Entry::getValue);
    return switch (fact.kind()) {
      case PUBLISHED, UPDATED, REVISION, PRODUCT -> details;
      case KB -> Stream.of(fact.value().substring(2));
      default -> Stream.concat(Stream.of(fact.value()), details);
    };
  }

  /// The normal form: compatibility forms, case, defanging and digit groups folded.
  private static String folded(String text) {
    String plain =
        Normalizer.normalize(Refang.of(text), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return plain
        .replaceAll("hxxp", "http")
        .replaceAll("(?<=\\d),(?=\\d)", "")
        .replaceAll("\\s+", "");
  }
}
