package dev.sekisho.publish;

import dev.sekisho.advisory.Tlp;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who publishes, and where: what the site cannot take from the documents.
///
/// @param base address of the site, `https`, with a slash at its end
/// @param publisher the `publisher` object of the provider metadata
/// @param securityContact where security.txt sends people: an `https:`, `mailto:` or `tel:` address
/// @param expires when security.txt expires; null for a year after the last document
/// @param list true if aggregators may list the provider
/// @param mirror true if aggregators may mirror its documents
/// @param label TLP label of all that is on the site
/// @param feeds addresses of the feeds of other labels, which the metadata of this one names
public record Issuer(
    URI base,
    Publisher publisher,
    String securityContact,
    @Nullable Instant expires,
    boolean list,
    boolean mirror,
    Tlp label,
    SortedMap<Tlp, URI> feeds) {
  /// Copies the feeds.
  public Issuer {
    feeds = Collections.unmodifiableSortedMap(new TreeMap<>(feeds));
  }

  /// One whose site is for everyone, beside no other.
  public Issuer(
      URI base,
      Publisher publisher,
      String securityContact,
      @Nullable Instant expires,
      boolean list,
      boolean mirror) {
    this(
        base,
        publisher,
        securityContact,
        expires,
        list,
        mirror,
        Tlp.WHITE,
        Collections.emptySortedMap());
  }

  /// True if all that is on the site is for everyone.
  boolean open() {
    return label == Tlp.WHITE;
  }

  /// The publisher (CSAF 2.0 §3.2.1.8).
  ///
  /// @param category such as `coordinator`
  /// @param name its name
  /// @param namespace its address, which tells it from others
  /// @param contactDetails how to reach it; possibly empty
  /// @param issuingAuthority by what right it issues; possibly empty
  public record Publisher(
      String category,
      String name,
      String namespace,
      String contactDetails,
      String issuingAuthority) {}

  /// The address of a file of the site.
  String url(String path) {
    return base.resolve(path).toString();
  }
}
