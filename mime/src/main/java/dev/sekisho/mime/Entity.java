package dev.sekisho.mime;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A message or a part of one: its header, its body, and what is nested in it. RFC 2045, RFC 2046.
///
/// Structure is known at once; content, text and alternatives are made when first asked for, kept,
/// and then spend the budget the message was parsed with. Used by one thread.
public final class Entity {
  private final Slice source;
  private final Reading reading;
  private final int start;
  private final int depth;
  private final boolean message;
  private final Budget budget;
  private final List<Defect> defects = new ArrayList<>();
  private final List<Entity> parts = new ArrayList<>();
  private Headers headers;
  private int bodyStart;
  private int end;
  private Slice preamble = Slice.empty();
  private Slice epilogue = Slice.empty();
  private @Nullable Missing missing;
  private @Nullable Field disposition;
  private @Nullable Slice content;
  private @Nullable String text;
  private @Nullable List<Entity> alternatives;
  private @Nullable List<String> names;
  private boolean opaque;
  private HeaderReader.@Nullable Cut cut;

  /// The first reading of the same bytes, which counts all of them.
  private Entity first = this;

  private int readings = 1;
  private Alternatives.Stage stage = Alternatives.Stage.NONE;
  private boolean otherFields = true;
  private List<LineEnds.Kind> otherLineEnds = List.of();
  private Set<Reading.Delimiters> otherDelimiters = Set.of();
  private List<Reading.Decoding> otherDecodings = List.of();
  private @Nullable Missing unread;

  Entity(Slice source, int start, int depth, boolean message, Reading reading, Budget budget) {
    this.source = source;
    this.start = start;
    this.depth = depth;
    this.message = message;
    this.reading = reading;
    this.budget = budget;
    this.headers = new Headers(source);
    this.bodyStart = start;
    this.end = source.offset() + source.length();
  }

  /// The header section.
  public Headers headers() {
    return headers;
  }

  /// The media type as clients take it, `type/subtype` in lower case. Where none is named it is
  /// `text/plain`, or `message/rfc822` in a `multipart/digest`.
  public String mediaType() {
    return reading.mediaType();
  }

  /// The most plausible value of a parameter of Content-Type, decoded; null if it has none.
  ///
  /// @param name in lower case
  public @Nullable String parameter(String name) {
    List<String> readings = Parameters.readings(reading.contentType(), name);
    return readings.isEmpty() ? null : readings.getFirst();
  }

  /// The disposition type in lower case, `attachment` or `inline` as a rule; empty if there is
  /// none. RFC 2183 §2.
  public String disposition() {
    return dispositionField().value();
  }

  /// Every file name that some client may show, most plausible first, none twice:
  /// Content-Disposition's `filename`, Content-Type's `name`, and each in place of the other, by
  /// RFC 2231, plain, and with encoded-words, decoded and as written. Where none is given, what
  /// Content-Location ends in (RFC 2557 §4.2), and what Content-Description says if that is a name
  /// with an ending (RFC 2045 §8).
  public List<String> fileNames() {
    List<String> made = names;
    if (made == null) {
      made = readNames();
      names = made;
    }
    return made;
  }

  /// Content-ID without its brackets; null if there is none. RFC 2045 §7.
  public @Nullable String contentId() {
    Header header = headers.first("content-id");
    if (header == null) {
      return null;
    }
    String value = header.text();
    int open = value.indexOf('<');
    int close = value.indexOf('>', open + 1);
    return open >= 0 && close >= 0 ? value.substring(open + 1, close) : value;
  }

  /// Offset of the first byte in the bytes that were parsed: those of the message, or, inside a
  /// container that was itself encoded, those of its decoded content.
  public int start() {
    return start - source.offset();
  }

  /// Length in bytes, header included.
  public int length() {
    return end - start;
  }

  /// How many multiparts and messages enclose it.
  public int depth() {
    return depth;
  }

  /// The header section as it stands in the message, with the blank line.
  public Slice rawHeader() {
    return range(start, bodyStart);
  }

  /// The body as it stands in the message, still encoded.
  public Slice body() {
    return range(bodyStart, end);
  }

  /// What stands before the first part of a multipart; empty for others.
  public Slice preamble() {
    return preamble;
  }

  /// What stands after the closing delimiter of a multipart; empty for others.
  public Slice epilogue() {
    return epilogue;
  }

  /// The decoded bytes, of a `message/rfc822` those of its message; empty for a multipart that has
  /// parts. Without a copy where the encoding is none, else spending `UNPACKED_BYTES` on the first
  /// call; what that limit cut off makes {@link #missing} say so.
  public Slice content() {
    if (reading.multipart() && hasParts()) {
      return Slice.empty();
    }
    Slice made = content;
    if (made == null) {
      made = decode();
      content = made;
    }
    return made;
  }

  /// The content of a `text/*` leaf as Unicode: by its byte order mark, its charset, or, where that
  /// is missing, unknown or wrong, by what the bytes look like. A multipart in which no part was
  /// found is text as well. Empty for others. It has at most as many characters as the content has
  /// bytes, and these the budget has paid for.
  public String text() {
    String made = text;
    if (made == null) {
      made = isText() ? decodeText() : "";
      text = made;
    }
    return made;
  }

  /// Every text that some client may show of a `text/*` leaf, {@link #text()} first, none twice: by
  /// each charset it is labelled with, with overlong UTF-8 read or refused. Each but the first
  /// spends `UNPACKED_BYTES` and counts as a reading of this entity.
  public List<String> texts() {
    return isText() ? Texts.of(this, budget) : List.of();
  }

  /// The parts of a multipart, or the one message in a `message/rfc822`.
  public List<Entity> parts() {
    return List.copyOf(parts);
  }

  /// True for a whole message, nested or not.
  public boolean isMessage() {
    return message;
  }

  /// The same bytes by other plausible readings, as docs/readings.md lists them. Made on the first
  /// call. An alternative has further alternatives where it is ambiguous itself; {@link #unread}
  /// tells if some were left out.
  public List<Entity> alternatives() {
    List<Entity> made = alternatives;
    if (made == null) {
      made = Alternatives.of(this, budget);
      alternatives = made;
    }
    return made;
  }

  /// Set where {@link #alternatives} or {@link #texts} left out readings, by the limit that was
  /// met.
  public @Nullable Missing unread() {
    return unread;
  }

  /// What is wrong with this entity, those nested in it apart. Decoding content or text may add to
  /// it.
  public List<Defect> defects() {
    return List.copyOf(defects);
  }

  /// Set where something of this entity was not read: a limit, or content that lies elsewhere.
  public @Nullable Missing missing() {
    return missing;
  }

  /// Says what is known of the parts that lie in other messages, if this is one of several
  /// (`message/partial`).
  ///
  /// @param why which of them cannot be had; null if all are examined elsewhere
  public void otherParts(@Nullable Missing why) {
    if (missing != null && missing.cause() == Cause.ABSENT && isPartial()) {
      missing = why;
    }
  }

  /// True if it is one part of a message that comes in several. RFC 2046 §5.2.2.
  public boolean isPartial() {
    return mediaType().equals("message/partial");
  }

  @Override
  public String toString() {
    return mediaType() + " at " + start() + ", " + length() + " bytes, " + parts.size() + " parts";
  }

  Slice source() {
    return source;
  }

  Reading reading() {
    return reading;
  }

  int startIndex() {
    return start;
  }

  int bodyIndex() {
    return bodyStart;
  }

  int endIndex() {
    return end;
  }

  void head(HeaderReader.Section section) {
    headers = section.headers();
    bodyStart = section.bodyStart();
    defects.addAll(section.defects());
    missing = section.missing();
    cut = section.cut();
  }

  void end(int index) {
    end = Math.max(index, bodyStart);
  }

  void around(Slice before, Slice after) {
    preamble = before;
    epilogue = after;
  }

  /// Notes by which other lines than its delimiters a client may split it.
  void delimitedOtherwise(Set<Reading.Delimiters> others) {
    otherDelimiters = others;
    for (Reading.Delimiters other : others) {
      switch (other) {
        case EXACT -> add(Defect.of(Code.BOUNDARY_SPACE));
        case PREFIX -> add(Defect.of(Code.BOUNDARY_PREFIX));
        case OUTERMOST -> add(Defect.of(Code.BOUNDARY_NESTED));
        case DECODED -> add(Defect.of(Code.CONTAINER_ENCODED));
        case USUAL, CLOSED -> {}
      }
    }
  }

  /// Notes which line ends alone count for some client.
  void endsOtherwise(List<LineEnds.Kind> others) {
    otherLineEnds = others;
    if (!others.isEmpty()) {
      add(Defect.of(Code.LINE_ENDS_MIXED));
    }
  }

  /// Notes that its fields have one reading only.
  void hasOneReading() {
    otherFields = false;
  }

  boolean hasOtherFields() {
    return otherFields;
  }

  List<LineEnds.Kind> otherLineEnds() {
    return otherLineEnds;
  }

  Set<Reading.Delimiters> otherDelimiters() {
    return otherDelimiters;
  }

  /// How else its content may be decoded; decodes it.
  List<Reading.Decoding> otherDecodings() {
    if (reading.encoded()) {
      content();
    }
    return otherDecodings;
  }

  Alternatives.Stage stage() {
    return stage;
  }

  /// Counts one more reading of the same bytes.
  ///
  /// @return the limit if that is one too many; else null
  @Nullable Limit countReading(Budget from) {
    if (!from.within(Limit.READINGS, first.readings + 1L)) {
      return Limit.READINGS;
    }
    first.readings++;
    return null;
  }

  /// Says that it has readings that were not examined.
  void leaveReadings(Missing why) {
    if (unread == null) {
      unread = why;
    }
  }

  /// True if a line of two hyphens that is no delimiter ended its header.
  boolean hasDashesForBlankLine() {
    return Lines.isDashes(source.array(), bodyStart, end)
        && defects.contains(Defect.of(Code.HEADER_UNENDED));
  }

  /// True if a delimiter ended it before the blank line did.
  boolean endsInHeader() {
    return end == bodyStart && defects.contains(Defect.of(Code.HEADER_UNENDED));
  }

  HeaderReader.@Nullable Cut cut() {
    return cut;
  }

  /// Makes a leaf of it, whatever its media type.
  void close(Missing why) {
    opaque = true;
    missing(why);
  }

  /// True if what it holds may be looked for.
  boolean opens() {
    return !opaque && (reading.multipart() || reading.nestsMessage());
  }

  void add(Entity part) {
    parts.add(part);
    if (reading.multipart()) {
      content = null;
    }
  }

  boolean hasParts() {
    return !parts.isEmpty();
  }

  void add(Defect defect) {
    if (!defects.contains(defect)) {
      defects.add(defect);
    }
  }

  void missing(@Nullable Missing why) {
    if (missing == null) {
      missing = why;
    }
  }

  /// Makes it another reading of `entity`, which parts from it at `at`.
  void markAlternative(Entity entity, Alternatives.Stage at) {
    first = entity.first;
    stage = at;
  }

  private Field dispositionField() {
    Field made = disposition;
    if (made == null) {
      made = Field.of(headers.first("content-disposition"));
      disposition = made;
    }
    return made;
  }

  private List<String> readNames() {
    Set<String> found = new LinkedHashSet<>();
    List<Header> dispositions = headers.named("content-disposition");
    dispositions.forEach(header -> found.addAll(Parameters.readings(header, "filename")));
    for (Header header : headers.named("content-type")) {
      found.addAll(Parameters.readings(header, "name"));
      found.addAll(Parameters.readings(header, "filename"));
    }
    dispositions.forEach(header -> found.addAll(Parameters.readings(header, "name")));
    if (found.isEmpty()) {
      found.addAll(Location.fileNames(headers.first("content-location")));
      found.addAll(Description.fileNames(headers.first("content-description")));
    }
    if (found.size() > 1) {
      add(Defect.of(Code.NAME_AMBIGUOUS));
    }
    return List.copyOf(found);
  }

  private boolean isText() {
    return mediaType().startsWith("text/") || (reading.multipart() && !hasParts());
  }

  private Slice decode() {
    Decoded decoded = Decoded.of(body(), reading.encoding(), reading.decoding(), budget);
    decoded.defects().forEach(this::add);
    otherDecodings = decoded.others();
    missing(decoded.missing());
    return decoded.content();
  }

  private String decodeText() {
    Charsets.Text made = Charsets.text(content(), parameter("charset"), mediaType());
    made.defects().forEach(this::add);
    return made.text();
  }

  private Slice range(int from, int to) {
    return Slice.of(source.array(), from, to - from);
  }
}
