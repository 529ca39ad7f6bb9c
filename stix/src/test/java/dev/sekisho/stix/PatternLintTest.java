package dev.sekisho.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternLintTest {
  private static List<Diagnostic> lint(String text) {
    return PatternLint.check(PatternParserTest.valid(text));
  }

  private static List<String> codes(String text) {
    return lint(text).stream().map(Diagnostic::code).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[file:hashes.'SHA-256' = 'aec070645fe53ee3b3763059376134f058cc337247c978add178b6ccdfb0019f']",
        "[email-message:from_ref.value MATCHES '.+@example\\\\.com$' AND"
            + " email-message:body_multipart[*].body_raw_ref.name = 'a.exe']",
        "[email-message:body_multipart[*].body_raw_ref.payload_bin MATCHES 'abc']",
        "[file:extensions.'windows-pebinary-ext'.sections[*].entropy > 7]",
        "[file:extensions.'archive-ext'.contains_refs[*].name = 'a']",
        "[network-traffic:dst_ref.type = 'ipv4-addr' AND network-traffic:dst_ref.value = '10.0.0.1']",
        "[network-traffic:src_ref.value ISSUBSET '10.0.0.0/8']",
        "[ipv6-addr:value ISSUBSET '2001:db8::/32']",
        "[email-message:is_multipart = false AND email-message:date > t'2004-01-01T00:00:00Z']",
        "[artifact:payload_bin = b'AAAA' OR artifact:payload_bin LIKE '%abc%']",
        "[windows-registry-key:values[*].name = 'Run' AND EXISTS windows-registry-key:values]",
        "[file:x_custom.a.b[3] = 1 AND file:size = 1 AND file:size = 1.0]",
        "[email-message:additional_header_fields.'X-Mailer'[*] = 'a']",
        "[file:extensions.'x-my-ext'.a = 1]",
        "[process:image_ref.name = 'a' OR process:image_ref.name = 'b']",
        "[file:content_ref.id = 'artifact--1' AND file:defanged = true]",
        "[software:languages[*] IN ('en', 'ja')]",
      })
  void check_soundPattern_saysNothing(String text) {
    assertThat(lint(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[email-message:subject = 'a' AND file:name = 'b'] | lint.types | different object types",
        "[email-message:subjct = 'a'] | lint.property-unknown | is subject meant?",
        "[file:path = 'a'] | lint.property-unknown | is parent_directory_ref.path meant?",
        "[email-message:from = 'a'] | lint.property-unknown | is from_ref.value meant?",
        "[email-message:from_ref = 'a@example.com'] | lint.reference | name a property after it",
        "[email-message:is_multipart = 'false'] | lint.quoted | false",
        "[file:size = '5'] | lint.quoted | without apostrophes: 5",
        "[file:size = 'big'] | lint.constant-type | size is an integer, the constant is a string",
        "[file:name = 5] | lint.constant-type | name is a string, the constant is a number",
        "[file:size IN ('1', '2')] | lint.quoted | without apostrophes",
        "[email-message:to_refs.value = 'a'] | lint.list | email-message:to_refs[*].value",
        "[software:languages = 'en'] | lint.list | software:languages[*]",
        "[file:name[*] = 'a'] | lint.not-a-list | leave out [*]",
        "[file:hashes[*] = 'a'] | lint.not-a-list | leave out [*]",
        "[file:name.value = 'a'] | lint.not-an-object | file:name is a string",
        "[file:name ISSUBSET '10.0.0.0/8'] | lint.operator | ISSUBSET is for",
        "[ipv4-addr:value ISSUBSET 'x'] | lint.subnet | no address",
        "[file:size LIKE '1%'] | lint.operator | LIKE is for strings",
        "[artifact:payload_bin MATCHES 'ă'] | lint.binary-text | U+00FF",
        "[file:hashes.sha256 = 'aec070645fe53ee3b3763059376134f058cc337247c978add178b6ccdfb0019f'] | lint.hash-algorithm | written SHA-256",
        "[file:name = 'a' AND file:name = 'b'] | lint.contradiction | is OR meant?",
        "[(file:size = 1 OR file:size = 2) AND file:name = 'a' AND file:name = 'b'] | lint.contradiction | file:name",
        "[file:name IN ()] | lint.set-empty | empty set",
        "[software:languages[-1] = 'en'] | lint.index | counted from 0",
        "[file:hashes = 'a'] | lint.not-a-value | dictionary",
        "[file:name MATCHES 'a(?R)'] | lint.regex | inline modifier",
        "[file:name MATCHES '('] | lint.regex | group",
        "[file:name = 'a'] START t'2020-01-02T00:00:00Z' STOP t'2020-01-01T00:00:00Z' | lint.start-stop | no time",
      })
  void check_patternThatNeverMatches_saysWhy(String text, String code, String message) {
    List<Diagnostic> found = lint(text);
    assertThat(found.getFirst().code()).isEqualTo(code);
    assertThat(found.getFirst().message()).contains(message);
    assertThat(found.getFirst().severity()).isEqualTo(Severity.WARNING);
    assertThat(found.getLast().code()).isEqualTo("lint.never-matches");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[email:subject = 'a'] | lint.type-unknown | is email-message meant?",
        "[win-registry-key:key = 'a'] | lint.type-unknown | windows-registry-key",
        "[domain-nam:value = 'a'] | lint.type-unknown | is domain-name meant?",
        "[x-acme:a = 1] | lint.type-custom | custom",
        "[file:hashes.IMPHASH = 'a'] | lint.hash-algorithm | no hash algorithm",
        "[file:hashes.MD5 = 'd41d8cd98f00b204e9800998ecf8427e'] | lint.hash-empty | every empty file",
        "[email-message:date = '2004-01-01T00:00:00Z'] | lint.timestamp | t'2004-01-01T00:00:00Z'",
        "[artifact:payload_bin = 'dGhpcyBpcyBhIHRlc3Q='] | lint.binary-encoded | b'…'",
        "[file:magic_number_hex = 'ffd8'] | lint.binary-encoded | h'…'",
        "[file:size != '5'] | lint.quoted | 5",
        "[file:name NOT = 5] | lint.constant-type | number",
      })
  void check_oddPatternThatMayMatch_saysWhy(String text, String code, String message) {
    List<Diagnostic> found = lint(text);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().code()).isEqualTo(code);
    assertThat(found.getFirst().message()).contains(message);
  }

  @Test
  void check_oneSideOfOrCanMatch_isNotNever() {
    assertThat(codes("[file:path = 'a' OR file:name = 'b']"))
        .containsExactly("lint.property-unknown");
    assertThat(codes("[file:path = 'a'] OR [file:name = 'b']"))
        .containsExactly("lint.property-unknown");
    assertThat(codes("[file:path = 'a'] FOLLOWEDBY [file:name = 'b']"))
        .containsExactly("lint.property-unknown", "lint.never-matches");
    assertThat(codes("[NOT EXISTS file:path]")).containsExactly("lint.property-unknown");
    assertThat(codes("[(file:name = 'a' AND url:value = 'b') OR file:name = 'c']"))
        .containsExactly("lint.types");
  }

  @Test
  void check_flaw_pointsAtItsPlace() {
    String text = "[file:name = 'a' AND file:size = '5']";
    Diagnostic found = lint(text).getFirst();
    assertThat(text.substring(found.offset(), found.offset() + found.length())).isEqualTo("'5'");
    assertThat(found.column()).isEqualTo(34);
  }

  @Test
  void check_observableProperties_noteWhatIsNotObserved() {
    Set<String> mail =
        Set.of("email-message:subject", "email-message:from_ref", "email-addr:value", "file:name");
    Parsed.Valid seen =
        PatternParserTest.valid(
            "[email-message:subject = 'a' AND email-message:from_ref.value = 'b']");
    assertThat(PatternLint.check(seen, mail)).isEmpty();
    Parsed.Valid unseen =
        PatternParserTest.valid(
            "[windows-registry-key:key = 'a' OR email-message:from_ref.display_name = 'b']");
    assertThat(PatternLint.check(unseen, mail))
        .extracting(Diagnostic::message)
        .containsExactly(
            "windows-registry-key:key is not observed here",
            "email-addr:display_name is not observed here");
  }

  @Test
  void check_hugePattern_saysAHundredThings() {
    String text = "[" + "file:size = 'a' OR ".repeat(100_000) + "file:size = 1]";
    assertThat(lint(text)).hasSize(100);
  }

  @Test
  void check_realPatterns_areMostlySound() {
    int never = 0;
    int custom = 0;
    for (String text : StixCases.realPatterns()) {
      List<String> codes = codes(text);
      never += codes.contains("lint.never-matches") ? 1 : 0;
      custom += codes.contains("lint.type-custom") ? 1 : 0;
      assertThat(codes).doesNotContain("lint.regex");
    }
    assertThat(never).isBetween(200, 250);
    assertThat(custom).isBetween(150, 250);
  }
}
