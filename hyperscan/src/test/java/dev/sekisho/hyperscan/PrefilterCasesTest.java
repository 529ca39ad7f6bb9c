package dev.sekisho.hyperscan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sekisho.engine.Prefilter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One table of cases, for both engines.
class PrefilterCasesTest {
  /// Expressions beside a text in which the exact check finds each of them.
  private static final List<List<String>> FOUND =
      List.of(
          List.of("(?i)MiMail", "mimail"),
          List.of("(?i)[A-C]x", "bX"),
          List.of("(?i)\\x41b", "aB"),
          List.of("a(?i)b|c", "C"),
          List.of("(?:(?i)a)b", "Ab"),
          List.of("^abc$", "abc\n"),
          List.of("abc\\Z", "abc\n"),
          List.of("\\Aabc\\z", "abc"),
          List.of("(?m)^b$", "a\nb\nc"),
          List.of("a.b", "a\nb"),
          List.of("(?-s)a.b", "axb"),
          List.of("\\w+@\\w+\\.jp", "who@example.jp"),
          List.of("日本.語", "日本の語"),
          List.of("[ぁ-ん]{3}x", "あいうx"),
          List.of("[^a-z]x", "語x"),
          List.of("a\\hb\\vc", "a\u3000b\u2028c"),
          List.of("a\\Rb", "a\r\nb"),
          List.of("a\\Xb", "a👨\u200d👩\u200d👧b"),
          List.of("\\bfoo\\b", "a foo."),
          List.of("(ab)\\1", "abab"),
          List.of("(?<n>ab)-\\k<n>", "ab-ab"),
          List.of("foo(?=bar)", "foobar"),
          List.of("(?<!x)foo", "afoo"),
          List.of("a++b", "aaab"),
          List.of("(?>a|ab)c", "ac"),
          List.of("(?x) a b # c", "ab"),
          List.of("\\0101b", "\b1b"),
          List.of("\\101b", "Ab"),
          List.of("(?i)kiss", "\u212aıſS"),
          List.of("(?i)É", "é"),
          List.of("(?i)[à-ï]x", "Éx"),
          List.of("(?i)[^k]x", "\u212bx"),
          List.of("[[:alpha:]]x", "ax"),
          List.of("[[:^alpha:]]x", "1x"),
          List.of("[[a]x", "[x"),
          List.of("a{b", "a{b"),
          List.of("a{,2}", "a{,2}"),
          List.of("a(?#comment)*b", "b"),
          List.of("(?P<n>a)(?P=n)b", "aab"),
          List.of("[\\b]x", "\bx"),
          List.of("\\Nx", "ax"),
          List.of("\\Qa.b\\E+c", "a.bbc"),
          List.of("[\\Q]-\\E]x", "]x"),
          List.of("a{2,3}b", "aaab"),
          List.of("(?:ab){300}", "ab".repeat(300)),
          List.of("x{0,5000}y", "y"),
          List.of("x*", ""),
          List.of("^$", ""),
          List.of("(a|)b", "b"),
          List.of("\\pLx", "語x"),
          List.of("[\\pLa]x", "Ax"),
          List.of("[^\\pN]x", "ax"),
          List.of("[a&&b]x", "&x"),
          List.of("[]a]x", "]x"),
          List.of("[a-]x", "-x"),
          List.of("[\\w-]x", "-x"),
          List.of("\\x{1F600}", "😀"),
          List.of("[😀-😂]x", "😁x"),
          List.of("\\cAb", "\u0001b"),
          List.of("\\e\\a\\t", "\u001b\u0007\t"),
          List.of("a|b|cde", "xcdex"),
          List.of("(?i:k)x", "Kx"));

  static Stream<Prefilter.Compiler> engines() {
    return Engines.all().stream();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void scan_literals_reportsExactlyThoseThatOccur(Prefilter.Compiler compiler) {
    var list = List.of("he", "she", "hers", "his", "HERS", "日本", "本語", "a.c", "\u0000x", "e h");
    try (Prefilter prefilter = compiler.compile(list.stream().map(Engines::literal).toList())) {
      assertThat(Engines.candidates(prefilter, "ushers")).containsExactly(0, 1, 2);
      assertThat(Engines.candidates(prefilter, "日本語")).containsExactly(5, 6);
      assertThat(Engines.candidates(prefilter, "abc\u0000x")).containsExactly(8);
      assertThat(Engines.candidates(prefilter, "the his")).containsExactly(0, 3, 9);
      assertThat(Engines.candidates(prefilter, "")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void scan_eachConstruct_reportsWhatIsFound(Prefilter.Compiler compiler) {
    var expressions = FOUND.stream().map(one -> Engines.regex(one.getFirst())).toList();
    try (Prefilter prefilter = compiler.compile(expressions)) {
      for (int i = 0; i < FOUND.size(); i++) {
        String regex = FOUND.get(i).getFirst();
        String text = FOUND.get(i).getLast();
        ExactCheck exact = new ExactCheck(expressions.get(i));
        assertThat(exact.finds(text)).as("%s in the table is found", regex).isTrue();
        assertThat(Engines.candidates(prefilter, exact.bytes(text))).as(regex).contains(i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void scan_plainRegexes_leavesOutWhatCannotMatch(Prefilter.Compiler compiler) {
    var texts =
        List.of("(?i)mimail", "foo(bar|baz)", "https?://evil\\.example", "[^a]message\\.zip");
    try (Prefilter prefilter = compiler.compile(texts.stream().map(Engines::regex).toList())) {
      assertThat(Engines.candidates(prefilter, "an ordinary mail, food in a bar")).isEmpty();
      assertThat(Engines.candidates(prefilter, "MIMAIL")).containsExactly(0);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void scan_bytesBesideText_keepsThemApart(Prefilter.Compiler compiler) {
    var expressions =
        List.of(
            new Prefilter.Expression("\\xe9t\\xe9", false, false),
            new Prefilter.Expression("\u00e9t", true, false),
            new Prefilter.Expression("[^a]\\x00\\xff", false, false),
            new Prefilter.Expression("été", true, true));
    try (Prefilter prefilter = compiler.compile(expressions)) {
      byte[] bytes = "xét\u00e9 z\u0000\u00ff".getBytes(StandardCharsets.ISO_8859_1);
      assertThat(Engines.candidates(prefilter, bytes)).contains(0, 1, 2).doesNotContain(3);
      assertThat(Engines.candidates(prefilter, "été")).contains(3).doesNotContain(1);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void scan_partOfAnArray_readsOnlyThat(Prefilter.Compiler compiler) {
    try (Prefilter prefilter = compiler.compile(List.of(Engines.literal("abc")))) {
      AtomicInteger hits = new AtomicInteger();
      byte[] bytes = "xabcx".getBytes(StandardCharsets.UTF_8);
      prefilter.scan(bytes, 2, 3, _ -> hits.incrementAndGet());
      prefilter.scan(bytes, 0, 3, _ -> hits.incrementAndGet());
      assertThat(hits).hasValue(0);
      prefilter.scan(bytes, 1, 3, _ -> hits.incrementAndGet());
      assertThat(hits).hasValue(1);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void scan_takerThrows_endsAndThrowsTheSame(Prefilter.Compiler compiler) {
    try (Prefilter prefilter = compiler.compile(List.of(Engines.literal("a")))) {
      var failure = new IllegalStateException("taker");
      byte[] bytes = "aaa".getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(
              () ->
                  prefilter.scan(
                      bytes,
                      0,
                      3,
                      _ -> {
                        throw failure;
                      }))
          .isSameAs(failure);
      assertThat(Engines.candidates(prefilter, bytes)).containsExactly(0);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void scan_largeInput_seesItsEnd(Prefilter.Compiler compiler) {
    try (Prefilter prefilter = compiler.compile(List.of(Engines.literal("needle")))) {
      for (int size : new int[] {20_000, 100_000, 5 << 20}) {
        assertThat(Engines.candidates(prefilter, "x".repeat(size) + "needle")).containsExactly(0);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void compile_nothing_reportsNothing(Prefilter.Compiler compiler) {
    try (Prefilter prefilter = compiler.compile(List.of())) {
      assertThat(Engines.candidates(prefilter, "x")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void compile_notUnderstood_isAlwaysCandidate(Prefilter.Compiler compiler) {
    var texts = List.of("(?R)", "(", "[a", "a**", "\\u12", "(?P>x)", "\\y", "(".repeat(5000));
    try (Prefilter prefilter = compiler.compile(texts.stream().map(Engines::regex).toList())) {
      assertThat(Engines.candidates(prefilter, "z")).hasSize(texts.size());
    }
  }
}
