package dev.sekisho.document;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One TNEF stream, read attribute by attribute. MS-OXTNEF §2.1.3.
///
/// An attribute that is damaged is left out and said so; only one whose length is wrong ends the
/// reading.
final class TnefStream {
  private static final byte[] SIGNATURE = {0x78, (byte) 0x9f, 0x3e, 0x22};
  private static final int HEAD = 6;
  private static final int ATTRIBUTE_HEAD = 9;
  private static final int CHECKSUM = 2;
  private static final int IID = 16;

  private static final int FROM = 0x8000;
  private static final int SUBJECT = 0x8004;
  private static final int MESSAGE_ID = 0x8009;
  private static final int BODY = 0x800c;
  private static final int ATTACH_DATA = 0x800f;
  private static final int ATTACH_TITLE = 0x8010;
  private static final int RENDERING = 0x9002;
  private static final int MESSAGE_PROPERTIES = 0x9003;
  private static final int RECIPIENTS = 0x9004;
  private static final int ATTACH_PROPERTIES = 0x9005;
  private static final int CODEPAGE = 0x9007;

  private final Slice stream;
  private final int depth;
  private final Budget budget;
  private final MapiProperties message = new MapiProperties();

  /// What the attributes from before MAPI say of the message; its properties come first.
  private final MapiProperties legacy = new MapiProperties();

  private final List<MapiProperties> recipients = new ArrayList<>();
  private final List<MapiMail.Attachment> attachments = new ArrayList<>();
  private final List<Defect> defects = new ArrayList<>();

  /// What belongs to the attachment being read; null before the first.
  private @Nullable MapiProperties attachment;

  private Slice attachedData = Slice.empty();
  private @Nullable Missing missing;

  /// @param depth how many streams it is nested in
  TnefStream(Slice stream, int depth, Budget budget) {
    this.stream = stream;
    this.depth = depth;
    this.budget = budget;
  }

  static boolean isTnef(Slice content) {
    return content.startsWith(SIGNATURE, 0);
  }

  /// What is wrong with the stream, once it is read.
  List<Defect> defects() {
    return List.copyOf(defects);
  }

  /// The mail it is.
  MapiMail read() {
    int at = HEAD;
    while (at + ATTRIBUTE_HEAD <= stream.length() && missing == null) {
      int level = stream.at(at);
      int id = Numbers.u16(stream, at + 1);
      long length = Numbers.u32(stream, at + 5);
      int from = at + ATTRIBUTE_HEAD;
      int left = stream.length() - from;
      Slice data = stream.part(from, (int) Math.min(length, left));
      if ((level != 1 && level != 2) || length > left) {
        damaged("attribute");
      }
      if (level == 1 || level == 2) {
        attribute(id, data);
      }
      checksum(id, data, from + data.length());
      at = from + data.length() + CHECKSUM;
    }
    if (stream.length() < HEAD) {
      damaged("header");
    }
    endAttachment();
    message.putAbsent(legacy);
    return new MapiMail(message, recipients, attachments, missing);
  }

  private void damaged(String what) {
    missing = missing == null ? new Missing(Cause.DAMAGED, "tnef " + what) : missing;
  }

  private void checksum(int id, Slice data, int at) {
    if (at + CHECKSUM > stream.length()) {
      damaged("attribute");
      return;
    }
    int sum = 0;
    for (int i = 0; i < data.length(); i++) {
      sum += data.at(i);
    }
    if ((sum & 0xffff) != Numbers.u16(stream, at)) {
      defects.add(new Defect("tnef.checksum", HexFormat.of().toHexDigits((short) id)));
    }
  }

  private void attribute(int id, Slice data) {
    switch (id) {
      case FROM -> author(data);
      case SUBJECT -> legacy.put(Mapi.SUBJECT, MapiProperties.STRING8, data);
      case MESSAGE_ID -> legacy.put(Mapi.INTERNET_MESSAGE_ID, MapiProperties.STRING8, data);
      case BODY -> legacy.put(Mapi.BODY, MapiProperties.STRING8, data);
      case CODEPAGE -> legacy.put(Mapi.MESSAGE_CODEPAGE, 3, data);
      case MESSAGE_PROPERTIES -> properties(data, 1, List.of(message));
      case RECIPIENTS -> recipients(data);
      case RENDERING -> startAttachment();
      case ATTACH_TITLE -> attached().put(Mapi.ATTACH_TITLE, MapiProperties.STRING8, data);
      case ATTACH_DATA -> {
        attached();
        attachedData = data;
      }
      case ATTACH_PROPERTIES -> properties(data, 1, List.of(attached()));
      default -> {}
    }
  }

  /// The sender as a TRP structure. MS-OXTNEF §2.1.3.3.1.
  private void author(Slice data) {
    if (data.length() < 8) {
      return;
    }
    int name = Numbers.u16(data, 4);
    int address = Numbers.u16(data, 6);
    if (8 + name + address > data.length()) {
      damaged("sender");
      return;
    }
    Slice typed = data.part(8 + name, address);
    int colon = typed.indexOf((byte) ':', 0);
    legacy.put(Mapi.SENDER_NAME, MapiProperties.STRING8, data.part(8, name));
    legacy.put(Mapi.SENDER_EMAIL_ADDRESS, MapiProperties.STRING8, typed.from(colon + 1));
  }

  private void recipients(Slice data) {
    if (data.length() < 4) {
      damaged("recipients");
      return;
    }
    long rows = Math.min(Numbers.u32(data, 0), data.length() / 4);
    List<MapiProperties> found = new ArrayList<>();
    for (long i = 0; i < rows; i++) {
      found.add(new MapiProperties());
    }
    properties(data.from(4), (int) rows, found);
    recipients.addAll(found);
  }

  private void properties(Slice data, int rows, List<MapiProperties> into) {
    TnefProperties properties = new TnefProperties(data);
    for (int i = 0; i < rows; i++) {
      if (!properties.read(into.get(i))) {
        damaged("properties");
        return;
      }
    }
  }

  private void startAttachment() {
    endAttachment();
    attachment = new MapiProperties();
  }

  private MapiProperties attached() {
    if (attachment == null) {
      attachment = new MapiProperties();
    }
    return attachment;
  }

  private void endAttachment() {
    MapiProperties properties = attachment;
    if (properties == null) {
      return;
    }
    MapiProperties.Typed object = properties.value(Mapi.ATTACH_DATA);
    Slice given = object == null ? Slice.empty() : object.bytes();
    boolean wrapped =
        object != null && object.type() == MapiProperties.OBJECT && given.length() >= IID;
    Slice content = wrapped ? given.from(IID) : given;
    MapiMail nested = isTnef(content) ? nested(content) : null;
    if (!content.isEmpty() || attachedData.isEmpty()) {
      attachments.add(
          new MapiMail.Attachment(properties, nested == null ? content : Slice.empty(), nested));
    }
    if (!attachedData.isEmpty() && !attachedData.equals(content)) {
      attachments.add(new MapiMail.Attachment(properties, attachedData, null));
    }
    attachment = null;
    attachedData = Slice.empty();
  }

  private @Nullable MapiMail nested(Slice content) {
    if (!budget.within(Limit.DEPTH, depth + 1L)) {
      missing = missing == null ? Missing.of(Limit.DEPTH) : missing;
      return null;
    }
    TnefStream inner = new TnefStream(content, depth + 1, budget);
    MapiMail mail = inner.read();
    defects.addAll(inner.defects());
    return mail;
  }
}
