package dev.sekisho.mime;

import dev.sekisho.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The header section of an entity, in message order. Kept as offsets; names and values are made
/// when asked for.
public final class Headers {
  private static final int FIELD = 4;

  private final Slice source;
  private int[] offsets = new int[FIELD * 8];
  private int size;

  /// True if the name of some field has control characters.
  private boolean odd;

  Headers(Slice source) {
    this.source = source;
  }

  /// How many fields there are.
  public int size() {
    return size;
  }

  /// All fields.
  public List<Header> all() {
    List<Header> found = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      found.add(get(i));
    }
    return List.copyOf(found);
  }

  /// The fields called `name`, in whatever case.
  public List<Header> named(String name) {
    List<Header> found = new ArrayList<>();
    for (int i = next(name, 0); i >= 0; i = next(name, i + 1)) {
      found.add(get(i));
    }
    return List.copyOf(found);
  }

  /// The first field called `name`, in whatever case.
  public @Nullable Header first(String name) {
    int i = next(name, 0);
    return i < 0 ? null : get(i);
  }

  /// Adds a field; all four are indexes into the source's array.
  void add(int nameStart, int nameEnd, int valueStart, int valueEnd) {
    if (size * FIELD == offsets.length) {
      offsets = Arrays.copyOf(offsets, offsets.length * 2);
    }
    int at = size++ * FIELD;
    offsets[at] = nameStart;
    offsets[at + 1] = nameEnd;
    offsets[at + 2] = valueStart;
    offsets[at + 3] = valueEnd;
  }

  /// The first `count` fields alone.
  Headers first(int count) {
    Headers cut = new Headers(source);
    cut.offsets = offsets;
    cut.size = count;
    cut.odd = odd;
    return cut;
  }

  /// The fields of `sections` of the same bytes, of which there is one at least.
  static Headers joined(List<Headers> sections) {
    Headers all = new Headers(sections.getFirst().source);
    all.size = sections.stream().mapToInt(Headers::size).sum();
    all.offsets = new int[(all.size + 1) * FIELD];
    int at = 0;
    for (Headers section : sections) {
      System.arraycopy(section.offsets, 0, all.offsets, at, section.size * FIELD);
      at += section.size * FIELD;
      all.odd |= section.odd;
    }
    return all;
  }

  /// Says that the name of the last field has control characters, which are no part of it.
  void odd() {
    odd = true;
  }

  /// Lets the last field end at `valueEnd`.
  void extend(int valueEnd) {
    offsets[size * FIELD - 1] = valueEnd;
  }

  private Header get(int i) {
    int at = i * FIELD;
    int start = offsets[at];
    int valueStart = offsets[at + 2];
    int valueEnd = offsets[at + 3];
    byte[] array = source.array();
    String written = new String(array, start, offsets[at + 1] - start, StandardCharsets.ISO_8859_1);
    String name = odd ? plain(written) : written;
    Slice value = Slice.of(array, valueStart, valueEnd - valueStart);
    return new Header(name, value, start - source.offset(), valueEnd - start);
  }

  private int next(String name, int from) {
    for (int i = from; i < size; i++) {
      int start = offsets[i * FIELD];
      int length = offsets[i * FIELD + 1] - start;
      if (length == name.length() && Ascii.equalsIgnoreCase(source.array(), start, name)) {
        return i;
      }
      if (odd && length > name.length() && get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  /// `name` without its control characters; itself if it has no other.
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    name.chars().filter(c -> !isOdd(c)).forEach(c -> plain.append((char) c));
    return plain.isEmpty() ? name : plain.toString();
  }

  /// True for white space and control characters, which no name of a field has (RFC 5322 §3.6.8).
  static boolean isOdd(int octet) {
    return (octet & 0xff) <= ' ' || octet == 127;
  }
}
