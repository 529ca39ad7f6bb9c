package dev.sekisho.advisory;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The properties that a scan of mail observes (docs/observations.md).
final class MailProperties {
  /// As `type:property`.
  static final Set<String> ALL =
      Stream.of(
              of(
                  "email-message",
                  "id is_multipart date content_type from_ref sender_ref to_refs cc_refs bcc_refs"
                      + " message_id subject received_lines additional_header_fields body"
                      + " body_multipart raw_email_ref"),
              of("email-addr", "id value display_name"),
              of("file", "id name size hashes mime_type magic_number_hex content_ref extensions"),
              of("artifact", "id payload_bin mime_type hashes"),
              of("url", "id value"),
              of("domain-name", "id value"),
              of("ipv4-addr", "id value"),
              of("ipv6-addr", "id value"))
          .flatMap(properties -> properties)
          .collect(Collectors.toUnmodifiableSet());

  private MailProperties() {}

  private static Stream<String> of(String type, String names) {
    return Stream.of(names.split(" ", -1)).map(name -> type + ":" + name);
  }
}
