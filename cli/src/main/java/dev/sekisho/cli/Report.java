package dev.sekisho.cli;

/// One form of output. What is wanted of one message depends on that message alone, so that several
/// threads can make it; it is put out in the order of the messages.
interface Report {
  /// What comes before everything.
  byte[] start();

  /// What is said of one message.
  byte[] of(Result message);

  /// What is said of a sighting that spans messages.
  byte[] of(StreamSighting sighting);

  /// What is said of messages that earlier runs scanned; asked for once, with `--resume`.
  byte[] of(Summary.Earlier earlier);

  /// What comes after everything.
  byte[] end();
}
