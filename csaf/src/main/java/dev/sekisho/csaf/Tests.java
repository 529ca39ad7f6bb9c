package dev.sekisho.csaf;

import dev.sekisho.csaf.Finding.Group;
import java.util.List;

/// The tests of CSAF 2.0 §6, in its order, after the schema.
final class Tests {
  private Tests() {}

  /// A test.
  ///
  /// @param number its number in the standard, or `schema`
  /// @param group the group it belongs to
  /// @param check does it
  record Test(String number, Group group, Check check) {}

  /// Says in the report what it objects to.
  interface Check {
    /// Does the test.
    void of(Content content, Report report);
  }

  static final List<Test> ALL =
      List.of(
          new Test("schema", Group.SCHEMA, SchemaTests::structure),
          mandatory("1", ReferenceTests::missingProduct),
          mandatory("2", ReferenceTests::multipleProduct),
          mandatory("3", ReferenceTests::circularProduct),
          mandatory("4", ReferenceTests::missingGroup),
          mandatory("5", ReferenceTests::multipleGroup),
          mandatory("6", StatusTests::contradicting),
          mandatory("7", ScoreTests::multiple),
          mandatory("8", SchemaTests::cvss),
          mandatory("9", ScoreTests::computation),
          mandatory("10", ScoreTests::inconsistent),
          mandatory("11", VulnerabilityTests::cwe),
          mandatory("12", LanguageTests::exists),
          mandatory("13", IdentificationTests::purl),
          mandatory("14", HistoryTests::sorted),
          mandatory("15", LanguageTests::translator),
          mandatory("16", HistoryTests::latestVersion),
          mandatory("17", HistoryTests::draft),
          mandatory("18", HistoryTests::releasedHistory),
          mandatory("19", HistoryTests::preReleaseRevision),
          mandatory("20", HistoryTests::nonDraftVersion),
          mandatory("21", HistoryTests::missingRevision),
          mandatory("22", HistoryTests::multipleRevision),
          mandatory("23", VulnerabilityTests::multipleCve),
          mandatory("24", VulnerabilityTests::multipleInvolvement),
          mandatory("25", IdentificationTests::multipleAlgorithm),
          mandatory("26", ProfileTests::prohibitedCategory),
          mandatory("27.1", ProfileTests::documentNotes),
          mandatory("27.2", ProfileTests::documentReferences),
          mandatory("27.3", ProfileTests::noVulnerabilities),
          mandatory("27.4", ProfileTests::productTree),
          mandatory("27.5", ProfileTests::vulnerabilityNotes),
          mandatory("27.6", ProfileTests::productStatus),
          mandatory("27.7", ProfileTests::vexStatus),
          mandatory("27.8", ProfileTests::vulnerabilityId),
          mandatory("27.9", ProfileTests::impactStatement),
          mandatory("27.10", ProfileTests::actionStatement),
          mandatory("27.11", ProfileTests::vulnerabilities),
          mandatory("28", LanguageTests::translation),
          mandatory("29", StatusTests::remediationWithoutProduct),
          mandatory("30", HistoryTests::mixedVersioning),
          mandatory("31", BranchTests::rangeAsVersion),
          mandatory("32", StatusTests::flagWithoutProduct),
          mandatory("33", StatusTests::multipleFlags),
          optional("1", ReferenceTests::unusedProduct),
          optional("2", StatusTests::missingRemediation),
          optional("3", StatusTests::missingScore),
          optional("4", HistoryTests::buildMetadata),
          optional("5", HistoryTests::initialDate),
          optional("6", HistoryTests::currentDate),
          optional("7", VulnerabilityTests::involvementWithoutDate),
          optional("8", IdentificationTests::onlyMd5),
          optional("9", IdentificationTests::onlySha1),
          optional("10", DocumentTests::missingTlp),
          optional("11", DocumentTests::missingCanonicalUrl),
          optional("12", LanguageTests::missing),
          optional("13", DocumentTests::sorting),
          optional("14", LanguageTests::privateUse),
          optional("15", LanguageTests::isDefault),
          optional("16", IdentificationTests::missingHelper),
          optional("17", VulnerabilityTests::cveAsId),
          optional("18", BranchTests::rangeWithoutVers),
          optional("19", ScoreTests::fixedProducts),
          optional("20", SchemaTests::additionalProperties),
          informative("1", ScoreTests::onlyVersion2),
          informative("2", ScoreTests::version30),
          informative("3", VulnerabilityTests::missingCve),
          informative("4", VulnerabilityTests::missingCwe),
          informative("5", IdentificationTests::shortHash),
          informative("6", DocumentTests::otherUrls),
          informative("7", DocumentTests::selfUrls),
          informative("8", LanguageTests::spelling),
          informative("9", BranchTests::categories),
          informative("10", BranchTests::range),
          informative("11", BranchTests::versionIndicator));

  private static Test mandatory(String number, Check check) {
    return new Test("6.1." + number, Group.MANDATORY, check);
  }

  private static Test optional(String number, Check check) {
    return new Test("6.2." + number, Group.OPTIONAL, check);
  }

  private static Test informative(String number, Check check) {
    return new Test("6.3." + number, Group.INFORMATIVE, check);
  }
}
