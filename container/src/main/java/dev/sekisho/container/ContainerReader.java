package dev.sekisho.container;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Slice;

/// A reader of one archive format. Stateless; used by any number of threads.
public interface ContainerReader {
  /// Name of the format, lower case: `zip`.
  String name();

  /// True if `content` is plausibly of this format, judged by its bytes alone; cheap for all else.
  boolean recognises(Slice content);

  /// Lists the members. Nothing is unpacked until {@link Member#content()} asks for it.
  ///
  /// @param content the whole archive; kept by the members, not copied
  /// @param budget what the message may still spend, here and when members are unpacked
  /// @param depth levels of nesting this archive stands at, checked against `Limit.DEPTH`
  Contents read(Slice content, Budget budget, int depth);
}
