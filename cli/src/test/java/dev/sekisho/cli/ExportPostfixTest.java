package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exports for Postfix, asked by Debian's `postmap` as the cleanup server asks them.
class ExportPostfixTest {
  private static final Path POSTMAP = Path.of("/usr/sbin/postmap");

  @TempDir private Path temp;

  @Test
  void postmap_everyLine_isWhatItClaimsToBe() throws IOException, InterruptedException {
    Exported.needs(POSTMAP, "postfix");
    Exported exported = Exported.to("postfix", temp);
    Map<Path, Set<String>> hits = new HashMap<>();
    for (Path mail : exported.mails()) {
      Set<String> found = new TreeSet<>();
      found.addAll(hits(exported, mail, "-hq", "header_checks"));
      found.addAll(hits(exported, mail, "-hmq", "mime_header_checks"));
      found.addAll(hits(exported, mail, "-bmq", "body_checks"));
      hits.put(mail, found);
    }

    Set<String> right = exported.check(hits);

    assertThat(right)
        .contains("indicator--3a2a64ea-0898-5f3a-bd8a-b71b827ac603")
        .hasSizeGreaterThan(10);
  }

  private Set<String> hits(Exported exported, Path mail, String mode, String table)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "/bin/sh",
            "-c",
            "exec \"$0\" \"$1\" - \"regexp:$2\" < \"$3\"",
            POSTMAP.toString(),
            mode,
            exported.folder().resolve(table).toString(),
            mail.toString());
    assertThat(Files.exists(exported.folder().resolve(table))).isTrue();
    Set<String> hits = new TreeSet<>();
    for (String line : Exported.lines(temp, command, 0, 1)) {
      assertThat(line).doesNotContain("warning:").doesNotContain("fatal:");
      int action = line.indexOf("\tWARN sekisho ");
      action = action < 0 ? line.indexOf("\tREJECT sekisho ") : action;
      if (action >= 0) {
        hits.add(line.substring(action + 1));
      }
    }
    return hits;
  }
}
