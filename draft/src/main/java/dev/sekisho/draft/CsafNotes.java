package dev.sekisho.draft;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes the notes of a document: the page's own summary, the names, the mail, the host, and what
/// a person has to decide.
final class CsafNotes {
  private final Findings findings;
  private final List<Missing> missing;
  private final ArrayNode notes = JsonNodeFactory.instance.arrayNode();

  CsafNotes(Findings findings, List<Missing> missing) {
    this.findings = findings;
    this.missing = List.copyOf(missing);
  }

  ArrayNode write() {
    summary().ifPresent(text -> add("summary", findings.say("Summary", "概要"), text));
    list(
        "other",
        findings.say("Names of the malware", "マルウェアの名称"),
        Stream.of(Kind.MALWARE_NAME),
        CsafNotes::named);
    list(
        "details",
        findings.say("The mail", "メールの特徴"),
        Stream.of(
            Kind.MAIL_SUBJECT,
            Kind.MAIL_BODY,
            Kind.MAIL_FROM,
            Kind.ATTACHMENT,
            Kind.ARCHIVE_MEMBER),
        this::labelled);
    list(
        "details",
        findings.say("An infected host", "感染したホスト"),
        Stream.of(Kind.FILE, Kind.REGISTRY, Kind.HASH),
        CsafNotes::onHost);
    list(
        "details",
        findings.say("Addresses", "通信先"),
        Stream.of(Kind.DOMAIN, Kind.URL, Kind.IP_ADDRESS, Kind.EMAIL_ADDRESS),
        Fact::value);
    toDecide();
    return notes;
  }

  /// The first paragraph of the section that sums up, else the first long one of the page.
  private Optional<String> summary() {
    List<Passage> paragraphs =
        findings.notice().passages().stream()
            .filter(passage -> passage.block().kind() == Block.Kind.PARAGRAPH)
            .filter(passage -> passage.label().isEmpty() && passage.value().length() >= 30)
            .toList();
    return paragraphs.stream()
        .filter(passage -> passage.about(Topic.SUMMARY))
        .findFirst()
        .or(() -> paragraphs.stream().findFirst())
        .map(Passage::value);
  }

  private void list(
      String category, String title, Stream<Kind> kinds, Function<Fact, String> words) {
    String text =
        kinds.flatMap(findings::of).map(words).distinct().collect(Collectors.joining("\n"));
    if (!text.isEmpty()) {
      add(category, title, text);
    }
  }

  private static String named(Fact name) {
    String vendor = name.detail("vendor");
    return vendor.isEmpty() ? name.value() : vendor + ": " + name.value();
  }

  private String labelled(Fact fact) {
    String label =
        switch (fact.kind()) {
          case MAIL_SUBJECT -> findings.say("Subject", "件名");
          case MAIL_BODY -> findings.say("Body", "本文");
          case MAIL_FROM -> findings.say("From", "差出人");
          case ATTACHMENT -> findings.say("Attachment", "添付ファイル");
          default -> findings.say("In the archive", "アーカイブの中");
        };
    return label + ": " + fact.value();
  }

  private static String onHost(Fact fact) {
    return switch (fact.kind()) {
      case FILE ->
          Named.path(fact)
              + (fact.detail("size").isEmpty() ? "" : " (" + fact.detail("size") + ")");
      case REGISTRY ->
          Stream.of(fact.value(), fact.detail("name"), fact.detail("data"))
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(" · "));
      default -> fact.detail("algorithm") + ": " + fact.value();
    };
  }

  private void toDecide() {
    String doubtful =
        findings.facts().stream()
            .filter(fact -> !fact.sure())
            .map(
                fact ->
                    fact.kind().label()
                        + ": "
                        + fact.value()
                        + " ("
                        + fact.doubt().map(Doubt::label).orElse("")
                        + ")")
            .collect(Collectors.joining("\n"));
    String absent =
        missing.stream()
            .map(one -> one.path() + (one.placeholder().isEmpty() ? "" : " = " + one.placeholder()))
            .collect(Collectors.joining("\n"));
    String text =
        Stream.of(doubtful, absent)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("\n"));
    if (!text.isEmpty()) {
      add("other", findings.say("DRAFT: to be decided by a person", "下書き: 人が判断すること"), text);
    }
  }

  private void add(String category, String title, String text) {
    ObjectNode note = notes.addObject();
    note.put("category", category);
    note.put("text", text);
    note.put("title", title);
  }
}
