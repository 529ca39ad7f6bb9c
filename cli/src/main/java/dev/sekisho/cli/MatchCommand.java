package dev.sekisho.cli;

import dev.sekisho.stix.PatternParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sekisho match`
@Command(name = "match")
final class MatchCommand extends Subcommand {
  @Option(names = "--pattern", paramLabel = "TEXT")
  private List<String> texts = new ArrayList<>();

  @Option(names = "--patterns", paramLabel = "FILE")
  private @Nullable Path file;

  @Option(names = "--observed", paramLabel = "FILE", arity = "1..*")
  private List<Path> observed = new ArrayList<>();

  @Option(names = "--cases", paramLabel = "FILE")
  private @Nullable Path cases;

  @Option(names = "--check")
  private boolean check;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json")
  private AnswerForm format = AnswerForm.TEXT;

  @Option(names = "--engine", paramLabel = "auto|native|java")
  private Engine engine = Engine.AUTO;

  MatchCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    Answers answers = new Answers(session, format);
    if (cases != null) {
      if (check || !texts.isEmpty() || file != null || !observed.isEmpty()) {
        throw new CommandFailure(text("match.cases-alone"));
      }
      return new MatchRun(session, engine.compiler(session), answers).cases(cases);
    }
    List<PatternLine> patterns = PatternLine.read(texts, file);
    if (patterns.isEmpty()) {
      throw new CommandFailure(text("match.no-pattern"));
    }
    if (check) {
      return check(patterns, answers);
    }
    if (observed.isEmpty()) {
      throw new CommandFailure(text("match.no-observed"));
    }
    return new MatchRun(session, engine.compiler(session), answers).observed(patterns, observed);
  }

  private static Exit check(List<PatternLine> patterns, Answers answers) throws IOException {
    Exit exit = Exit.CLEAN;
    for (PatternLine pattern : patterns) {
      exit = exit.or(answers.check(pattern, PatternParser.parse(pattern.text())));
    }
    return exit;
  }
}
