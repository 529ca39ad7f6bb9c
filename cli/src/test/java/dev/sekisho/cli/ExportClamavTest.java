package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exports for ClamAV, loaded and run by Debian's `clamscan`.
class ExportClamavTest {
  private static final Path CLAMSCAN = Path.of("/usr/bin/clamscan");

  @TempDir private Path temp;

  @Test
  void clamscan_everySignature_isWhatItClaimsToBe() throws IOException, InterruptedException {
    Exported.needs(CLAMSCAN, "clamav");
    Exported exported = Exported.to("clamav", temp);

    Set<String> right = exported.check(hits(exported));

    assertThat(right)
        .contains(
            "indicator--3a2a64ea-0898-5f3a-bd8a-b71b827ac603",
            "indicator--367d3d32-f67c-55cb-82a4-6b799d9e700d");
    assertThat(
            right.stream()
                .filter(id -> !exported.outcome(id).path("advisory").asString().startsWith("SEK")))
        .hasSizeGreaterThan(15);
  }

  private Map<Path, Set<String>> hits(Exported exported) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(CLAMSCAN.toString(), "--no-summary", "--allmatch"));
    try (Stream<Path> files = Files.list(exported.folder())) {
      files
          .filter(file -> file.toString().matches(".*\\.(hdb|hsb|ldb|cdb)"))
          .sorted()
          .forEach(file -> command.addAll(List.of("-d", file.toString())));
    }
    exported.mails().forEach(mail -> command.add(mail.toString()));
    Map<Path, Set<String>> hits = new HashMap<>();
    for (String line : Exported.lines(temp, command, 0, 1)) {
      if (line.endsWith(" FOUND")) {
        int colon = line.indexOf(": ");
        hits.computeIfAbsent(Path.of(line.substring(0, colon)), _ -> new TreeSet<>())
            .add(line.substring(colon + 2));
      }
    }
    return hits;
  }
}
