package dev.sekisho.registry;

import dev.sekisho.bytes.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Writes hives for tests, by the description of the format and with nothing of the reader: each
/// kind of list and cell can be asked for, and what was written where is remembered.
public final class HiveBuilder {
  /// FILETIME of every key: 2003-08-01T12:00:00Z.
  static final long TIME = (1_059_739_200L + 11_644_473_600L) * 10_000_000;

  private static final int BIN = 4096;
  private static final int BIN_HEAD = 32;
  private static final int SEGMENT = 16344;

  /// A kind of list of subkeys; `RI` is one of several `lh`.
  enum ListKind {
    LI,
    LF,
    LH,
    RI
  }

  /// A key to be written.
  public static final class Key {
    private final String name;
    private String className = "";
    private ListKind list = ListKind.LH;
    private final List<Key> keys = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    int offset;

    private Key(String name) {
      this.name = name;
    }

    /// A new subkey.
    public Key key(String subkey) {
      Key added = new Key(subkey);
      keys.add(added);
      return added;
    }

    /// Adds a value.
    public Key value(String valueName, int type, byte[] data) {
      values.add(new Value(valueName, type, Slice.of(data)));
      return this;
    }

    /// Adds a REG_SZ.
    public Key text(String valueName, String text) {
      return value(valueName, 1, utf16(text + "\0"));
    }

    /// Adds a REG_DWORD.
    public Key dword(String valueName, int number) {
      return value(valueName, 4, ints(number));
    }

    Key className(String text) {
      className = text;
      return this;
    }

    Key list(ListKind kind) {
      list = kind;
      return this;
    }
  }

  private record Value(String name, int type, Slice data) {}

  /// A hive with nothing but its root key.
  public HiveBuilder() {}

  private final Key root = new Key("ROOT");
  private final ByteArrayOutputStream bins = new ByteArrayOutputStream();
  private ByteBuffer bin = ByteBuffer.allocate(0);
  private int security;
  private int minor = 5;
  private int sequence1 = 1;
  private int sequence2 = 1;

  /// The root key.
  public Key root() {
    return root;
  }

  HiveBuilder minor(int version) {
    minor = version;
    return this;
  }

  /// Sequence numbers of the base block; the hive is dirty if they differ.
  HiveBuilder sequences(int primary, int secondary) {
    sequence1 = primary;
    sequence2 = secondary;
    return this;
  }

  /// The whole hive.
  public byte[] build() {
    bins.reset();
    bin = ByteBuffer.allocate(0);
    security = Cells.NONE;
    reserve(root);
    security = cell(securityRecord());
    fill(root, Cells.NONE);
    endBin();
    byte[] data = bins.toByteArray();
    ByteArrayOutputStream hive = new ByteArrayOutputStream();
    hive.writeBytes(base(0, sequence1, sequence2, data.length, /* length= */ BaseBlock.LENGTH));
    hive.writeBytes(data);
    return hive.toByteArray();
  }

  /// A base block of this hive, or of a log of it.
  byte[] base(int type, int primary, int secondary, int binsSize, int length) {
    ByteBuffer base = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    base.put("regf".getBytes(StandardCharsets.US_ASCII));
    base.putInt(primary).putInt(secondary).putLong(TIME);
    base.putInt(1).putInt(minor).putInt(type).putInt(1);
    base.putInt(root.offset).putInt(binsSize).putInt(1);
    base.put(48, utf16("\\test\\hive"));
    return seal(base.array());
  }

  /// Puts the right checksum into a base block.
  static byte[] seal(byte[] base) {
    ByteBuffer buffer = ByteBuffer.wrap(base).order(ByteOrder.LITTLE_ENDIAN);
    int sum = 0;
    for (int at = 0; at < 508; at += 4) {
      sum ^= buffer.getInt(at);
    }
    buffer.putInt(508, sum);
    return base;
  }

  private void reserve(Key key) {
    byte[] record = new byte[76 + nameBytes(key.name).length];
    key.offset = cell(record);
    key.keys.forEach(this::reserve);
  }

  private void fill(Key key, int parent) {
    for (Key subkey : key.keys) {
      fill(subkey, key.offset);
    }
    int list = key.keys.isEmpty() ? Cells.NONE : list(key);
    int values = key.values.isEmpty() ? Cells.NONE : values(key);
    byte[] classBytes = utf16(key.className);
    int className = classBytes.length == 0 ? Cells.NONE : cell(classBytes);
    byte[] name = nameBytes(key.name);
    int flags = (latin1(key.name) ? 0x20 : 0) | (parent == Cells.NONE ? 0x0c : 0);
    ByteBuffer record = ByteBuffer.allocate(76 + name.length).order(ByteOrder.LITTLE_ENDIAN);
    record.put((byte) 'n').put((byte) 'k').putShort((short) flags).putLong(TIME).putInt(0);
    record.putInt(parent).putInt(key.keys.size()).putInt(0).putInt(list).putInt(Cells.NONE);
    record.putInt(key.values.size()).putInt(values).putInt(security).putInt(className);
    record.putInt(64).putInt(64).putInt(64).putInt(64).putInt(0);
    record.putShort((short) name.length).putShort((short) classBytes.length).put(name);
    overwrite(key.offset, record.array());
  }

  private int list(Key key) {
    List<Key> sorted = new ArrayList<>(key.keys);
    sorted.sort((a, b) -> upper(a.name).compareTo(upper(b.name)));
    if (key.list != ListKind.RI) {
      return leaf(sorted, key.list);
    }
    List<Integer> leaves = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i += 3) {
      leaves.add(leaf(sorted.subList(i, Math.min(i + 3, sorted.size())), ListKind.LH));
    }
    ByteBuffer index = head("ri", leaves.size(), 4);
    leaves.forEach(index::putInt);
    return cell(bytes(index));
  }

  private int leaf(List<Key> keys, ListKind kind) {
    ByteBuffer leaf =
        head(kind.name().toLowerCase(Locale.ROOT), keys.size(), kind == ListKind.LI ? 4 : 8);
    for (Key key : keys) {
      leaf.putInt(key.offset);
      if (kind == ListKind.LF) {
        byte[] hint = new byte[4];
        byte[] name = key.name.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(name, 0, hint, 0, Math.min(4, name.length));
        leaf.put(hint);
      } else if (kind == ListKind.LH) {
        leaf.putInt(upper(key.name).chars().reduce(0, (h, c) -> 37 * h + c));
      }
    }
    return cell(bytes(leaf));
  }

  private static ByteBuffer head(String signature, int count, int stride) {
    ByteBuffer record = ByteBuffer.allocate(4 + count * stride).order(ByteOrder.LITTLE_ENDIAN);
    return record.put(signature.getBytes(StandardCharsets.US_ASCII)).putShort((short) count);
  }

  private int values(Key key) {
    int[] offsets = key.values.stream().mapToInt(this::value).toArray();
    return cell(ints(offsets));
  }

  private int value(Value value) {
    byte[] name = nameBytes(value.name);
    boolean resident = value.data.length() <= 4;
    ByteBuffer record = ByteBuffer.allocate(20 + name.length).order(ByteOrder.LITTLE_ENDIAN);
    record.put((byte) 'v').put((byte) 'k').putShort((short) name.length);
    record.putInt(value.data.length() | (resident ? 1 << 31 : 0));
    if (resident) {
      record.put(Arrays.copyOf(value.data.toArray(), 4));
    } else {
      record.putInt(data(value.data.toArray()));
    }
    record.putInt(value.type).putShort((short) (latin1(value.name) ? 1 : 0)).putShort((short) 0);
    record.put(name);
    return cell(record.array());
  }

  private int data(byte[] data) {
    if (data.length <= SEGMENT || minor < 4) {
      return cell(data);
    }
    List<Integer> segments = new ArrayList<>();
    for (int at = 0; at < data.length; at += SEGMENT) {
      byte[] part = Arrays.copyOfRange(data, at, Math.min(at + SEGMENT, data.length));
      // Windows leaves room for the head of a next cell behind each segment.
      segments.add(cell(Arrays.copyOf(part, Math.max(part.length + 4, 8))));
    }
    int list = cell(ints(segments.stream().mapToInt(i -> i).toArray()));
    ByteBuffer record = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    record.put((byte) 'd').put((byte) 'b').putShort((short) segments.size()).putInt(list);
    return cell(record.array());
  }

  /// A security descriptor of nobody that its list has alone.
  private byte[] securityRecord() {
    ByteBuffer record = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
    int own = nextOffset(40);
    record.put((byte) 's').put((byte) 'k').putShort((short) 0).putInt(own).putInt(own);
    record.putInt(1).putInt(20).put((byte) 1).put((byte) 0).putShort((short) 0x8000);
    return record.array();
  }

  private static byte[] bytes(ByteBuffer record) {
    byte[] bytes = new byte[record.capacity()];
    record.get(0, bytes);
    return bytes;
  }

  private int nextOffset(int length) {
    int size = size(length);
    return size <= bin.remaining()
        ? bins.size() + bin.position()
        : bins.size() + bin.capacity() + BIN_HEAD;
  }

  private int cell(byte[] data) {
    int size = size(data.length);
    if (size > bin.remaining()) {
      endBin();
      startBin(size);
    }
    int offset = bins.size() + bin.position();
    int after = bin.position() + size;
    bin.putInt(-size).put(data).position(after);
    return offset;
  }

  private static int size(int length) {
    return (Math.max(length, 4) + 4 + 7) / 8 * 8;
  }

  private void overwrite(int offset, byte[] data) {
    int inBin = offset + 4 - bins.size();
    if (inBin >= 0) {
      bin.put(inBin, data);
      return;
    }
    byte[] written = bins.toByteArray();
    System.arraycopy(data, 0, written, offset + 4, data.length);
    bins.reset();
    bins.writeBytes(written);
  }

  private void startBin(int size) {
    int length = (BIN_HEAD + size + BIN - 1) / BIN * BIN;
    bin = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    bin.put("hbin".getBytes(StandardCharsets.US_ASCII)).putInt(bins.size()).putInt(length);
    bin.putLong(0).putLong(TIME).putInt(0);
  }

  private void endBin() {
    if (bin.remaining() > 0) {
      bin.putInt(bin.remaining());
    }
    bins.writeBytes(bin.array());
    bin = ByteBuffer.allocate(0);
  }

  private static boolean latin1(String name) {
    return name.chars().allMatch(c -> c < 256);
  }

  private static byte[] nameBytes(String name) {
    return latin1(name) ? name.getBytes(StandardCharsets.ISO_8859_1) : utf16(name);
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  static byte[] utf16(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }

  static byte[] ints(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int number : numbers) {
      bytes.putInt(number);
    }
    return bytes.array();
  }
}
