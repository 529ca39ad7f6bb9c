package dev.sekisho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Limits;
import dev.sekisho.engine.RuleSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged messages, read by us and by MIME-tools, the parser of amavis and MIMEDefang: what it
/// finds in one of them, we find too.
class MimeToolsComparisonTest {
  private static final int MESSAGES = 2_000;

  /// Prints the names of the files in a folder in which a part has the mark once decoded.
  private static final String SCRIPT =
      """
      use MIME::Parser;
      my ($folder, $mark) = @ARGV;
      sub has {
        my ($entity) = @_;
        for my $part ($entity->parts) { return 1 if has($part); }
        return $entity->bodyhandle && index($entity->bodyhandle->as_string, $mark) >= 0;
      }
      for my $file (glob("$folder/*")) {
        my $parser = MIME::Parser->new;
        $parser->output_to_core(1);
        $parser->tmp_to_core(1);
        $parser->extract_uuencode(1);
        my $entity = eval { $parser->parse_open($file) };
        print "$1\\n" if $entity && has($entity) && $file =~ m{([^/]+)$};
      }
      """;

  @TempDir private Path folder;

  @Test
  void scan_damagedMail_findsWhatMimeToolsFinds() throws Exception {
    DamagedMail mails = new DamagedMail(20261125);
    RuleSet rules = Samples.rules("[artifact:payload_bin MATCHES '" + DamagedMail.MARK + "']");
    Scanner scanner = new Scanner(rules, Limits.standard());
    Map<String, String> missed = new TreeMap<>();
    for (int i = 0; i < MESSAGES; i++) {
      byte[] message = mails.next().getBytes(StandardCharsets.ISO_8859_1);
      String name = "%05d".formatted(i);
      Files.write(folder.resolve(name), message);
      if (scanner.scan(Samples.message(message)).verdict() == Verdict.CLEAN) {
        missed.put(name, new String(message, StandardCharsets.ISO_8859_1));
      }
    }
    Set<String> found = found();
    assertThat(found.size()).isGreaterThan(MESSAGES / 2);
    missed.keySet().retainAll(found);
    assertThat(missed).isEmpty();
  }

  private Set<String> found() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/usr/share/perl5/MIME/Parser.pm")), "MIME-tools is not installed");
    Process perl =
        new ProcessBuilder("perl", "-e", SCRIPT, folder.toString(), DamagedMail.MARK)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    perl.getOutputStream().close();
    String out = new String(perl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(perl.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new TreeSet<>(List.of(out.split("\n")));
  }
}
