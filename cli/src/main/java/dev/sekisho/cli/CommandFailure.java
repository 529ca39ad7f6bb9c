package dev.sekisho.cli;

/// Ends a command before it has done anything, with exit status 2. The message is for people.
final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1;

  CommandFailure(String message) {
    super(message);
  }
}
