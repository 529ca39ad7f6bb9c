package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exports for YARA, loaded and run by Debian's `yara`.
class ExportYaraTest {
  private static final Path YARA = Path.of("/usr/bin/yara");
  private static final byte[] ZIP_HEADER =
      HexFormat.of().parseHex("504b0304140000000000000021000000000002000000020000000d000000");

  @TempDir private Path temp;

  @Test
  void yara_everyRule_isWhatItClaimsToBe() throws IOException, InterruptedException {
    Exported.needs(YARA, "yara");
    Exported exported = Exported.to("yara", temp);
    Map<Path, Set<String>> hits = new HashMap<>();
    for (Path mail : exported.mails()) {
      hits.put(mail, hits(exported, mail));
    }

    Set<String> right = exported.check(hits);

    assertThat(right)
        .contains(
            "indicator--3a2a64ea-0898-5f3a-bd8a-b71b827ac603",
            "indicator--367d3d32-f67c-55cb-82a4-6b799d9e700d")
        .hasSizeGreaterThan(10);
  }

  @Test
  void yara_filesThemselves_areMetByHashContentAndMember()
      throws IOException, InterruptedException {
    Exported.needs(YARA, "yara");
    Exported exported = Exported.to("yara", temp);
    Path marker = Files.writeString(temp.resolve("m.bin"), "an inert marker of 29 bytes.\n");
    assertThat(names(exported, hits(exported, marker)))
        .contains(
            "hash-sha256",
            "hash-sha1-size",
            "hash-md5-name",
            "content",
            "content-bytes",
            "content-two")
        .doesNotContain("hash-wrong-size", "hash-list");

    Path zip = temp.resolve("a.zip");
    Files.write(zip, ZIP_HEADER);
    Files.writeString(zip, "Invoice 7.txthi", java.nio.file.StandardOpenOption.APPEND);
    assertThat(names(exported, hits(exported, zip))).contains("member-file");
    Files.writeString(zip, "PK\3\4", java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(names(exported, hits(exported, zip))).isEmpty();
  }

  private Set<String> hits(Exported exported, Path file) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            YARA.toString(),
            "-w",
            exported.folder().resolve("sekisho.yar").toString(),
            file.toString());
    return Exported.lines(temp, command, 0).stream()
        .map(line -> line.substring(0, line.indexOf(' ')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(Exported exported, Set<String> rules) throws IOException {
    Set<String> names = new TreeSet<>();
    exported
        .names()
        .forEach(
            (id, name) -> {
              if (rules.stream().anyMatch(rule -> rule.contains(Exported.name(id)))) {
                names.add(name);
              }
            });
    return names;
  }
}
