package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import dev.sekisho.container.ContainerReader;
import java.util.List;

/// The forms of documents and mails that are read.
public final class Documents {
  private static final List<ContainerReader> READERS =
      List.of(
          new OleReader(),
          new MsgReader(),
          new TnefReader(),
          new RtfReader(),
          new LnkReader(),
          new ShortcutReader(),
          new OneNoteReader(),
          new HtmlReader(),
          new PdfReader(),
          new RelationshipsReader(),
          new QrReader());

  private Documents() {}

  /// The readers that recognise `content` by its bytes: none if it is no form that is read, several
  /// if it can be read as several.
  public static List<ContainerReader> of(Slice content) {
    return READERS.stream().filter(reader -> reader.recognises(content)).toList();
  }
}
