package dev.sekisho.hyperscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistinctEndsTest {
  @Test
  void cut_thousandsEndAlike_fewEndAlikeAfterwards() {
    List<String> hosts =
        IntStream.range(0, 5000).mapToObj(i -> "h%05d.duckdns.example".formatted(i * 7)).toList();
    DistinctEnds ends = new DistinctEnds(hosts);
    Map<String, Long> alike =
        hosts.stream()
            .map(ends::cut)
            .map(cut -> cut.substring(cut.length() - 8))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(alike.values()).allMatch(count -> count <= 16);
    assertThat(hosts).allMatch(host -> host.startsWith(ends.cut(host)));
  }

  @Test
  void cut_endsDiffer_leavesAll() {
    List<String> words = List.of("first literal", "second word", "short", "\u00ff\u0000");
    DistinctEnds ends = new DistinctEnds(words);
    assertThat(words).allMatch(word -> word.equals(ends.cut(word)));
  }

  @Test
  void compile_thousandsEndAlike_eachIsReported() {
    var hosts = IntStream.range(0, 1000).mapToObj(i -> "h" + i + ".duckdns.example").toList();
    try (var prefilter =
        Engines.NATIVE.compiler().compile(hosts.stream().map(Engines::literal).toList())) {
      for (int i = 0; i < hosts.size(); i++) {
        assertThat(Engines.candidates(prefilter, "http://" + hosts.get(i) + "/")).contains(i);
      }
      assertThat(Engines.candidates(prefilter, "http://www.duckdns.example/")).isEmpty();
    }
  }
}
