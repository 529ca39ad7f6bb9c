package dev.sekisho.draft;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Makes first drafts of advisories of notices for people.
public final class Drafter {
  private static final List<Extractor> EXTRACTORS =
      List.of(
          new IdentityExtractor(),
          new DateExtractor(),
          new VulnerabilityExtractor(),
          new NameExtractor(),
          new MailExtractor(),
          new AttachmentExtractor(),
          new FileExtractor(),
          new RegistryExtractor(),
          new HashExtractor(),
          new NetworkExtractor(),
          new ReferenceExtractor(),
          new ProductExtractor(),
          new RemediationExtractor());

  private Drafter() {}

  /// Makes a draft of a page.
  ///
  /// @param name the name of the page's file; its end tells the form where the content does not
  /// @param page its bytes: HTML, Markdown, text or PDF
  /// @param budget what may be spent; lowered
  /// @param now the time the draft is made
  public static Drafting draft(String name, byte[] page, Budget budget, Instant now) {
    if (!budget.spend(Limit.MESSAGE_BYTES, page.length)) {
      return new Drafting.Refused(Refusal.OVER_LIMIT);
    }
    Page read;
    try {
      read = PageReader.read(name, page, budget);
    } catch (PageReader.Unreadable unreadable) {
      return new Drafting.Refused(unreadable.refusal);
    }
    Notice notice = Notice.of(read);
    Facts facts = new Facts(budget);
    EXTRACTORS.forEach(
        extractor -> {
          if (budget.inTime()) {
            extractor.extract(notice, facts);
          }
        });
    List<Missing> missing = new ArrayList<>();
    Findings findings = new Findings(notice, facts.all());
    String csaf = new CsafWriter(findings, missing, now).write();
    String stix = new StixWriter(findings, CsafWriter.id(findings), now).write();
    boolean complete = read.complete() && facts.complete();
    return new Drafting.Drafted(new Draft(findings.facts(), missing, csaf, stix, complete));
  }
}
