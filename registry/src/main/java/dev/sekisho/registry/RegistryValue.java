package dev.sekisho.registry;

import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value of a key. Its data is read when first asked for and kept as long as the value is; read
/// it before the hive is closed.
public final class RegistryValue {
  private static final Set<ValueType> TEXT =
      EnumSet.of(ValueType.REG_SZ, ValueType.REG_EXPAND_SZ, ValueType.REG_LINK);
  private static final int DWORD = 4;
  private static final int QWORD = 8;

  private final String name;
  private final int type;
  private final long size;
  private final Supplier<Slice> reader;
  private final Findings findings;
  private final boolean deleted;
  private @Nullable Slice data;

  RegistryValue(
      String name,
      int type,
      long size,
      Supplier<Slice> reader,
      Findings findings,
      boolean deleted) {
    this.name = name;
    this.type = type;
    this.size = size;
    this.reader = reader;
    this.findings = findings;
    this.deleted = deleted;
  }

  /// A value of which all is at hand.
  ///
  /// @param type number of its type
  /// @param size bytes of data it has
  /// @param data those that could be read
  /// @param missing why there are no more; null if there are none
  public static RegistryValue of(
      String name, int type, long size, Slice data, @Nullable Missing missing) {
    Findings findings = new Findings(null);
    if (missing != null) {
      findings.add(missing);
    }
    return new RegistryValue(name, type, size, () -> data, findings, false);
  }

  /// The name; empty for a key's default value. May hold any character, NUL too.
  public String name() {
    return name;
  }

  /// The type; its name is the `data_type` of STIX.
  public ValueType type() {
    return ValueType.of(type);
  }

  /// The type's number as it is stored, of which {@link ValueType} knows only the first twelve.
  public int typeNumber() {
    return type;
  }

  /// Bytes of data that the record says there are.
  public long size() {
    return size;
  }

  /// True if it was deleted and found in free space.
  public boolean deleted() {
    return deleted;
  }

  /// The bytes as they are stored; shorter than {@link #size()} where {@link #missing()} says why.
  public Slice data() {
    if (data == null) {
      data = reader.get();
    }
    return data;
  }

  /// What of the data could not be read; empty if all is there.
  public List<Missing> missing() {
    data();
    return findings.missing();
  }

  /// The data as STIX 2.1 §6.17.2 `data`: text up to its NUL, several texts with a line feed
  /// between them, numbers in decimal, other bytes in hexadecimal, two small digits for each.
  public String text() {
    return switch (type()) {
      case REG_SZ, REG_EXPAND_SZ, REG_LINK -> beforeNul(characters());
      case REG_MULTI_SZ -> String.join("\n", strings());
      case REG_DWORD, REG_DWORD_BIG_ENDIAN, REG_QWORD -> {
        OptionalLong number = number();
        yield number.isPresent() ? Long.toUnsignedString(number.getAsLong()) : hexadecimal();
      }
      case REG_NONE,
          REG_BINARY,
          REG_RESOURCE_LIST,
          REG_FULL_RESOURCE_DESCRIPTION,
          REG_RESOURCE_REQUIREMENTS_LIST,
          REG_INVALID_TYPE ->
          hexadecimal();
    };
  }

  /// The texts of a value of text: those of a REG_MULTI_SZ, empty ones at the end left out, or the
  /// only one; none for other types.
  public List<String> strings() {
    if (type() == ValueType.REG_MULTI_SZ) {
      return texts(characters());
    }
    return TEXT.contains(type()) ? List.of(beforeNul(characters())) : List.of();
  }

  /// The number of a REG_DWORD, REG_DWORD_BIG_ENDIAN (both 0 to 2^32 - 1) or REG_QWORD (to be read
  /// as unsigned), if the data is as long as one.
  public OptionalLong number() {
    boolean highFirst = type() == ValueType.REG_DWORD_BIG_ENDIAN;
    boolean half = highFirst || type() == ValueType.REG_DWORD;
    int length = half ? DWORD : QWORD;
    if (data().length() != length || !(half || type() == ValueType.REG_QWORD)) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | data().at(highFirst ? i : length - 1 - i);
    }
    return OptionalLong.of(value);
  }

  private String characters() {
    return Pages.utf16(data());
  }

  private String hexadecimal() {
    Slice bytes = data();
    return HexFormat.of().formatHex(bytes.array(), bytes.offset(), bytes.offset() + bytes.length());
  }

  private static String beforeNul(String text) {
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private static List<String> texts(String characters) {
    List<String> texts = new ArrayList<>(List.of(characters.split("\0", -1)));
    while (!texts.isEmpty() && texts.getLast().isEmpty()) {
      texts.removeLast();
    }
    return List.copyOf(texts);
  }

  @Override
  public String toString() {
    return name() + " " + type() + " " + size();
  }
}
