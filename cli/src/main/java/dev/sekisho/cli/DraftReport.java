package dev.sekisho.cli;

import dev.sekisho.draft.Draft;
import dev.sekisho.draft.Fact;
import dev.sekisho.draft.Missing;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/// Lists what a draft was made of, for the person who goes through it.
final class DraftReport {
  private static final int QUOTE = 160;

  private final Session session;
  private final Messages messages;
  private final String source;

  DraftReport(Session session, String source) {
    this.session = session;
    this.messages = session.messages();
    this.source = source;
  }

  /// One object a fact, then one a thing that is missing (docs/formats/draft-json.md).
  void json(Draft draft) {
    draft.facts().forEach(fact -> session.out().writeBytes(Json.line(json -> members(json, fact))));
    draft
        .missing()
        .forEach(missing -> session.out().writeBytes(Json.line(json -> members(json, missing))));
  }

  private void members(JsonGenerator json, Fact fact) {
    Json.text(json, "fact", fact.kind().label());
    Json.text(json, "value", fact.value());
    Json.text(json, "source", source);
    json.writeNumberProperty("line", fact.place().line());
    json.writeNumberProperty("column", fact.place().column());
    if (fact.place().page() > 0) {
      json.writeNumberProperty("page", fact.place().page());
    }
    Json.text(json, "text", fact.quote());
    json.writeBooleanProperty("sure", fact.sure());
    fact.doubt().ifPresent(doubt -> Json.text(json, "doubt", doubt.label()));
    if (!fact.details().isEmpty()) {
      json.writeObjectPropertyStart("details");
      fact.details().forEach((name, value) -> Json.text(json, name, value));
      json.writeEndObject();
    }
  }

  private void members(JsonGenerator json, Missing missing) {
    Json.text(json, "fact", "missing");
    Json.text(json, "value", missing.path());
    Json.text(json, "source", source);
    json.writeNumberProperty("line", 0);
    Json.text(json, "text", missing.placeholder());
    json.writeBooleanProperty("sure", false);
  }

  /// A paragraph a fact: what it is, where it stands, the page's own words.
  void text(Draft draft) {
    draft.facts().forEach(this::print);
    draft
        .missing()
        .forEach(
            missing ->
                print(
                    messages.text(
                        missing.placeholder().isEmpty()
                            ? "draft.missing"
                            : "draft.missing.placeholder",
                        missing.path(),
                        missing.placeholder())));
  }

  private void print(Fact fact) {
    String kind = messages.text("draft.kind." + fact.kind().label());
    print(
        messages.text(
            fact.sure() ? "draft.fact" : "draft.fact.doubtful",
            kind,
            Defang.of(fact.value()),
            fact.doubt().map(doubt -> messages.text("draft.doubt." + doubt.label())).orElse("")));
    if (!fact.details().isEmpty()) {
      print("    " + details(fact.details()));
    }
    String quote = fact.quote();
    String shown = quote.length() > QUOTE ? quote.substring(0, QUOTE) + "…" : quote;
    print(
        "    "
            + messages.text(
                fact.place().page() > 0 ? "draft.place.page" : "draft.place",
                fact.place().line(),
                fact.place().column(),
                Defang.of(shown),
                fact.place().page()));
  }

  private String details(Map<String, String> details) {
    return details.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + Defang.of(entry.getValue().replace('\n', ',')))
        .collect(Collectors.joining(" · "));
  }

  private void print(String line) {
    session.out().println(Printable.of(line));
  }
}
