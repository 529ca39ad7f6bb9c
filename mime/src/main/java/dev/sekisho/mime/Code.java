package dev.sekisho.mime;

/// The codes of this module's defects; docs/formats/defects.md tells what each means.
final class Code {
  static final String HEADER_JUNK = "mime.header-junk";
  static final String HEADER_UNENDED = "mime.header-unended";
  static final String HEADER_SPACE = "mime.header-space";
  static final String HEADER_BLANK_FOLD = "mime.header-blank-fold";
  static final String HEADER_LATE = "mime.header-late";
  static final String HEADER_COMMENT = "mime.header-comment";
  static final String HEADER_CONTROL = "mime.header-control";
  static final String HEADER_BARE_CR = "mime.header-bare-cr";
  static final String LINE_ENDS_MIXED = "mime.line-ends-mixed";
  static final String NAME_AMBIGUOUS = "mime.name-ambiguous";
  static final String CONTENT_TYPE_INVALID = "mime.content-type-invalid";
  static final String HEADER_DUPLICATE = "mime.header-duplicate";
  static final String BOUNDARY_MISSING = "mime.boundary-missing";
  static final String BOUNDARY_UNUSED = "mime.boundary-unused";
  static final String BOUNDARY_JUNK = "mime.boundary-junk";
  static final String BOUNDARY_DUPLICATE = "mime.boundary-duplicate";
  static final String BOUNDARY_SPACE = "mime.boundary-space";
  static final String BOUNDARY_PREFIX = "mime.boundary-prefix";
  static final String BOUNDARY_NESTED = "mime.boundary-nested";
  static final String CLOSE_MISSING = "mime.close-missing";
  static final String PART_SWALLOWED = "mime.part-swallowed";
  static final String PART_AFTER_CLOSE = "mime.part-after-close";
  static final String CONTAINER_ENCODED = "mime.container-encoded";
  static final String ENCODING_UNKNOWN = "mime.encoding-unknown";
  static final String BASE64_JUNK = "mime.base64-junk";
  static final String BASE64_PADDING = "mime.base64-padding";
  static final String BASE64_AFTER_PADDING = "mime.base64-after-padding";
  static final String QUOTED_PRINTABLE_SPACE = "mime.quoted-printable-space";
  static final String QUOTED_PRINTABLE_ESCAPE = "mime.quoted-printable-escape";
  static final String UUENCODE_DAMAGED = "mime.uuencode-damaged";
  static final String CHARSET_UNKNOWN = "mime.charset-unknown";
  static final String CHARSET_AMBIGUOUS = "mime.charset-ambiguous";
  static final String CHARSET_OVERLONG = "mime.charset-overlong";
  static final String CHARSET_WRONG = "mime.charset-wrong";

  private Code() {}
}
