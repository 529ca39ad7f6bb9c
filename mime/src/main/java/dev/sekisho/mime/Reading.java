package dev.sekisho.mime;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One reading of what decides what an entity is: its fields, and what counts as a delimiter and as
/// encoded data.
///
/// @param mediaType effective, `type/subtype` in lower case
/// @param boundary of a multipart; null if it names none
/// @param fallback the media type it would have if none were named
record Reading(
    String mediaType,
    Field contentType,
    @Nullable Slice boundary,
    Encoding encoding,
    String fallback,
    Delimiters delimiters,
    Decoding decoding) {
  private static final String TEXT = "text/plain";

  /// The content transfer encodings. RFC 2045 §6.
  enum Encoding {
    IDENTITY,
    BASE64,
    QUOTED_PRINTABLE,
    UUENCODE,
    UNKNOWN
  }

  /// Which lines are delimiters of a multipart. RFC 2046 §5.1.1.
  enum Delimiters {
    /// The boundary, and white space after it; of an outer multipart too; the innermost of equals.
    USUAL,
    /// The boundary and nothing after it.
    EXACT,
    /// Whatever starts with the boundary.
    PREFIX,
    /// Those of the outermost multipart, where several have one boundary.
    OUTERMOST,
    /// Not those inside a multipart that has not been closed.
    CLOSED,
    /// Those that decoding the whole multipart uncovers.
    DECODED
  }

  /// How data that does not follow its encoding is read. RFC 2045 §6.7 and §6.8.
  enum Decoding {
    /// All of it: junk skipped, on past padding, as far as the last bits go.
    ALL,
    /// Base64 up to the first padding.
    TO_PADDING,
    /// Base64 with padding taken for junk.
    OVER_PADDING,
    /// Base64 up to the first junk.
    TO_JUNK,
    /// Base64 without what is left of a last group.
    WHOLE_GROUPS,
    /// Quoted-printable with the white space at the ends of lines.
    KEEP_SPACE,
    /// Quoted-printable without the equals signs that escape nothing.
    DROP_ESCAPES
  }

  /// A reading without anything odd.
  static Reading of(String mediaType, Encoding encoding, String fallback) {
    return new Reading(
        mediaType, Field.NONE, null, encoding, fallback, Delimiters.USUAL, Decoding.ALL);
  }

  /// All plausible readings of `headers`, the most plausible first; never empty.
  ///
  /// @param fallback the media type where none is named
  /// @param most how many to look for; there may be some more of them in the list
  static List<Reading> all(Headers headers, String fallback, long most) {
    List<Header> types = headers.named("content-type");
    Set<Reading> readings = new LinkedHashSet<>();
    for (Encoding encoding : Encodings.of(headers.named("content-transfer-encoding"))) {
      if (types.isEmpty()) {
        readings.add(of(fallback, encoding, fallback));
      }
      for (Header type : types) {
        for (Field field : Field.readings(type)) {
          addTypes(field, encoding, fallback, readings, most);
        }
      }
      if (types.stream().anyMatch(Header::spaced)) {
        readings.add(of(fallback, encoding, fallback));
      }
    }
    List<Reading> messages =
        readings.stream().filter(reading -> reading.encoded() && reading.nestsMessage()).toList();
    messages.forEach(reading -> readings.add(reading.unencoded()));
    return List.copyOf(readings);
  }

  /// What is wrong with `headers`, of which `readings` were made.
  static List<Defect> defects(Headers headers, List<Reading> readings) {
    List<Defect> defects = new ArrayList<>();
    for (String name : List.of("Content-Type", "Content-Transfer-Encoding")) {
      if (headers.named(name).size() > 1) {
        defects.add(new Defect(Code.HEADER_DUPLICATE, name));
      }
    }
    for (Header encoding : headers.named("content-transfer-encoding")) {
      String value = Field.of(encoding).value();
      if (Encodings.named(value) == Encoding.UNKNOWN) {
        defects.add(new Defect(Code.ENCODING_UNKNOWN, value));
      }
    }
    Header type = headers.first("content-type");
    if (type != null && !wellFormed(Field.of(type).value())) {
      defects.add(Defect.of(Code.CONTENT_TYPE_INVALID));
    }
    long boundaries = readings.stream().map(Reading::boundary).distinct().count();
    if (boundaries > 1) {
      defects.add(Defect.of(Code.BOUNDARY_DUPLICATE));
    }
    return defects;
  }

  Reading with(Delimiters other) {
    return new Reading(mediaType, contentType, boundary, encoding, fallback, other, decoding);
  }

  Reading with(Decoding other) {
    return new Reading(mediaType, contentType, boundary, encoding, fallback, delimiters, other);
  }

  Reading with(Slice other) {
    return new Reading(mediaType, contentType, other, encoding, fallback, delimiters, decoding);
  }

  boolean multipart() {
    return mediaType.startsWith("multipart/");
  }

  boolean nestsMessage() {
    return mediaType.equals("message/rfc822")
        || mediaType.equals("message/global")
        || mediaType.equals("message/news");
  }

  /// True if the content lies elsewhere in whole or part. RFC 2046 §5.2.2 and §5.2.3.
  boolean elsewhere() {
    return mediaType.equals("message/external-body") || mediaType.equals("message/partial");
  }

  boolean encoded() {
    return encoding != Encoding.IDENTITY && encoding != Encoding.UNKNOWN;
  }

  private Reading unencoded() {
    return new Reading(
        mediaType, contentType, boundary, Encoding.IDENTITY, fallback, delimiters, decoding);
  }

  private static void addTypes(
      Field type, Encoding encoding, String fallback, Set<Reading> readings, long most) {
    if (readings.size() >= most) {
      return;
    }
    String mediaType = mediaType(type.value());
    List<String> boundaries =
        mediaType.startsWith("multipart/") ? Parameters.boundaries(type) : List.of();
    if (boundaries.isEmpty()) {
      add(typed(mediaType, type, null, encoding, fallback), readings);
    }
    for (int i = 0; i < boundaries.size() && readings.size() < most; i++) {
      String boundary = boundaries.get(i);
      add(typed(mediaType, type, Slice.ofLatin1(boundary), encoding, fallback), readings);
    }
  }

  private static Reading typed(
      String mediaType, Field type, @Nullable Slice boundary, Encoding encoding, String fallback) {
    return new Reading(
        mediaType, type, boundary, encoding, fallback, Delimiters.USUAL, Decoding.ALL);
  }

  /// Adds a reading unless one is there that finds the same parts and bytes.
  private static void add(Reading reading, Set<Reading> readings) {
    if (readings.stream().noneMatch(reading::sameContent)) {
      readings.add(reading);
    }
  }

  private boolean sameContent(Reading other) {
    return mediaType.equals(other.mediaType)
        && encoding == other.encoding
        && Objects.equals(boundary, other.boundary);
  }

  private static String mediaType(String value) {
    if (wellFormed(value)) {
      return value;
    }
    return value.startsWith("multipart") ? "multipart/mixed" : TEXT;
  }

  private static boolean wellFormed(String value) {
    int slash = value.indexOf('/');
    return !Ascii.controls(value)
        && Ascii.only(value)
        && slash > 0
        && slash < value.length() - 1
        && value.indexOf('/', slash + 1) < 0;
  }
}
