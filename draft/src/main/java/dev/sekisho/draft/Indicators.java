package dev.sekisho.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Makes indicators of facts. What legitimate mail and hosts have too is weak alone and strong
/// together; a doubtful fact makes its indicator weak.
final class Indicators {
  private final Findings findings;
  private final String threat;
  private final List<DraftIndicator> indicators = new ArrayList<>();

  Indicators(Findings findings, String threat) {
    this.findings = findings;
    this.threat = threat;
  }

  List<DraftIndicator> all() {
    mail();
    host();
    values();
    return List.copyOf(indicators);
  }

  private List<Fact> sure(Kind kind) {
    return findings.of(kind).filter(Fact::sure).toList();
  }

  private List<Fact> doubtful(Kind kind) {
    return findings.of(kind).filter(fact -> !fact.sure()).toList();
  }

  private void add(
      String english, String japanese, String pattern, int confidence, boolean doubtful) {
    indicators.add(
        new DraftIndicator(
            threat + ": " + findings.say(english, japanese), pattern, confidence, doubtful));
  }

  private void mail() {
    List<String> terms = new ArrayList<>();
    List<Fact> bodies = MailPatterns.telling(sure(Kind.MAIL_BODY));
    Stream.of(
            MailPatterns.subject(sure(Kind.MAIL_SUBJECT)),
            MailPatterns.attachment(sure(Kind.ATTACHMENT)),
            MailPatterns.member(sure(Kind.ARCHIVE_MEMBER)),
            MailPatterns.body(bodies))
        .filter(term -> !term.isEmpty())
        .forEach(terms::add);
    if (terms.size() > 1) {
      add(
          "mail, all its parts",
          "メールの特徴すべて",
          "[" + String.join(" AND ", terms) + "]",
          DraftIndicator.STRONG,
          false);
    }
    alone("subject alone", "件名のみ", MailPatterns.subject(sure(Kind.MAIL_SUBJECT)), false);
    alone("subject, doubtful", "件名(要確認)", MailPatterns.subject(doubtful(Kind.MAIL_SUBJECT)), true);
    alone("body alone", "本文のみ", MailPatterns.body(bodies), false);
    alone(
        "body, doubtful",
        "本文(要確認)",
        MailPatterns.body(MailPatterns.telling(doubtful(Kind.MAIL_BODY))),
        true);
    String archive =
        Stream.of(
                MailPatterns.attachment(sure(Kind.ATTACHMENT)),
                MailPatterns.member(sure(Kind.ARCHIVE_MEMBER)))
            .filter(term -> !term.isEmpty())
            .reduce((one, other) -> one + " AND " + other)
            .orElse("");
    alone("attachment alone", "添付ファイルのみ", archive, false);
    alone(
        "attachment, doubtful",
        "添付ファイル(要確認)",
        MailPatterns.attachment(doubtful(Kind.ATTACHMENT)),
        true);
    sure(Kind.MAIL_FROM).stream()
        .map(Fact::value)
        .filter(value -> value.matches("[^\\s@]{1,64}@[^\\s@]{1,255}"))
        .forEach(
            value ->
                alone(
                    "sender " + value,
                    "差出人 " + value,
                    "email-message:from_ref.value = " + Expressions.constant(Refang.of(value)),
                    false));
  }

  private void alone(String english, String japanese, String term, boolean doubtful) {
    if (!term.isEmpty()) {
      add(english, japanese, "[" + term + "]", DraftIndicator.WEAK, doubtful);
    }
  }

  private void host() {
    List<String> artefacts = new ArrayList<>();
    sure(Kind.FILE).stream().map(HostPatterns::file).forEach(artefacts::add);
    sure(Kind.REGISTRY).stream()
        .filter(key -> !key.detail("name").isEmpty())
        .map(HostPatterns::registry)
        .forEach(artefacts::add);
    if (artefacts.size() > 1) {
      add(
          "infected host, two artefacts together",
          "感染したホスト: 痕跡の組み合わせ",
          HostPatterns.together(artefacts.reversed()),
          DraftIndicator.STRONG,
          false);
    }
    findings
        .of(Kind.FILE)
        .forEach(
            file -> {
              String name = "infected host, file " + Named.path(file);
              add(
                  name,
                  "感染したホスト: ファイル " + Named.path(file),
                  HostPatterns.file(file),
                  DraftIndicator.WEAK,
                  !file.sure());
            });
    findings
        .of(Kind.REGISTRY)
        .forEach(
            key ->
                add(
                    "infected host, registry " + key.value(),
                    "感染したホスト: レジストリ " + key.value(),
                    HostPatterns.registry(key),
                    DraftIndicator.WEAK,
                    !key.sure()));
  }

  private void values() {
    findings
        .of(Kind.HASH)
        .forEach(
            hash ->
                value(
                    hash,
                    "file with " + hash.detail("algorithm") + " " + hash.value(),
                    "ファイル " + hash.detail("algorithm") + " " + hash.value(),
                    "file:hashes.'" + hash.detail("algorithm") + "'"));
    findings
        .of(Kind.URL)
        .forEach(url -> value(url, "URL " + url.value(), "URL " + url.value(), "url:value"));
    findings
        .of(Kind.DOMAIN)
        .forEach(
            domain ->
                value(
                    domain,
                    "domain " + domain.value(),
                    "ドメイン " + domain.value(),
                    "domain-name:value"));
    findings
        .of(Kind.IP_ADDRESS)
        .forEach(
            address ->
                value(
                    address,
                    "address " + address.value(),
                    "IPアドレス " + address.value(),
                    (address.value().contains(":") ? "ipv6-addr" : "ipv4-addr") + ":value"));
    findings
        .of(Kind.EMAIL_ADDRESS)
        .forEach(
            mail ->
                value(
                    mail,
                    "mail address " + mail.value(),
                    "メールアドレス " + mail.value(),
                    "email-addr:value"));
  }

  private void value(Fact fact, String english, String japanese, String path) {
    add(
        english,
        japanese,
        "[" + path + " = " + Expressions.constant(fact.value()) + "]",
        fact.sure() ? DraftIndicator.STRONG : DraftIndicator.WEAK,
        !fact.sure());
  }
}
