package dev.sekisho.container;

import dev.sekisho.bytes.Slice;

/// A reader of one format that holds files or messages: an archive, a document, a mail in a form of
/// its own. Stateless; used by any number of threads.
public interface ContainerReader {
  /// Name of the format, lower case: `zip`.
  String name();

  /// True if `content` is plausibly of this format, judged by its bytes alone; cheap for all else.
  boolean recognises(Slice content);

  /// Lists the members. Nothing is unpacked until {@link Member#content()} asks for it. Damage is a
  /// {@link Contents#missing()} or a defect, never an exception.
  ///
  /// @param content the whole file; kept by the members, not copied
  Contents read(Slice content, Opening opening);
}
