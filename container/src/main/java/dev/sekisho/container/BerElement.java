package dev.sekisho.container;

import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One element of BER (ITU-T X.690 §8): a tag and its content, of stated or open length.
///
/// @param tag the identifier octet; tags of several octets are not read
/// @param content the content octets, as many as are there
/// @param whole true if all of them are
/// @param length octets of the whole element, header and end marks included
record BerElement(int tag, Slice content, boolean whole, int length) {
  static final int OCTETS = 0x04;
  static final int OBJECT_ID = 0x06;
  static final int SEQUENCE = 0x30;

  /// Set in the tag of an element that is made of elements.
  private static final int CONSTRUCTED = 0x20;

  private static final int OPEN = 0x80;

  /// Elements inside each other that are looked through for an end mark.
  private static final int DEEPEST = 24;

  /// The element that starts `bytes`; null if none does.
  static @Nullable BerElement of(Slice bytes) {
    return of(bytes, 0);
  }

  private static @Nullable BerElement of(Slice bytes, int depth) {
    if (bytes.length() < 2 || (bytes.at(0) & 0x1f) == 0x1f) {
      return null;
    }
    int tag = bytes.at(0);
    int first = bytes.at(1);
    if (first == OPEN) {
      return (tag & CONSTRUCTED) == 0 || depth == DEEPEST ? null : open(tag, bytes, depth);
    }
    int octets = first < OPEN ? 0 : first & 0x7f;
    if (octets > 4 || bytes.length() < 2 + octets) {
      return null;
    }
    long stated = octets == 0 ? first : 0;
    for (int i = 0; i < octets; i++) {
      stated = stated << 8 | bytes.at(2 + i);
    }
    int there = (int) Math.min(stated, bytes.length() - 2 - octets);
    Slice content = bytes.part(2 + octets, there);
    return new BerElement(tag, content, there == stated, 2 + octets + there);
  }

  /// An element of open length: elements up to two zero octets.
  private static BerElement open(int tag, Slice bytes, int depth) {
    int at = 2;
    while (bytes.length() - at >= 2 && (bytes.at(at) != 0 || bytes.at(at + 1) != 0)) {
      BerElement inner = of(bytes.from(at), depth + 1);
      if (inner == null) {
        return new BerElement(tag, bytes.part(2, at - 2), false, bytes.length());
      }
      at += inner.length;
    }
    boolean ended = bytes.length() - at >= 2;
    return new BerElement(tag, bytes.part(2, at - 2), ended, ended ? at + 2 : bytes.length());
  }

  boolean constructed() {
    return (tag & CONSTRUCTED) != 0;
  }

  /// The elements inside, as far as they can be read.
  List<BerElement> elements() {
    List<BerElement> elements = new ArrayList<>();
    int at = 0;
    while (at < content.length()) {
      BerElement next = of(content.from(at));
      if (next == null) {
        break;
      }
      elements.add(next);
      at += next.length;
    }
    return elements;
  }

  /// Element `index` of those inside, if it has this tag, else null.
  @Nullable BerElement element(int index, int ofTag) {
    int at = 0;
    for (int i = 0; at < content.length(); i++) {
      BerElement next = of(content.from(at));
      if (next == null || i == index) {
        return next != null && next.tag == ofTag ? next : null;
      }
      at += next.length;
    }
    return null;
  }
}
