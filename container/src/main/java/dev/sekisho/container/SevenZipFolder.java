package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A 7z folder: one run of packed data, which may be many files, and the coders that made it.
///
/// @param coders the coders; each has one output, and one input unless it is BCJ2
/// @param bound input → coder whose output it is
/// @param packed inputs that are packed streams, in the order of the streams
/// @param main the coder whose output is the content
record SevenZipFolder(
    List<Coder> coders, Map<Integer, Integer> bound, List<Integer> packed, int main) {
  private static final int MOST_CODERS = 32;
  private static final int MOST_INPUTS = 32;

  /// @param firstInput number of its first input, of all inputs of the folder
  record Coder(long id, int inputs, int firstInput, Slice properties) {
    SevenZipMethod method() {
      return SevenZipMethod.of(id);
    }

    String label() {
      SevenZipMethod method = method();
      return method == SevenZipMethod.OTHER
          ? method.label() + " " + Long.toHexString(id)
          : method.label();
    }
  }

  static SevenZipFolder read(SevenZipBytes in) throws IOException {
    long count = in.number();
    if (count < 1 || count > MOST_CODERS) {
      throw new IOException(count + " coders");
    }
    List<Coder> coders = new ArrayList<>();
    int inputs = 0;
    for (int i = 0; i < count; i++) {
      Coder coder = coder(in, inputs);
      coders.add(coder);
      inputs += coder.inputs();
    }
    Map<Integer, Integer> bound = new HashMap<>();
    for (int i = 0; i < count - 1; i++) {
      bound.put(index(in, inputs), index(in, (int) count));
    }
    List<Integer> packed = packed(in, inputs, bound);
    return new SevenZipFolder(List.copyOf(coders), Map.copyOf(bound), packed, main(coders, bound));
  }

  private static Coder coder(SevenZipBytes in, int firstInput) throws IOException {
    int flags = in.u8();
    long id = 0;
    Slice bytes = in.take(flags & 0x0f);
    for (int i = 0; i < bytes.length(); i++) {
      id = (id << 8) | bytes.at(i);
    }
    long inputs = 1;
    long outputs = 1;
    if ((flags & 0x10) != 0) {
      inputs = in.number();
      outputs = in.number();
    }
    if (inputs < 1 || inputs > MOST_INPUTS || outputs != 1 || (flags & 0x80) != 0) {
      throw new IOException("coder with " + inputs + " inputs and " + outputs + " outputs");
    }
    Slice properties = (flags & 0x20) != 0 ? in.take(in.number()) : Slice.empty();
    return new Coder(id, (int) inputs, firstInput, properties);
  }

  private static int index(SevenZipBytes in, int below) throws IOException {
    long index = in.number();
    if (index >= below) {
      throw new IOException("no stream " + index);
    }
    return (int) index;
  }

  private static List<Integer> packed(SevenZipBytes in, int inputs, Map<Integer, Integer> bound)
      throws IOException {
    int count = inputs - bound.size();
    List<Integer> packed = new ArrayList<>();
    for (int input = 0; count == 1 && input < inputs; input++) {
      if (!bound.containsKey(input)) {
        packed.add(input);
      }
    }
    for (int i = 0; count > 1 && i < count; i++) {
      packed.add(index(in, inputs));
    }
    if (packed.isEmpty()) {
      throw new IOException("no packed stream");
    }
    return List.copyOf(packed);
  }

  private static int main(List<Coder> coders, Map<Integer, Integer> bound) throws IOException {
    for (int i = coders.size() - 1; i >= 0; i--) {
      if (!bound.containsValue(i)) {
        return i;
      }
    }
    throw new IOException("no coder whose output is the content");
  }

  /// The coder that encrypts; null if none does.
  @Nullable Coder encryption() {
    for (Coder coder : coders) {
      if (coder.method() == SevenZipMethod.AES) {
        return coder;
      }
    }
    return null;
  }

  /// The methods, as 7-Zip names them.
  String method() {
    List<String> names = new ArrayList<>();
    for (Coder coder : coders) {
      if (coder.method() != SevenZipMethod.AES) {
        names.add(coder.label());
      }
    }
    return names.isEmpty() ? SevenZipMethod.STORED.label() : String.join(" ", names);
  }

  /// The first of its methods that is not read; null if all are.
  @Nullable String unread() {
    for (Coder coder : coders) {
      int inputs = coder.method() == SevenZipMethod.BCJ2 ? 4 : 1;
      if (!coder.method().read() || coder.inputs() != inputs) {
        return coder.label();
      }
    }
    return null;
  }

  /// True if nothing but encryption was done to the content.
  boolean isStored() {
    return method().equals(SevenZipMethod.STORED.label());
  }
}
