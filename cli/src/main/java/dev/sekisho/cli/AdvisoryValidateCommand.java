package dev.sekisho.cli;

import dev.sekisho.csaf.Validator;
import dev.sekisho.stix.BundleValidator;
import dev.sekisho.stix.JsonDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// `sekisho advisory validate`
@Command(name = "validate")
final class AdvisoryValidateCommand extends Subcommand {
  @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "FILE")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json")
  private AnswerForm format = AnswerForm.TEXT;

  @Option(names = "--tests", paramLabel = "GROUP|NUMBER", split = ",")
  private List<String> tests = new ArrayList<>();

  AdvisoryValidateCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    ValidationChoice choice = ValidationChoice.of(tests, session.messages());
    Exit exit = Exit.CLEAN;
    long valid = 0;
    long invalid = 0;
    for (Path path : files) {
      try {
        for (Path file : documents(path)) {
          Validated validated = choice.of(validate(file));
          print(file, validated);
          exit = exit.or(validated.valid() ? Exit.CLEAN : Exit.ERROR);
          valid += validated.valid() ? 1 : 0;
          invalid += validated.valid() ? 0 : 1;
        }
      } catch (Output.Failure failure) {
        throw failure;
      } catch (IOException failure) {
        session.warn(Failures.describe(failure, session.messages()));
        exit = Exit.ERROR;
      }
    }
    session.say("validate.summary", valid, invalid);
    return exit;
  }

  /// The file itself, or the JSON files below a folder, sorted.
  private static List<Path> documents(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> below = Files.walk(path, 16, FileVisitOption.FOLLOW_LINKS)) {
      return below
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".json"))
          .sorted()
          .toList();
    }
  }

  private Validated validate(Path file) throws IOException {
    try (InputStream json = Files.newInputStream(file)) {
      return switch (JsonDocument.read(json)) {
        case JsonDocument.Read(JsonNode root) ->
            OpenPlaces.add(
                BundleValidator.isStix(root)
                    ? Validated.of(BundleValidator.validate(root))
                    : Validated.of(Validator.validate(root), session.messages().language()),
                root,
                session.messages());
        case JsonDocument.Unreadable(var problem) ->
            Validated.unreadable(problem.where(), text("validate.not-json", problem.message()));
      };
    }
  }

  private void print(Path file, Validated validated) {
    if (format == AnswerForm.JSON) {
      session.out().writeBytes(json(file, validated));
      return;
    }
    String verdict = text(validated.valid() ? "validate.valid" : "validate.invalid");
    session.out().println(Printable.of(text("validate.file", file, verdict)));
    validated.findings().forEach(line -> print(line, text(line.severity())));
    validated.unchecked().forEach(line -> print(line, text("severity.note")));
  }

  private void print(Validated.Line line, String severity) {
    session
        .out()
        .println(
            "  "
                + Printable.of(
                    text("validate.line", severity, line.test(), line.path(), line.message())));
  }

  private static byte[] json(Path file, Validated validated) {
    return Json.line(
        json -> {
          Json.text(json, "file", file.toString());
          json.writeBooleanProperty("valid", validated.valid());
          Json.objects(json, "findings", validated.findings(), line -> members(json, line));
          Json.objects(
              json,
              "unchecked",
              validated.unchecked(),
              line -> {
                Json.text(json, "test", line.test());
                Json.text(json, "path", line.path());
                Json.text(json, "message", line.message());
              });
        });
  }

  private static void members(JsonGenerator json, Validated.Line line) {
    Json.text(json, "test", line.test());
    Json.text(json, "group", line.group());
    Json.text(json, "path", line.path());
    Json.text(json, "message", line.message());
  }
}
