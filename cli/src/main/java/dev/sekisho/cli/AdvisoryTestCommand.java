package dev.sekisho.cli;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Localized;
import dev.sekisho.advisory.Problem;
import dev.sekisho.advisory.VectorResult;
import dev.sekisho.advisory.Vectors;
import dev.sekisho.bytes.Limits;
import dev.sekisho.engine.Prefilter;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho advisory test`
@Command(name = "test")
final class AdvisoryTestCommand extends Subcommand {
  @Parameters(paramLabel = "ID", arity = "0..*", descriptionKey = "ID")
  private List<String> ids = new ArrayList<>();

  @Mixin private final AdvisoryOptions advisories = new AdvisoryOptions();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json")
  private AnswerForm format = AnswerForm.TEXT;

  @Option(names = "--engine", paramLabel = "auto|native|java")
  private Engine engine = Engine.AUTO;

  AdvisoryTestCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    Config config = Config.read(session);
    AdvisoryOptions.Chosen chosen = advisories.choose(ids, session, config);
    Prefilter.Compiler compiler = engine.compiler(session);
    Exit exit = chosen.exit();
    long passed = 0;
    long failed = 0;
    for (Advisory advisory : chosen.advisories()) {
      Vectors.Ran ran = Vectors.run(advisory, compiler, Limits.standard(), Instant.now());
      for (Problem problem : ran.problems()) {
        session.warn(AdvisoryOptions.line(problem, session.messages()));
        exit = exit.or(AdvisoryOptions.exit(problem));
      }
      for (VectorResult result : ran.results()) {
        print(advisory, result);
        passed += result.passed() ? 1 : 0;
        failed += result.passed() ? 0 : 1;
      }
    }
    session.say("vectors.summary", passed, failed);
    return failed > 0 || passed == 0 ? Exit.ERROR : exit;
  }

  private void print(Advisory advisory, VectorResult result) throws IOException {
    String language = session.messages().language();
    List<String> differences = result.differences().stream().map(one -> one.in(language)).toList();
    if (format == AnswerForm.JSON) {
      session.out().write(json(advisory, result, differences));
      return;
    }
    String key = result.passed() ? "vectors.passed" : "vectors.failed";
    String about = about(result.about());
    String line = text(key, advisory.id(), result.file(), about);
    session.out().println(Printable.of(line));
    differences.forEach(difference -> session.out().println("  " + Printable.of(difference)));
  }

  private String about(Localized about) {
    return about.in(session.messages().language());
  }

  private byte[] json(Advisory advisory, VectorResult result, List<String> differences) {
    return Json.line(
        json -> {
          Json.text(json, "advisory", advisory.id());
          Json.text(json, "file", result.file());
          Json.text(json, "about", about(result.about()));
          json.writeBooleanProperty("passed", result.passed());
          Json.texts(json, "differences", differences);
        });
  }
}
