package dev.sekisho.cli;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Tlp;
import dev.sekisho.publish.Issuer;
import dev.sekisho.publish.Publishers;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say who publishes, and where.
final class IssuerOptions {
  private static final List<String> CATEGORIES =
      List.of("coordinator", "discoverer", "other", "translator", "user", "vendor");

  /// Labels of CSAF 2.0 §3.2.1.5.2.1.
  private static final List<Tlp> LABELS = List.of(Tlp.WHITE, Tlp.GREEN, Tlp.AMBER, Tlp.RED);

  @Option(names = "--base-url", paramLabel = "URL", required = true)
  private String base = "";

  @Option(names = "--contact", paramLabel = "URL", required = true)
  private String contact = "";

  @Option(names = "--publisher-name", paramLabel = "NAME")
  private String name = "";

  @Option(names = "--publisher-namespace", paramLabel = "URL")
  private String namespace = "";

  @Option(names = "--publisher-category", paramLabel = "CATEGORY")
  private String category = "";

  @Option(names = "--expires", paramLabel = "TIME")
  private @Nullable Instant expires;

  @Option(names = "--no-aggregator-list")
  private boolean unlisted;

  @Option(names = "--no-aggregator-mirror")
  private boolean unmirrored;

  @Option(names = "--tlp", paramLabel = "LABEL")
  private String tlp = "WHITE";

  @Option(names = "--feed", paramLabel = "LABEL=URL")
  private Map<String, String> feeds = new LinkedHashMap<>();

  /// Who publishes: as the options say, and where they do not, as all documents say.
  ///
  /// @throws CommandFailure if an option is not what it must be, or the documents disagree
  Issuer issuer(List<Advisory> advisories, Messages messages) throws CommandFailure {
    return new Issuer(
        site(messages),
        publisher(advisories, messages),
        contact(messages),
        expires,
        !unlisted,
        !unmirrored,
        label(tlp, messages),
        feeds(messages));
  }

  /// A label that CSAF 2.0 has.
  private static Tlp label(String label, Messages messages) throws CommandFailure {
    return Tlp.named(label)
        .filter(LABELS::contains)
        .orElseThrow(
            () ->
                new CommandFailure(
                    messages.text("publish.tlp", label, String.join(", ", names(LABELS)))));
  }

  private static List<String> names(List<Tlp> labels) {
    return labels.stream().map(Tlp::label).toList();
  }

  private SortedMap<Tlp, URI> feeds(Messages messages) throws CommandFailure {
    SortedMap<Tlp, URI> found = new TreeMap<>();
    for (Map.Entry<String, String> feed : feeds.entrySet()) {
      URI address = uri(feed.getValue());
      Tlp label = label(feed.getKey(), messages);
      if (label(tlp, messages) != Tlp.WHITE
          || label == Tlp.WHITE
          || address == null
          || !"https".equals(address.getScheme())
          || address.getHost() == null) {
        throw new CommandFailure(
            messages.text("publish.feed", feed.getKey() + "=" + feed.getValue()));
      }
      found.put(label, address);
    }
    return found;
  }

  private URI site(Messages messages) throws CommandFailure {
    URI site = uri(base.endsWith("/") ? base : base + "/");
    if (site == null
        || !"https".equals(site.getScheme())
        || site.getHost() == null
        || site.getRawQuery() != null
        || site.getRawUserInfo() != null
        || site.getRawFragment() != null) {
      throw new CommandFailure(messages.text("publish.base-url", base));
    }
    return site.normalize();
  }

  private String contact(Messages messages) throws CommandFailure {
    URI address = uri(contact);
    String scheme = address == null ? "" : String.valueOf(address.getScheme());
    if (address == null || !List.of("https", "mailto", "tel").contains(scheme)) {
      throw new CommandFailure(messages.text("publish.contact", contact));
    }
    return address.toASCIIString();
  }

  private Issuer.Publisher publisher(List<Advisory> advisories, Messages messages)
      throws CommandFailure {
    if (name.isEmpty() && namespace.isEmpty() && category.isEmpty()) {
      List<Issuer.Publisher> said = Publishers.of(advisories);
      if (said.size() != 1) {
        String key = said.isEmpty() ? "publish.no-publisher" : "publish.publishers";
        String names = String.join(", ", said.stream().map(Issuer.Publisher::name).toList());
        throw new CommandFailure(messages.text(key, names));
      }
      return said.getFirst();
    }
    URI space = uri(namespace);
    if (name.isEmpty() || space == null || !space.isAbsolute()) {
      throw new CommandFailure(messages.text("publish.publisher", name, namespace));
    }
    String kind = category.isEmpty() ? "other" : category;
    if (!CATEGORIES.contains(kind)) {
      throw new CommandFailure(
          messages.text("publish.category", kind, String.join(", ", CATEGORIES)));
    }
    return new Issuer.Publisher(kind, name, namespace, "", "");
  }

  private static @Nullable URI uri(String text) {
    try {
      return text.isBlank() ? null : URI.create(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
