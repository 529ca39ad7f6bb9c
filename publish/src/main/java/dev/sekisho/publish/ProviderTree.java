package dev.sekisho.publish;

import dev.sekisho.advisory.Tlp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The files of a CSAF provider beside the documents: metadata, lists and feeds (CSAF 2.0 §7.1.7 to
/// §7.1.17).
final class ProviderTree {
  private static final String SERVICE = Publication.DOCUMENTS + "service.json";
  private static final String CATEGORY = Publication.DOCUMENTS + "category.json";

  private final List<Document> documents;
  private final Issuer issuer;
  private final @Nullable DocumentSigner signer;
  private final Instant updated;
  private final String path;

  /// @param documents all that are published, the last changed first
  ProviderTree(List<Document> documents, Issuer issuer, @Nullable DocumentSigner signer) {
    this.documents = List.copyOf(documents);
    this.issuer = issuer;
    this.signer = signer;
    this.updated =
        documents.stream().map(Document::updated).max(Instant::compareTo).orElse(Instant.EPOCH);
    this.path = feed(issuer.label());
  }

  /// Path of the feed of a label.
  static String feed(Tlp label) {
    return Publication.DOCUMENTS + "feed-tlp-" + label.label().toLowerCase(Locale.ROOT) + ".json";
  }

  /// Puts the files in `files`, by their paths.
  void write(Map<String, byte[]> files) {
    if (issuer.open()) {
      files.put(Publication.METADATA, PrettyJson.object(this::metadata));
      files.put(".well-known/security.txt", bytes(securityTxt()));
    }
    files.put(Publication.DOCUMENTS + "index.txt", bytes(index()));
    files.put(Publication.DOCUMENTS + "changes.csv", bytes(changes()));
    files.put(
        path,
        PrettyJson.object(
            root -> new RolieFeed(documents, issuer, signer).write(root, path, updated)));
    files.put(SERVICE, PrettyJson.object(this::service));
    files.put(CATEGORY, PrettyJson.object(this::categories));
  }

  private void metadata(ObjectNode root) {
    root.put("canonical_url", issuer.url(Publication.METADATA));
    ArrayNode distributions = root.putArray("distributions");
    ObjectNode rolie = distributions.addObject().putObject("rolie");
    rolie.putArray("categories").add(issuer.url(CATEGORY));
    ArrayNode feeds = rolie.putArray("feeds");
    feed(feeds, issuer.label(), issuer.url(path));
    issuer.feeds().forEach((label, url) -> feed(feeds, label, url.toString()));
    rolie.putArray("services").add(issuer.url(SERVICE));
    distributions.addObject().put("directory_url", issuer.url(Publication.DOCUMENTS));
    root.put("last_updated", updated.toString());
    root.put("list_on_CSAF_aggregators", issuer.list());
    root.put("metadata_version", "2.0");
    root.put("mirror_on_CSAF_aggregators", issuer.mirror());
    if (signer != null) {
      ObjectNode key = root.putArray("public_openpgp_keys").addObject();
      key.put("fingerprint", signer.fingerprint());
      key.put("url", issuer.url(Publication.key(signer)));
    }
    Issuer.Publisher publisher = issuer.publisher();
    ObjectNode node = root.putObject("publisher");
    node.put("category", publisher.category());
    if (!publisher.contactDetails().isEmpty()) {
      node.put("contact_details", publisher.contactDetails());
    }
    if (!publisher.issuingAuthority().isEmpty()) {
      node.put("issuing_authority", publisher.issuingAuthority());
    }
    node.put("name", publisher.name());
    node.put("namespace", publisher.namespace());
    root.put("role", signer == null ? "csaf_provider" : "csaf_trusted_provider");
  }

  private void feed(ArrayNode feeds, Tlp label, String url) {
    String name = issuer.publisher().name();
    feeds
        .addObject()
        .put("summary", "All TLP:" + label.label() + " advisories of " + name + ".")
        .put("tlp_label", label.label())
        .put("url", url);
  }

  /// RFC 9116, with the field `CSAF` of CSAF 2.0 §7.1.8.
  private String securityTxt() {
    Instant set = issuer.expires();
    Instant expires = set != null ? set : updated.atOffset(ZoneOffset.UTC).plusYears(1).toInstant();
    String key = signer == null ? "" : "Encryption: " + issuer.url(Publication.key(signer)) + "\n";
    return "Contact: "
        + issuer.securityContact()
        + "\nExpires: "
        + expires
        + "\n"
        + key
        + "Preferred-Languages: ja, en\nCanonical: "
        + issuer.url(".well-known/security.txt")
        + "\nCSAF: "
        + issuer.url(Publication.METADATA)
        + "\n";
  }

  private String index() {
    return documents.stream()
        .map(Document::path)
        .sorted(Comparator.reverseOrder())
        .collect(Collectors.joining("\n", "", documents.isEmpty() ? "" : "\n"));
  }

  private String changes() {
    StringBuilder lines = new StringBuilder();
    for (Document document : documents) {
      lines.append('"').append(document.path()).append("\",\"");
      lines.append(document.current()).append("\"\n");
    }
    return lines.toString();
  }

  private void service(ObjectNode root) {
    ObjectNode workspace = root.putObject("service").putArray("workspace").addObject();
    workspace.put(
        "title", (issuer.open() ? "Public " : "") + "CSAF feeds of " + issuer.publisher().name());
    ObjectNode collection = workspace.putArray("collection").addObject();
    collection.put("title", RolieFeed.title(issuer));
    collection.put("href", issuer.url(path));
    RolieFeed.informationType(collection.putObject("categories").putArray("category"));
  }

  private void categories(ObjectNode root) {
    ArrayNode categories = root.putObject("categories").putArray("category");
    documents.stream()
        .flatMap(document -> RolieFeed.terms(document).stream())
        .distinct()
        .sorted()
        .forEach(term -> categories.addObject().put("term", term));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
