package dev.sekisho.cli;

import dev.sekisho.engine.Prefilter;
import dev.sekisho.observe.Observation;
import dev.sekisho.stix.JsonDiagnostic;
import dev.sekisho.stix.ObservedData;
import dev.sekisho.stix.ObservedDataReader;
import dev.sekisho.stix.Parsed;
import dev.sekisho.stix.PatternMatcher;
import dev.sekisho.stix.PatternParser;
import dev.sekisho.stix.Severity;
import dev.sekisho.stix.Verdict;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/// Matches patterns with observed data.
final class MatchRun {
  private final Session session;
  private final Prefilter.Compiler compiler;
  private final Answers answers;
  private Exit exit = Exit.CLEAN;

  MatchRun(Session session, Prefilter.Compiler compiler, Answers answers) {
    this.session = session;
    this.compiler = compiler;
    this.answers = answers;
  }

  /// Matches all patterns with what all files hold together.
  Exit observed(List<PatternLine> patterns, List<Path> files) throws IOException {
    List<Observation> observations = new ArrayList<>();
    for (Path file : files) {
      try (InputStream json = new BufferedInputStream(Files.newInputStream(file))) {
        observations.addAll(usable(ObservedDataReader.read(json), file));
      } catch (IOException failure) {
        session.warn(Failures.describe(failure, session.messages()));
        exit = exit.or(Exit.ERROR);
      }
    }
    match(patterns, observations);
    return exit;
  }

  /// Matches each pattern of a JSON array of `{"pattern", "observations"}` with its own observed
  /// data.
  Exit cases(Path file) throws IOException, CommandFailure {
    JsonMapper mapper = JsonMapper.builder().build();
    try (InputStream json = new BufferedInputStream(Files.newInputStream(file));
        MappingIterator<JsonNode> cases = mapper.readerFor(JsonNode.class).readValues(json)) {
      for (int number = 1; cases.hasNextValue(); number++) {
        matchCase(cases.nextValue(), number, file);
      }
    } catch (JacksonException broken) {
      TokenStreamLocation at = broken.getLocation();
      String where = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
      throw new CommandFailure(
          session.messages().text("match.not-json", file + where, broken.getOriginalMessage()));
    }
    return exit;
  }

  private void matchCase(JsonNode one, int number, Path file) throws IOException {
    JsonNode pattern = one.path("pattern");
    if (!pattern.isString()) {
      session.say("match.no-case", file, number);
      exit = exit.or(Exit.ERROR);
    }
    ObservedData data = ObservedDataReader.of(one.path("observations"));
    PatternLine line = new PatternLine(pattern.asString(""), file.toString(), number);
    match(List.of(line), usable(data, file));
  }

  private void match(List<PatternLine> patterns, List<Observation> observations)
      throws IOException {
    List<Parsed> parsed = new ArrayList<>();
    patterns.forEach(pattern -> parsed.add(PatternParser.parse(pattern.text())));
    try (PatternMatcher matcher = PatternMatcher.compile(parsed, compiler)) {
      List<Verdict> verdicts = matcher.match(observations, PatternMatcher.STANDARD_STEPS);
      for (int i = 0; i < verdicts.size(); i++) {
        exit = exit.or(answers.matched(patterns.get(i), parsed.get(i), verdicts.get(i)));
      }
    }
  }

  private List<Observation> usable(ObservedData data, Path file) {
    for (JsonDiagnostic problem : data.diagnostics()) {
      session.say("match.observed-problem", file, problem.where(), problem.message());
      if (problem.severity() == Severity.ERROR) {
        exit = exit.or(Exit.ERROR);
      }
    }
    return data.observations();
  }
}
