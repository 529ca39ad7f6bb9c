package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every page that is made, by WCAG 2.2 AA as far as axe-core can tell: in both languages, light
/// and dark, as wide as a desktop and as a phone.
final class AccessibilityTest {
  private static final List<Integer> WIDTHS = List.of(1280, 390);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void pages_everyOne_breaksNoRule(boolean dark) throws IOException, InterruptedException {
    Map<String, String> pages = site("site");
    Map<String, String> alone = siteOfABundleAlone();
    assertThat(alone.keySet()).anyMatch(name -> name.contains("/en/report--"));
    pages.putAll(alone);
    pages.put("expose en", report("en"));
    pages.put("expose ja", report("ja"));

    Map<String, Axe.Answer> answers = Axe.check(pages, WIDTHS, dark, folder);

    assertThat(pages).hasSizeGreaterThan(11);
    assertThat(answers).hasSize(pages.size() * WIDTHS.size());
    answers.forEach(
        (name, answer) -> {
          assertThat(answer.violations()).as(name).isEmpty();
          assertThat(answer.passes())
              .as(name)
              .contains("color-contrast", "html-has-lang")
              .hasSizeGreaterThan(12);
          assertThat(name).endsWith(" " + answer.width());
          assertThat(answer.needed()).as(name).isLessThanOrEqualTo(answer.width());
          assertThat(answer.dark()).as(name).isEqualTo(dark);
        });
  }

  @Test
  void check_pageThatBreaksRules_isFound() throws IOException, InterruptedException {
    String page =
        """
        <!DOCTYPE html><html><head>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
        <title>x</title></head>
        <body><main><h1>x</h1><p style="color:#bbb;background:#fff">pale</p>
        <div style="width:600px">wide</div><img src="x.png"></main></body></html>
        """;

    Map<String, Axe.Answer> answers = Axe.check(Map.of("bad", page), List.of(390), false, folder);
    Axe.Answer answer = Objects.requireNonNull(answers.get("bad 390"), "an answer");

    assertThat(answer.needed()).isGreaterThan(answer.width());
    assertThat(answer.violations())
        .anyMatch(one -> one.startsWith("html-has-lang"))
        .anyMatch(one -> one.startsWith("color-contrast"))
        .anyMatch(one -> one.startsWith("image-alt"));
  }

  /// The site of an advisory that is a STIX bundle without a CSAF document.
  private Map<String, String> siteOfABundleAlone() throws IOException {
    return site(
        "alone",
        "--advisory",
        SharedData.projectRoot().resolve("publish/src/test/resources/report.json").toString(),
        "--publisher-name",
        "Example CERT",
        "--publisher-namespace",
        "https://a.jp");
  }

  private Map<String, String> site(String name, String... options) throws IOException {
    Path site = folder.resolve(name);
    List<String> arguments =
        new ArrayList<>(List.of("advisory", "publish", "--out", site.toString()));
    arguments.addAll(List.of("--base-url", "https://a.jp", "--contact", "mailto:a@a.jp"));
    arguments.addAll(List.of(options));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    Map<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.walk(site)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".html")).toList()) {
        pages.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return pages;
  }

  private String report(String language) throws IOException {
    Path inventory = folder.resolve("inventory.csv");
    Files.writeString(
        inventory,
        """
        host,vendor,product,version,patches
        pc-1,Microsoft,Outlook,2000,
        pc-2,Microsoft,Internet Explorer,5.5 SP2,
        pc-3,Example,Unheard of,1.0,
        """);
    CommandRun run =
        CommandRun.of(
            "--lang", language, "expose", "--inventory", inventory.toString(), "-f", "html");
    assertThat(run.out()).startsWith("<!DOCTYPE html>");
    return run.out();
  }
}
