package dev.sekisho.cli;

/// Forms in which a command answers, one line an answer.
enum AnswerForm {
  /// For people.
  TEXT,
  /// JSON, one object a line.
  JSON
}
