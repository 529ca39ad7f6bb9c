package dev.sekisho.document;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Unpacked;
import dev.sekisho.document.CompoundFile.Folder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.jspecify.annotations.Nullable;

/// The mail that the folders of an Outlook message are. MS-OXMSG §2.
final class MsgMail {
  /// The name of a stream that each message has (§2.4).
  static final String PROPERTIES = "__properties_version1.0";

  private static final String NAMES = "__nameid_version1.0";
  private static final String VALUE = "__substg1.0_";
  private static final String RECIPIENT = "__recip_version1.0_";
  private static final String ATTACHMENT = "__attach_version1.0_";
  private static final String ATTACHED_OBJECT = "__substg1.0_3701000d";
  private static final int ENTRY = 16;
  private static final int HEAD_OF_MESSAGE = 32;
  private static final int HEAD_OF_EMBEDDED = 24;
  private static final int HEAD_OF_OTHERS = 8;

  private final CompoundFile file;
  private final Budget budget;
  private @Nullable Missing missing;

  MsgMail(CompoundFile file, Budget budget) {
    this.file = file;
    this.budget = budget;
  }

  /// True if a folder is that of a message, whatever else is in it.
  static boolean isMessage(Folder folder) {
    return folder.streams().keySet().stream().anyMatch(PROPERTIES::equalsIgnoreCase);
  }

  /// True if an entry of this name in the folder of a message is part of the message.
  static boolean isPart(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals(PROPERTIES)
        || lower.equals(NAMES)
        || lower.startsWith(VALUE)
        || lower.startsWith(RECIPIENT)
        || lower.startsWith(ATTACHMENT);
  }

  /// The mail whose root folder is `root`.
  MapiMail read(Folder root) {
    MapiMail mail = mail(root, HEAD_OF_MESSAGE, 0);
    return new MapiMail(mail.properties(), mail.recipients(), mail.attachments(), missing);
  }

  private MapiMail mail(Folder folder, int head, int depth) {
    note(folder.missing());
    MapiProperties properties = properties(folder, head);
    List<MapiProperties> recipients = new ArrayList<>();
    List<MapiMail.Attachment> attachments = new ArrayList<>();
    for (Map.Entry<String, Folder> inner : folder.folders().entrySet()) {
      String name = inner.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith(RECIPIENT)) {
        recipients.add(properties(inner.getValue(), HEAD_OF_OTHERS));
      } else if (name.startsWith(ATTACHMENT)) {
        attach(inner.getValue(), depth, attachments);
      }
    }
    return new MapiMail(properties, recipients, attachments, null);
  }

  private void note(@Nullable Missing why) {
    missing = missing == null ? why : missing;
  }

  private void attach(Folder folder, int depth, List<MapiMail.Attachment> attachments) {
    MapiProperties properties = properties(folder, HEAD_OF_OTHERS);
    Slice data = properties.bytes(Mapi.ATTACH_DATA);
    boolean object = false;
    for (Map.Entry<String, Folder> inner : folder.folders().entrySet()) {
      if (inner.getKey().toLowerCase(Locale.ROOT).equals(ATTACHED_OBJECT)) {
        object(properties, inner.getValue(), depth + 1, attachments);
        object = true;
      }
    }
    if (!object || !data.isEmpty()) {
      attachments.add(new MapiMail.Attachment(properties, data, null));
    }
  }

  /// Adds what an attached folder is: a message, a compound file, or what can be taken for both.
  private void object(
      MapiProperties properties, Folder folder, int depth, List<MapiMail.Attachment> attachments) {
    boolean message = isMessage(folder);
    if (!message || !isAllMessage(folder)) {
      Unpacked copy = file.copy(folder);
      note(copy.missing());
      attachments.add(new MapiMail.Attachment(properties, copy.content(), null));
    }
    if (message && !budget.within(Limit.DEPTH, depth)) {
      note(Missing.of(Limit.DEPTH));
    } else if (message) {
      MapiMail mail = mail(folder, HEAD_OF_EMBEDDED, depth);
      attachments.add(new MapiMail.Attachment(properties, Slice.empty(), mail));
    }
  }

  private static boolean isAllMessage(Folder folder) {
    return folder.streams().keySet().stream().allMatch(MsgMail::isPart)
        && folder.folders().keySet().stream().allMatch(MsgMail::isPart);
  }

  private MapiProperties properties(Folder folder, int head) {
    note(folder.missing());
    MapiProperties properties = new MapiProperties();
    for (Map.Entry<String, DocumentEntry> stream : folder.streams().entrySet()) {
      String name = stream.getKey().toLowerCase(Locale.ROOT);
      if (name.equals(PROPERTIES)) {
        fixed(read(stream.getValue()), head, properties);
      } else if (name.startsWith(VALUE)) {
        value(name.substring(VALUE.length()), stream.getValue(), properties);
      }
    }
    return properties;
  }

  /// Reads the values that stand in the property stream itself. MS-OXMSG §2.4.
  private void fixed(Slice stream, int head, MapiProperties properties) {
    for (int at = head; at + ENTRY <= stream.length(); at += ENTRY) {
      int type = Numbers.u16(stream, at);
      boolean elsewhere =
          type == MapiProperties.STRING8
              || type == MapiProperties.UNICODE
              || type == MapiProperties.BINARY
              || type == MapiProperties.OBJECT;
      if (!elsewhere) {
        properties.put(Numbers.u16(stream, at + 2), type, stream.part(at + 8, 8));
      }
    }
    if ((stream.length() - head) % ENTRY != 0) {
      note(new Missing(Cause.DAMAGED, "properties"));
    }
  }

  /// Reads a value that has a stream of its own, named for its number and type.
  private void value(String tag, DocumentEntry stream, MapiProperties properties) {
    if (tag.length() != 8 || !tag.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      return;
    }
    int id = Integer.parseInt(tag.substring(0, 4), 16);
    int type = Integer.parseInt(tag.substring(4), 16);
    if (Mapi.isRead(id)) {
      properties.put(id, type, read(stream));
    }
  }

  private Slice read(DocumentEntry stream) {
    Unpacked unpacked = file.read(stream);
    note(unpacked.missing());
    return unpacked.content();
  }
}
