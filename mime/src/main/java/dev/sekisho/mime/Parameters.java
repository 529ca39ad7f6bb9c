package dev.sekisho.mime;

import dev.sekisho.bytes.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Every plausible reading of one parameter of a field: RFC 2231 (`name*`, `name*0*`), plain, with
/// encoded-words inside, unlabelled 8-bit, and the slips that clients read over.
final class Parameters {
  private static final int MAX_SECTION = 10_000;

  /// A charset and a language in front of a value. RFC 2231 §4.
  private static final Pattern CHARSET =
      Pattern.compile("[A-Za-z][A-Za-z0-9._-]{2,39}'[A-Za-z0-9-]{0,20}'");

  private final Field field;
  private final String name;
  private final boolean decode;
  private final Set<String> found = new LinkedHashSet<>();

  private Parameters(Field field, String name, boolean decode) {
    this.field = field;
    this.name = name;
    this.decode = decode;
  }

  /// The readings, most plausible first, none twice.
  static List<String> readings(Field field, String name) {
    return new Parameters(field, name, true).all();
  }

  /// The readings in all readings of `header`, most plausible first, none twice.
  static Set<String> readings(Header header, String name) {
    Set<String> values = new LinkedHashSet<>();
    for (Field field : Field.readings(header)) {
      values.addAll(readings(field, name));
    }
    return values;
  }

  /// The readings of `boundary`, a character a byte: without the white space at their end, then as
  /// written.
  static List<String> boundaries(Field field) {
    Set<String> boundaries = new LinkedHashSet<>();
    List<String> written = new Parameters(field, "boundary", false).all();
    written.forEach(boundary -> boundaries.add(boundary.stripTrailing()));
    written.forEach(boundary -> boundaries.add(boundary.strip()));
    written.stream().filter(boundary -> !boundary.isBlank()).forEach(boundaries::add);
    boundaries.remove("");
    return List.copyOf(boundaries);
  }

  private List<String> all() {
    extended();
    continued();
    plain();
    return List.copyOf(found);
  }

  private void extended() {
    for (Field.Parameter parameter : field.parameters()) {
      if (parameter.name().equals(name + "*")) {
        Extended whole = new Extended().section(parameter.value(), true);
        add(text(whole));
        overlong(Slice.of(whole.bytes.toByteArray()));
        behindOneQuote(parameter.value());
      }
    }
  }

  /// Of a value that names a charset and no language, what stands behind the one quote.
  private void behindOneQuote(String value) {
    int quote = value.indexOf('\'');
    if (quote >= 0 && quote == value.lastIndexOf('\'')) {
      add(text(new Extended().section("''" + value.substring(quote + 1), true)));
    }
  }

  /// The sections in the order of their numbers, each number's first one; then the readings that
  /// differ where numbers are missing, out of order or twice.
  private void continued() {
    Map<Integer, Field.Parameter> first = new TreeMap<>();
    Map<Integer, Field.Parameter> last = new TreeMap<>();
    List<Field.Parameter> written = new ArrayList<>();
    for (Field.Parameter parameter : field.parameters()) {
      int number = sectionNumber(parameter.name());
      if (number >= 0) {
        first.putIfAbsent(number, parameter);
        last.put(number, parameter);
        written.add(parameter);
      }
    }
    if (written.isEmpty()) {
      return;
    }
    join(first.values());
    join(last.values());
    join(written);
    List<Field.Parameter> unbroken = new ArrayList<>();
    for (Field.Parameter next = first.get(0); next != null; next = first.get(unbroken.size())) {
      unbroken.add(next);
    }
    join(unbroken);
  }

  private void join(Collection<Field.Parameter> sections) {
    Extended whole = new Extended();
    for (Field.Parameter section : sections) {
      whole.section(section.value(), section.name().endsWith("*"));
    }
    add(text(whole));
  }

  /// Each as it is likely meant, then decoded and as written, in the ways in which a client may cut
  /// it.
  private void plain() {
    List<Field.Parameter> same = new ArrayList<>();
    for (Field.Parameter parameter : field.parameters()) {
      if (parameter.name().equals(name)) {
        same.add(parameter);
      }
    }
    same.forEach(parameter -> add(decoded(likelier(parameter))));
    same.forEach(parameter -> add(decoded(parameter.value())));
    same.forEach(parameter -> add(decoded(parameter.whole())));
    same.forEach(parameter -> written(likelier(parameter)));
    same.forEach(parameter -> unquoted(parameter.value()));
    same.forEach(parameter -> unended(parameter.whole()));
    same.forEach(parameter -> eightBit(parameter.value()));
    same.forEach(parameter -> percents(parameter.value()));
    same.forEach(parameter -> charset(parameter.value()));
  }

  private void eightBit(String value) {
    Slice bytes = Slice.ofLatin1(value);
    if (decode && !Charsets.ascii(bytes)) {
      EightBit.others(bytes).forEach(this::add);
    }
  }

  /// Percent-encoding belongs to RFC 2231, but some clients decode it anywhere.
  private void percents(String value) {
    if (decode && value.indexOf('%') >= 0) {
      add(text(new Extended().section("''" + value, true)));
    }
  }

  /// So does a charset in front; some mailers write it without the asterisk.
  private void charset(String value) {
    if (decode && CHARSET.matcher(value).lookingAt()) {
      add(text(new Extended().section(value, true)));
    }
  }

  /// An encoded-word may not stand in a parameter (RFC 2047 §5), so some clients show it as it is.
  private void written(String value) {
    if (decode && value.contains("=?")) {
      add(Charsets.guess(Slice.ofLatin1(value)));
    }
  }

  /// An encoded-word that lacks its end, in whole or half, is decoded by some clients.
  private void unended(String value) {
    if (!decode || !value.contains("=?") || value.endsWith("?=")) {
      return;
    }
    String decoded = decoded(value + (value.endsWith("?") ? "=" : "?="));
    if (!decoded.endsWith("?=")) {
      add(decoded);
    }
  }

  /// Single quotes quote nothing, and double ones were quoted themselves, but some clients take
  /// them off.
  private void unquoted(String value) {
    boolean quoted =
        (value.startsWith("'") && value.endsWith("'"))
            || (value.startsWith("\"") && value.endsWith("\""));
    if (quoted && value.length() > 2) {
      add(decoded(value.substring(1, value.length() - 1)));
    }
  }

  /// Encoded-words go on after white space.
  private static String likelier(Field.Parameter parameter) {
    return parameter.value().startsWith("=?") ? parameter.whole() : parameter.value();
  }

  /// The number in `name*NUMBER` or `name*NUMBER*`, else -1.
  private int sectionNumber(String written) {
    if (!written.startsWith(name + "*")) {
      return -1;
    }
    String digits = written.substring(name.length() + 1);
    if (digits.endsWith("*")) {
      digits = digits.substring(0, digits.length() - 1);
    }
    if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(Parameters::digit)) {
      return -1;
    }
    int number = Integer.parseInt(digits);
    return number < MAX_SECTION ? number : -1;
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  /// A value with a NUL ends there for some clients, others drop the NUL.
  private void add(String value) {
    int nul = value.indexOf('\0');
    if (nul >= 0) {
      addFilled(value.replace("\0", ""));
      addFilled(value.substring(0, nul));
    }
    addFilled(value);
  }

  private void addFilled(String value) {
    if (!value.isEmpty()) {
      found.add(value);
    }
  }

  private String decoded(String latin1) {
    return decode ? EncodedWords.decode(Slice.ofLatin1(latin1)) : latin1;
  }

  private void overlong(Slice bytes) {
    if (decode && !Charsets.ascii(bytes) && OverlongUtf8.isIn(bytes)) {
      add(OverlongUtf8.decode(bytes));
    }
  }

  private String text(Extended extended) {
    return decode ? extended.text() : extended.bytes.toString(StandardCharsets.ISO_8859_1);
  }

  /// A value made of sections, some of them percent-encoded in a named charset. RFC 2231 §4.
  private static final class Extended {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable String charset;
    private boolean first = true;

    Extended section(String value, boolean encoded) {
      String rest = value;
      if (encoded && first) {
        int quote = value.indexOf('\'');
        int second = value.indexOf('\'', quote + 1);
        if (quote >= 0 && second >= 0) {
          charset = value.substring(0, quote);
          rest = value.substring(second + 1);
        }
      }
      first = false;
      append(rest, encoded);
      return this;
    }

    private void append(String value, boolean encoded) {
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (encoded && c == '%' && i + 2 < value.length()) {
          int high = Ascii.hex(value.charAt(i + 1));
          int low = Ascii.hex(value.charAt(i + 2));
          if (high >= 0 && low >= 0) {
            bytes.write((high << 4) | low);
            i += 2;
            continue;
          }
        }
        bytes.write(c);
      }
    }

    String text() {
      Slice all = Slice.of(bytes.toByteArray());
      return charset == null || charset.isEmpty()
          ? EncodedWords.decode(all)
          : Charsets.decode(all, charset);
    }
  }
}
