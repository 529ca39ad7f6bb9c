package dev.sekisho.cli;

import dev.sekisho.stix.Diagnostic;
import dev.sekisho.stix.Parsed;
import dev.sekisho.stix.PatternLint;
import dev.sekisho.stix.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// Puts out the answers of `sekisho match`, a line each: docs/formats/match-json.md.
final class Answers {
  private final Session session;
  private final AnswerForm form;

  Answers(Session session, AnswerForm form) {
    this.session = session;
    this.form = form;
  }

  /// Answers whether a pattern is valid.
  ///
  /// @return {@link Exit#ERROR} if it is not
  Exit check(PatternLine pattern, Parsed parsed) throws IOException {
    boolean valid = parsed instanceof Parsed.Valid;
    List<Diagnostic> diagnostics = diagnostics(parsed);
    if (form == AnswerForm.JSON) {
      json(
          pattern,
          json -> {
            json.writeBooleanProperty("valid", valid);
            diagnostics(json, diagnostics);
            json.writeNumberProperty("line", pattern.line());
          });
    } else {
      print(text(valid ? "match.valid" : "match.invalid"), pattern, "", diagnostics);
    }
    return valid ? Exit.CLEAN : Exit.ERROR;
  }

  /// Answers what came of matching a pattern.
  ///
  /// @return how a run with this answer ends
  Exit matched(PatternLine pattern, Parsed parsed, Verdict verdict) throws IOException {
    return switch (verdict) {
      case Verdict.Match(List<String> observed) -> {
        answer(pattern, parsed, "match", observed, "");
        yield Exit.SIGHTING;
      }
      case Verdict.NoMatch() -> {
        answer(pattern, parsed, "no-match", List.of(), "");
        yield Exit.CLEAN;
      }
      case Verdict.Unknown(String reason) -> {
        answer(pattern, parsed, "unknown", List.of(), reason);
        yield Exit.INCOMPLETE;
      }
      case Verdict.Invalid _ -> {
        answer(pattern, parsed, "invalid", List.of(), "");
        yield Exit.ERROR;
      }
    };
  }

  private void answer(
      PatternLine pattern, Parsed parsed, String verdict, List<String> observed, String reason)
      throws IOException {
    List<Diagnostic> diagnostics = diagnostics(parsed);
    if (form == AnswerForm.JSON) {
      json(
          pattern,
          json -> {
            json.writeStringProperty("verdict", verdict);
            Json.texts(json, "observed", observed);
            Json.text(json, "reason", reason);
            diagnostics(json, diagnostics);
          });
    } else {
      String bound = String.join(" ", observed) + reason;
      print(text("match." + verdict), pattern, bound, diagnostics);
    }
  }

  private void json(PatternLine pattern, Json.Members members) throws IOException {
    session
        .out()
        .write(
            Json.line(
                json -> {
                  Json.text(json, "pattern", pattern.text());
                  members.write(json);
                }));
  }

  private void print(
      String answer, PatternLine pattern, String more, List<Diagnostic> diagnostics) {
    String line = answer + "  " + Printable.all(pattern.text()) + "  " + Printable.of(more);
    session.out().println(line.stripTrailing());
    String file = pattern.file().isEmpty() ? "--pattern" : pattern.file();
    for (Diagnostic diagnostic : diagnostics) {
      String said =
          text(
              "match.diagnostic",
              file,
              pattern.line(),
              diagnostic.column(),
              text("severity." + severity(diagnostic)),
              diagnostic.message(),
              diagnostic.code());
      session.out().println("  " + Printable.of(said));
    }
  }

  /// Why a pattern is not valid, or what is odd about it.
  private static List<Diagnostic> diagnostics(Parsed parsed) {
    return switch (parsed) {
      case Parsed.Invalid(_, List<Diagnostic> errors) -> errors;
      case Parsed.Valid valid -> {
        List<Diagnostic> all = new ArrayList<>(valid.warnings());
        all.addAll(PatternLint.check(valid));
        yield all;
      }
    };
  }

  private static void diagnostics(JsonGenerator json, List<Diagnostic> diagnostics) {
    Json.objects(
        json,
        "diagnostics",
        diagnostics,
        diagnostic -> {
          json.writeStringProperty("code", diagnostic.code());
          json.writeStringProperty("severity", severity(diagnostic));
          json.writeNumberProperty("line", diagnostic.line());
          json.writeNumberProperty("column", diagnostic.column());
          json.writeNumberProperty("offset", diagnostic.offset());
          json.writeNumberProperty("length", diagnostic.length());
          Json.text(json, "message", diagnostic.message());
        });
  }

  private static String severity(Diagnostic diagnostic) {
    return diagnostic.severity().name().toLowerCase(Locale.ROOT);
  }

  private String text(String key, Object... arguments) {
    return session.messages().text(key, arguments);
  }
}
