package dev.sekisho.document;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One pass over a PDF file in search of its objects. The cross-reference table, which may be
/// missing, looped or a lie, is not asked: every object that lies in the file is found, older
/// versions of it too.
final class PdfScan {
  private static final byte[] OBJECT = "obj".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END_STREAM = "endstream".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRAILER = "trailer".getBytes(StandardCharsets.US_ASCII);

  /// How many bytes are read for each byte of the file, where objects lie in one another.
  private static final int MOST_OFTEN = 8;

  /// A stream of the file.
  ///
  /// @param number of its object; 0 if that is not said
  record Stream(int number, PdfValue.Dictionary dictionary, Slice raw) {}

  private final Slice pdf;
  private final Parts parts;
  private final List<Stream> streams = new ArrayList<>();
  private final List<PdfValue> values = new ArrayList<>();
  private final Map<Integer, PdfValue> numbered = new TreeMap<>();
  private long read;
  private boolean encrypted;
  private int noEndBehind = Integer.MAX_VALUE;

  PdfScan(Slice pdf, Parts parts) {
    this.pdf = pdf;
    this.parts = parts;
  }

  /// Finds all objects; of those that object streams hold see {@link #unpacked}.
  void scan() {
    int at = 0;
    while (at < pdf.length() && read <= (long) MOST_OFTEN * pdf.length()) {
      int c = pdf.at(at);
      if (c == 'o' && pdf.startsWith(OBJECT, at) && at > 0 && pdf.at(at - 1) <= '9') {
        at = object(at);
      } else if (c == 't' && pdf.startsWith(TRAILER, at)) {
        at = trailer(at + TRAILER.length);
      } else {
        at++;
      }
    }
    if (at < pdf.length()) {
      parts.missing(Missing.of(Limit.STEPS));
    }
  }

  List<Stream> streams() {
    return streams;
  }

  /// The values found outside of streams.
  List<PdfValue> values() {
    return values;
  }

  /// The value of an object; null if there is none.
  @Nullable PdfValue at(int number) {
    return numbered.get(number);
  }

  boolean encrypted() {
    return encrypted;
  }

  /// Takes the objects an object stream holds (ISO 32000-2 §7.5.7).
  void unpacked(Stream stream, Slice content) {
    long first = stream.dictionary().number("First");
    if (first < 0 || first > content.length()) {
      return;
    }
    PdfLexer head = new PdfLexer(content.part(0, (int) first), 0);
    PdfLexer body = new PdfLexer(content, (int) first);
    PdfValue value;
    while ((value = body.value()) != null) {
      PdfValue number = head.value();
      head.value();
      add(number instanceof PdfValue.Whole(long n) ? (int) n : 0, value);
    }
  }

  private void add(int number, PdfValue value) {
    values.add(value);
    if (number > 0) {
      numbered.put(number, value);
    }
  }

  private int trailer(int from) {
    PdfLexer lexer = new PdfLexer(pdf, from);
    PdfValue value = lexer.value();
    read += lexer.at() - from;
    if (value instanceof PdfValue.Dictionary dictionary) {
      encrypted |= dictionary.get("Encrypt") != null;
    }
    return Math.max(lexer.at(), from);
  }

  private int object(int at) {
    int from = at + OBJECT.length;
    PdfLexer lexer = new PdfLexer(pdf, from);
    PdfValue value = lexer.value();
    read += lexer.at() - from;
    if (value == null) {
      return from;
    }
    int number = number(at);
    add(number, value);
    lexer.skipSpace();
    if (!(value instanceof PdfValue.Dictionary dictionary) || !pdf.startsWith(STREAM, lexer.at())) {
      // What looks like part of the value may be an object that a broken one ran into.
      return value instanceof PdfValue.Dictionary ? lexer.at() : from;
    }
    encrypted |= dictionary.name("Type").equals("XRef") && dictionary.get("Encrypt") != null;
    int start = lexer.at() + STREAM.length;
    start += start < pdf.length() && pdf.at(start) == '\r' ? 1 : 0;
    start += start < pdf.length() && pdf.at(start) == '\n' ? 1 : 0;
    int end = end(start, dictionary);
    streams.add(new Stream(number, dictionary, pdf.part(start, end - start)));
    return end;
  }

  /// Where the data ends: where the length says if `endstream` follows, else before the next
  /// `endstream`, else with the file.
  private int end(int start, PdfValue.Dictionary dictionary) {
    long length = dictionary.number("Length");
    if (length < 0
        && dictionary.get("Length") instanceof PdfValue.Reference(int object)
        && numbered.get(object) instanceof PdfValue.Whole(long known)) {
      length = known;
    }
    if (length >= 0 && length <= pdf.length() - start) {
      PdfLexer behind = new PdfLexer(pdf, start + (int) length);
      behind.skipSpace();
      if (behind.at() - start - length <= 4 && pdf.startsWith(END_STREAM, behind.at())) {
        return start + (int) length;
      }
    }
    if (start >= noEndBehind) {
      return pdf.length();
    }
    int end = pdf.indexOf(END_STREAM[0], start);
    while (end >= 0 && !pdf.startsWith(END_STREAM, end)) {
      end = pdf.indexOf(END_STREAM[0], end + 1);
    }
    if (end < 0) {
      noEndBehind = start;
      return pdf.length();
    }
    return end;
  }

  /// The number before `G obj`; 0 if there is none.
  private int number(int at) {
    int end = digitsBefore(blankBefore(at));
    int last = blankBefore(end);
    int first = digitsBefore(last);
    String digits = pdf.part(first, last - first).latin1();
    return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }

  private int blankBefore(int from) {
    int i = from;
    while (i > 0 && from - i < 16 && pdf.at(i - 1) <= ' ') {
      i--;
    }
    return i;
  }

  private int digitsBefore(int from) {
    int i = from;
    while (i > 0 && from - i < 16 && pdf.at(i - 1) >= '0' && pdf.at(i - 1) <= '9') {
      i--;
    }
    return i;
  }
}
