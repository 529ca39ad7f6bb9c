package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import dev.sekisho.container.StoreFormat;
import java.util.ArrayList;
import java.util.List;

/// The forms of documents and mails that are read.
public final class Documents {
  private static final List<ContainerReader> READERS =
      List.of(
          new OleReader(),
          new MsgReader(),
          new TnefReader(),
          new PstReader(),
          new ActiveMimeReader(),
          new RtfReader(),
          new LnkReader(),
          new ShortcutReader(),
          ContentLineReader.calendar(),
          ContentLineReader.card(),
          new OneNoteReader(),
          new HtmlReader(),
          new PdfReader(),
          new RelationshipsReader(),
          new QrReader());

  private static final List<StoreFormat> STORES = List.of(new PstStore());

  private Documents() {}

  /// The formats of stores that are read message by message from a file.
  public static List<StoreFormat> stores() {
    return STORES;
  }

  /// The readers that recognise `content` by its bytes: none if it is no form that is read, several
  /// if it can be read as several.
  public static List<ContainerReader> of(Slice content) {
    List<ContainerReader> found = new ArrayList<>();
    for (ContainerReader reader : READERS) {
      if (reader.recognises(content)) {
        found.add(reader);
      }
    }
    return found;
  }
}
