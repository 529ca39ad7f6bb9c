package dev.sekisho.mime;

import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One reading of the fields that decide what an entity is.
///
/// @param mediaType effective, `type/subtype` in lower case
/// @param boundary of a multipart; null if it names none
/// @param fallback the media type it would have if none were named
record Reading(
    String mediaType,
    Field contentType,
    @Nullable Slice boundary,
    Encoding encoding,
    String fallback) {
  private static final String TEXT = "text/plain";

  /// The content transfer encodings. RFC 2045 §6.
  enum Encoding {
    IDENTITY,
    BASE64,
    QUOTED_PRINTABLE,
    UUENCODE,
    UNKNOWN
  }

  /// All plausible readings of `headers`, the most plausible first; never empty.
  ///
  /// @param fallback the media type where none is named
  static List<Reading> all(Headers headers, String fallback) {
    List<Header> types = ends(headers.named("content-type"));
    List<Header> encodings = ends(headers.named("content-transfer-encoding"));
    Set<Reading> readings = new LinkedHashSet<>();
    for (Encoding encoding : encodings(encodings)) {
      if (types.isEmpty()) {
        readings.add(new Reading(fallback, Field.NONE, null, encoding, fallback));
      }
      for (Header type : types) {
        addTypes(Field.of(type), encoding, fallback, readings);
      }
    }
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
      if (encoding(value) == Encoding.UNKNOWN) {
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

  private static void addTypes(
      Field type, Encoding encoding, String fallback, Set<Reading> readings) {
    String mediaType = mediaType(type.value());
    List<String> boundaries =
        mediaType.startsWith("multipart/") ? Parameters.boundaries(type) : List.of();
    if (boundaries.isEmpty()) {
      readings.add(new Reading(mediaType, type, null, encoding, fallback));
    }
    for (String boundary : boundaries) {
      readings.add(new Reading(mediaType, type, Slice.ofLatin1(boundary), encoding, fallback));
    }
  }

  private static Set<Encoding> encodings(List<Header> headers) {
    Set<Encoding> found = new LinkedHashSet<>();
    for (Header header : headers) {
      found.add(encoding(Field.of(header).value()));
    }
    return found.isEmpty() ? Set.of(Encoding.IDENTITY) : found;
  }

  private static Encoding encoding(String value) {
    return switch (value) {
      case "", "7bit", "8bit", "binary", "7-bit", "8-bit", "none" -> Encoding.IDENTITY;
      case "base64", "x-base64", "base-64" -> Encoding.BASE64;
      case "quoted-printable", "quotedprintable", "x-quoted-printable" -> Encoding.QUOTED_PRINTABLE;
      case "uuencode", "x-uuencode", "x-uue", "uue" -> Encoding.UUENCODE;
      default -> Encoding.UNKNOWN;
    };
  }

  private static String mediaType(String value) {
    if (wellFormed(value)) {
      return value;
    }
    return value.startsWith("multipart") ? "multipart/mixed" : TEXT;
  }

  private static boolean wellFormed(String value) {
    int slash = value.indexOf('/');
    return slash > 0 && slash < value.length() - 1 && value.indexOf('/', slash + 1) < 0;
  }

  /// The first and the last of `headers`: a client takes the one or the other.
  private static List<Header> ends(List<Header> headers) {
    return headers.size() < 2 ? headers : List.of(headers.getFirst(), headers.getLast());
  }
}
