package dev.sekisho.draft;

import java.util.Locale;

/// Kinds of facts.
public enum Kind {
  /// The title of the notice.
  TITLE,
  /// Who publishes it.
  PUBLISHER,
  /// Its identifier.
  ADVISORY_ID,
  /// When it was first published.
  PUBLISHED,
  /// When it was last changed.
  UPDATED,
  /// An entry of its revision history.
  REVISION,
  /// How grave it is, in the notice's own words.
  SEVERITY,
  /// A name of the malware.
  MALWARE_NAME,
  /// The subject of a mail.
  MAIL_SUBJECT,
  /// A phrase of a mail's body.
  MAIL_BODY,
  /// The sender of a mail.
  MAIL_FROM,
  /// The name of an attachment.
  ATTACHMENT,
  /// The name of a file in an attached archive.
  ARCHIVE_MEMBER,
  /// A file of an infected host.
  FILE,
  /// A registry key or value of an infected host.
  REGISTRY,
  /// A digest of a file.
  HASH,
  /// A domain name.
  DOMAIN,
  /// A URL that indicates an infection.
  URL,
  /// An IPv4 or IPv6 address.
  IP_ADDRESS,
  /// A mail address that indicates an infection.
  EMAIL_ADDRESS,
  /// A CVE id.
  CVE,
  /// A security bulletin.
  BULLETIN,
  /// A Knowledge Base article.
  KB,
  /// A product with its version.
  PRODUCT,
  /// What to do.
  REMEDIATION,
  /// A page referred to.
  REFERENCE;

  /// The name in reports, such as `mail-subject`.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
