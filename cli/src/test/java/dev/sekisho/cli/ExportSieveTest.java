package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exports for Sieve, run by `sieve-test` of Debian's Dovecot. So that it is seen which rule was
/// met, each files into a folder of its own here.
class ExportSieveTest {
  private static final Path SIEVE_TEST = Path.of("/usr/bin/sieve-test");
  private static final Pattern RULE =
      Pattern.compile(
          "(?s)\\((indicator--[0-9a-f-]+)\\)|(fileinto \"Junk\"|addflag \"\\$sekisho\");");

  @TempDir private Path temp;

  @Test
  void sieveTest_everyRule_isWhatItClaimsToBe() throws IOException, InterruptedException {
    Exported.needs(SIEVE_TEST, "dovecot-sieve");
    Exported exported = Exported.to("sieve", temp);
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxrwxrwx"));
    List<Path> scripts = new ArrayList<>();
    for (String name : List.of("sekisho.sieve", "sekisho-regex.sieve")) {
      scripts.add(
          readable(temp.resolve(name), filing(Files.readString(exported.folder().resolve(name)))));
    }
    Map<Path, Set<String>> hits = new HashMap<>();
    for (Path mail : exported.mails()) {
      Path copy = readable(temp.resolve("mail.eml"), Files.readString(mail));
      Set<String> found = new TreeSet<>();
      for (Path script : scripts) {
        for (String line : Exported.lines(temp, command(script, copy), 0)) {
          if (line.startsWith(" * store message in folder: ")) {
            found.add(line.substring(line.lastIndexOf(' ') + 1));
          }
        }
      }
      hits.put(mail, found);
    }

    Set<String> right = exported.check(hits);

    assertThat(right)
        .contains(
            "indicator--3a2a64ea-0898-5f3a-bd8a-b71b827ac603",
            "indicator--367d3d32-f67c-55cb-82a4-6b799d9e700d")
        .hasSizeGreaterThan(10);
  }

  private static Path readable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    return file;
  }

  private static String filing(String script) {
    Matcher matcher = RULE.matcher(script);
    StringBuilder out = new StringBuilder();
    String indicator = "";
    while (matcher.find()) {
      indicator = matcher.group(1) == null ? indicator : matcher.group(1);
      String by = matcher.group(1) == null ? "fileinto \"" + indicator + "\";" : matcher.group();
      matcher.appendReplacement(out, Matcher.quoteReplacement(by));
    }
    matcher.appendTail(out);
    return out.toString()
        .replace("require [", "require [\"fileinto\", ")
        .replace("\"fileinto\", \"fileinto\"", "\"fileinto\"");
  }

  /// Dovecot does nothing for root.
  private List<String> command(Path script, Path mail) {
    List<String> command = new ArrayList<>(List.of(SIEVE_TEST.toString()));
    if (System.getProperty("user.name").equals("root")) {
      for (String option :
          List.of("mail_uid=65534", "mail_gid=65534", "first_valid_uid=1", "first_valid_gid=1")) {
        command.addAll(List.of("-o", option));
      }
    }
    command.addAll(
        List.of("-o", "mail_home=" + temp, "-o", "mail_location=maildir:" + temp.resolve("boxes")));
    command.addAll(List.of(script.toString(), mail.toString()));
    return command;
  }
}
