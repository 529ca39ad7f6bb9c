package dev.sekisho.publish;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who publishes, and where: what the site cannot take from the documents.
///
/// @param base address of the site, `https`, with a slash at its end
/// @param publisher the `publisher` object of the provider metadata
/// @param securityContact where security.txt sends people: an `https:`, `mailto:` or `tel:` address
/// @param expires when security.txt expires; null for a year after the last document
/// @param list true if aggregators may list the provider
/// @param mirror true if aggregators may mirror its documents
public record Issuer(
    URI base,
    Publisher publisher,
    String securityContact,
    @Nullable Instant expires,
    boolean list,
    boolean mirror) {
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
