package dev.sekisho.publish;

import dev.sekisho.csaf.Product;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The ROLIE feed of all TLP:WHITE documents (RFC 8322, CSAF 2.0 §7.1.15).
final class RolieFeed {
  private final List<Document> documents;
  private final Issuer issuer;
  private final @Nullable DocumentSigner signer;

  RolieFeed(List<Document> documents, Issuer issuer, @Nullable DocumentSigner signer) {
    this.documents = documents;
    this.issuer = issuer;
    this.signer = signer;
  }

  /// The title of the feed.
  static String title(Issuer issuer) {
    return "CSAF feed of " + issuer.publisher().name() + " (TLP:" + issuer.label().label() + ")";
  }

  /// Adds the category that says that a feed is of CSAF documents.
  static void informationType(ArrayNode categories) {
    categories
        .addObject()
        .put("scheme", "urn:ietf:params:rolie:category:information-type")
        .put("term", "csaf");
  }

  /// What a document is filed under (CSAF 2.0 §7.1.17): its category, its language, and the vendors
  /// and products of its product tree.
  static Set<String> terms(Document document) {
    Set<String> terms = new TreeSet<>();
    terms.add(document.node().at("document").text("category"));
    terms.add(document.lang());
    for (Product product : document.tree().definitions()) {
      Stream.of("vendor", "product_family", "product_name")
          .map(product::branch)
          .flatMap(Optional::stream)
          .forEach(terms::add);
    }
    terms.remove("");
    return terms;
  }

  /// Writes the feed.
  ///
  /// @param path its path on the site
  /// @param updated when the last document changed
  void write(ObjectNode root, String path, Instant updated) {
    ObjectNode feed = root.putObject("feed");
    feed.put("id", issuer.url(path));
    feed.put("title", title(issuer));
    link(feed.putArray("link"), "self", path);
    informationType(feed.putArray("category"));
    feed.put("updated", updated.toString());
    ArrayNode entries = feed.putArray("entry");
    documents.forEach(document -> entry(entries.addObject(), document));
  }

  private void entry(ObjectNode entry, Document document) {
    String path = Publication.DOCUMENTS + document.path();
    entry.put("id", document.csaf().id());
    entry.put("title", document.csaf().title());
    ArrayNode links = entry.putArray("link");
    link(links, "self", path);
    link(links, "hash", path + ".sha256");
    link(links, "hash", path + ".sha512");
    if (signer != null) {
      link(links, "signature", path + ".asc");
    }
    ArrayNode categories = entry.putArray("category");
    terms(document).forEach(term -> categories.addObject().put("term", term));
    entry.put("published", document.initial());
    entry.put("updated", document.current());
    entry.putObject("summary").put("content", Summary.of(document));
    entry.putObject("content").put("type", "application/json").put("src", issuer.url(path));
    entry
        .putObject("format")
        .put("schema", "https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json")
        .put("version", "2.0");
  }

  private void link(ArrayNode links, String relation, String path) {
    links.addObject().put("rel", relation).put("href", issuer.url(path));
  }
}
