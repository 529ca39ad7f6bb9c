package dev.sekisho.registry;

/// The type of a value's data, by its name in STIX 2.1 §6.17.3 (Windows Registry Datatype
/// Enumeration). A constant's position is its number in a hive, but for the last.
public enum ValueType {
  /// No type.
  REG_NONE,
  /// Text.
  REG_SZ,
  /// Text with variables in percent signs.
  REG_EXPAND_SZ,
  /// Bytes.
  REG_BINARY,
  /// A number of 32 bits, lowest byte first; REG_DWORD_LITTLE_ENDIAN is the same.
  REG_DWORD,
  /// A number of 32 bits, highest byte first.
  REG_DWORD_BIG_ENDIAN,
  /// The path of the key that a link leads to.
  REG_LINK,
  /// Several texts.
  REG_MULTI_SZ,
  /// Resources of a device.
  REG_RESOURCE_LIST,
  /// Resources of hardware.
  REG_FULL_RESOURCE_DESCRIPTION,
  /// Resources a device may ask for.
  REG_RESOURCE_REQUIREMENTS_LIST,
  /// A number of 64 bits.
  REG_QWORD,
  /// Any other number.
  REG_INVALID_TYPE;

  private static final ValueType[] BY_NUMBER = values();

  /// The type with `number`, as a hive stores it.
  public static ValueType of(int number) {
    boolean known = number >= 0 && number < REG_INVALID_TYPE.ordinal();
    return known ? BY_NUMBER[number] : REG_INVALID_TYPE;
  }
}
