package dev.sekisho.publish;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Problem;
import dev.sekisho.advisory.Tlp;
import dev.sekisho.csaf.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Everything that is made public of advisories, or of those of one narrower label, as files by
/// their paths on the site. The same advisories give the same bytes: no clock is read, times are
/// those of the documents.
///
/// ```
/// index.html, ja/…, en/…             pages and Atom feeds
/// .well-known/csaf/…, security.txt   provider metadata
/// advisories/YEAR/…, advisories/…    CSAF documents with hashes and signatures; lists and feeds
/// stix/…                             STIX bundles
/// openpgp/…                          the public key
/// ```
///
/// @param files contents by path, with `/` between names; do not change them
/// @param published ids of the advisories that are public, the last changed first
/// @param elsewhere how many belong on a site of a wider label, and so are not on this one
/// @param problems what is not published and why, and what should be corrected
public record Publication(
    SortedMap<String, byte[]> files,
    List<String> published,
    int elsewhere,
    List<Problem> problems) {
  static final String DOCUMENTS = "advisories/";
  static final String STIX = "stix/";
  static final String METADATA = ".well-known/csaf/provider-metadata.json";

  public Publication {
    published = List.copyOf(published);
    problems = List.copyOf(problems);
  }

  /// Makes the site of those of `advisories` that may go on it: of its label, and no narrower.
  ///
  /// @param signer signs every document; null for a site without signatures
  public static Publication of(
      List<Advisory> advisories, Issuer issuer, @Nullable DocumentSigner signer) {
    List<Problem> problems = new ArrayList<>();
    List<Source> sources = new ArrayList<>();
    int elsewhere = 0;
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String language : SiteText.LANGUAGES) {
      files.put(language + "/index.html", new byte[0]);
    }
    for (Advisory advisory : advisories) {
      Source source = Source.read(advisory, problems);
      if (source != null && Admission.wider(source, issuer.label())) {
        elsewhere++;
      } else if (source != null && admit(source, issuer.label(), files, problems)) {
        sources.add(source);
      }
    }
    sources.sort(
        Comparator.comparing(Source::updated)
            .reversed()
            .thenComparing(source -> source.advisory().id()));
    List<Document> documents = new ArrayList<>();
    sources.forEach(source -> documents.addAll(source.documents()));
    documents.sort(
        Comparator.comparing(Document::updated).reversed().thenComparing(Document::path));
    documents.forEach(document -> put(document, files, signer));
    sources.forEach(source -> selfReferences(source, issuer, problems));
    pages(sources, issuer, signer, files);
    new ProviderTree(documents, issuer, signer).write(files);
    if (signer != null) {
      files.put(key(signer), signer.publicKey());
    }
    return new Publication(
        files,
        sources.stream().map(source -> source.advisory().id()).toList(),
        elsewhere,
        problems);
  }

  /// Path of the public key.
  static String key(DocumentSigner signer) {
    return "openpgp/" + signer.fingerprint() + ".asc";
  }

  /// True if the advisory may be public and its names are free, which takes them.
  private static boolean admit(
      Source source, Tlp site, Map<String, byte[]> files, List<Problem> problems) {
    List<Problem> against = new ArrayList<>(Admission.check(source, site));
    if (against.isEmpty()) {
      for (String path : paths(source)) {
        if (files.containsKey(path)) {
          against.add(Problems.sameName(source.advisory(), source.advisory().origin(), path));
        }
      }
    }
    problems.addAll(against);
    if (against.isEmpty()) {
      source.documents().forEach(one -> files.put(DOCUMENTS + one.path(), one.bytes().array()));
      for (int i = 0; i < source.bundles().size(); i++) {
        files.put(stix(source, i), source.bundles().get(i).bytes().array());
      }
      SiteText.LANGUAGES.forEach(language -> files.put(page(source, language), new byte[0]));
    }
    return against.isEmpty();
  }

  private static List<String> paths(Source source) {
    List<String> paths = new ArrayList<>();
    source.documents().forEach(one -> paths.add(DOCUMENTS + one.path()));
    for (int i = 0; i < source.bundles().size(); i++) {
      paths.add(stix(source, i));
    }
    SiteText.LANGUAGES.forEach(language -> paths.add(page(source, language)));
    return paths;
  }

  private static String stix(Source source, int number) {
    return STIX + source.stem() + (number == 0 ? "" : "." + (number + 1)) + ".json";
  }

  private static String page(Source source, String language) {
    return language + "/" + source.stem() + ".html";
  }

  private static void put(
      Document document, Map<String, byte[]> files, @Nullable DocumentSigner signer) {
    String path = DOCUMENTS + document.path();
    Hashes.put(path, document.bytes().array(), files);
    if (signer != null) {
      files.put(path + ".asc", signer.sign(document.bytes().array(), document.updated()));
    }
  }

  private static void pages(
      List<Source> sources,
      Issuer issuer,
      @Nullable DocumentSigner signer,
      Map<String, byte[]> files) {
    for (String language : SiteText.LANGUAGES) {
      SiteText text = SiteText.in(language);
      for (Source source : sources) {
        List<String> machine = new ArrayList<>();
        for (Document document : source.documents()) {
          String path = DOCUMENTS + document.path();
          machine.add(path);
          machine.add(path + ".sha256");
          machine.add(path + ".sha512");
          if (signer != null) {
            machine.add(path + ".asc");
          }
        }
        for (int i = 0; i < source.bundles().size(); i++) {
          machine.add(stix(source, i));
        }
        files.put(page(source, language), new NoticePage(source, issuer, text, machine).bytes());
      }
      files.put(language + "/index.html", IndexPage.bytes(sources, issuer, text));
      files.put(language + "/feed.xml", AtomFeed.bytes(sources, issuer, text));
    }
    files.put("index.html", RootPage.bytes(issuer));
  }

  /// Says where a document's own address is not where it is published.
  private static void selfReferences(Source source, Issuer issuer, List<Problem> problems) {
    for (Document document : source.documents()) {
      String here = issuer.url(DOCUMENTS + document.path());
      List<String> own =
          document.node().at("document").items("references").stream()
              .filter(reference -> reference.text("category").equals("self"))
              .map((Node reference) -> reference.text("url"))
              .toList();
      if (!own.isEmpty() && !own.contains(here)) {
        problems.add(
            Problems.elsewhere(source.advisory(), document.csaf().file(), own.getFirst(), here));
      }
    }
  }
}
