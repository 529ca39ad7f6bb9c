package dev.sekisho.exchange;

import dev.sekisho.engine.FieldPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a term asks about, as far as any target knows it.
///
/// @param kind which property
/// @param name field name of {@link Kind#HEADER}, algorithm of a hash; else empty
record Subject(Kind kind, String name) {
  /// Properties (docs/observations.md).
  enum Kind {
    SUBJECT,
    FROM,
    FROM_NAME,
    SENDER,
    TO,
    CC,
    MESSAGE_ID,
    HEADER,
    BODY,
    PART_BODY,
    PART_NAME,
    PART_SIZE,
    PART_HASH,
    MEMBER_NAME,
    FILE_NAME,
    FILE_SIZE,
    FILE_HASH,
    FILE_FOLDER,
    FILE_MEMBER_NAME,
    CONTENT,
    CONTENT_HASH,
    URL,
    DOMAIN,
    ADDRESS,
    REGISTRY_KEY,
    REGISTRY_VALUE_NAME,
    REGISTRY_VALUE_DATA;

    /// True if it belongs to a mail, and not to a file or a machine by itself.
    boolean mail() {
      return compareTo(MEMBER_NAME) <= 0;
    }
  }

  private static final String PART = "email-message:body_multipart[*].body_raw_ref.";
  private static final String MEMBERS = "extensions.'archive-ext'.contains_refs[*].name";
  private static final Map<String, Kind> PATHS =
      Map.ofEntries(
          Map.entry("email-message:subject", Kind.SUBJECT),
          Map.entry("email-message:from_ref.value", Kind.FROM),
          Map.entry("email-message:from_ref.display_name", Kind.FROM_NAME),
          Map.entry("email-message:sender_ref.value", Kind.SENDER),
          Map.entry("email-message:to_refs[*].value", Kind.TO),
          Map.entry("email-message:cc_refs[*].value", Kind.CC),
          Map.entry("email-message:message_id", Kind.MESSAGE_ID),
          Map.entry("email-message:body", Kind.BODY),
          Map.entry("email-message:body_multipart[*].body", Kind.PART_BODY),
          Map.entry(PART + "name", Kind.PART_NAME),
          Map.entry(PART + "size", Kind.PART_SIZE),
          Map.entry(PART + MEMBERS, Kind.MEMBER_NAME),
          Map.entry(PART + "contains_refs[*].name", Kind.MEMBER_NAME),
          Map.entry("file:name", Kind.FILE_NAME),
          Map.entry("file:size", Kind.FILE_SIZE),
          Map.entry("file:parent_directory_ref.path", Kind.FILE_FOLDER),
          Map.entry("file:" + MEMBERS, Kind.FILE_MEMBER_NAME),
          Map.entry("file:contains_refs[*].name", Kind.FILE_MEMBER_NAME),
          Map.entry("artifact:payload_bin", Kind.CONTENT),
          Map.entry("file:content_ref.payload_bin", Kind.CONTENT),
          Map.entry("url:value", Kind.URL),
          Map.entry("domain-name:value", Kind.DOMAIN),
          Map.entry("ipv4-addr:value", Kind.ADDRESS),
          Map.entry("ipv6-addr:value", Kind.ADDRESS),
          Map.entry("windows-registry-key:key", Kind.REGISTRY_KEY),
          Map.entry("windows-registry-key:values[*].name", Kind.REGISTRY_VALUE_NAME),
          Map.entry("windows-registry-key:values[*].data", Kind.REGISTRY_VALUE_DATA));
  private static final Map<String, Kind> NAMED =
      Map.of(
          "email-message:additional_header_fields",
          Kind.HEADER,
          PART + "hashes",
          Kind.PART_HASH,
          "file:hashes",
          Kind.FILE_HASH,
          "artifact:hashes",
          Kind.CONTENT_HASH);

  /// What a path leads to; empty if no target knows it.
  static Optional<Subject> of(FieldPath path) {
    Kind kind = PATHS.get(path.toString());
    if (kind != null) {
      return Optional.of(new Subject(kind, ""));
    }
    List<FieldPath.Step> steps = path.steps();
    int named = steps.size() - (steps.getLast() instanceof FieldPath.Any ? 2 : 1);
    if (named < 1 || !(steps.get(named) instanceof FieldPath.Key(String name))) {
      return Optional.empty();
    }
    boolean list = named < steps.size() - 1;
    Kind found = NAMED.get(new FieldPath(path.type(), steps.subList(0, named)).toString());
    return found != null && list == (found == Kind.HEADER)
        ? Optional.of(new Subject(found, name))
        : Optional.empty();
  }
}
