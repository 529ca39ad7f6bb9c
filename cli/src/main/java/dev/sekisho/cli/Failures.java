package dev.sekisho.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns what goes wrong into one line that says what, where and what to do.
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Session session;
  private final Messages messages;

  Failures(Session session) {
    this.session = session;
    this.messages = session.messages();
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    session.warn(usage(wrong) + messages.text("usage.see", command));
    return Exit.ERROR.code();
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult result) {
    switch (failure) {
      case CommandFailure said -> session.warn(String.valueOf(said.getMessage()));
      case Output.Failure output when output.ofStandard() -> {
        return Exit.ERROR.code();
      }
      case IOException io -> session.warn(describe(io, messages));
      default -> {
        session.say("failure.own", failure);
        if (session.debug()) {
          failure.printStackTrace(session.err());
        }
      }
    }
    return Exit.ERROR.code();
  }

  private String usage(ParameterException wrong) {
    ArgSpec argument = wrong.getArgSpec();
    return switch (wrong) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched);
      case MissingParameterException missing ->
          messages.text("usage.missing", names(missing.getMissing(), missing));
      default ->
          argument != null && wrong.getValue() != null
              ? messages.text(
                  "usage.value", wrong.getValue(), name(argument), argument.paramLabel())
              : String.valueOf(wrong.getMessage());
    };
  }

  private String unmatched(UnmatchedArgumentException wrong) {
    List<String> arguments = wrong.getUnmatched();
    String first = arguments.isEmpty() ? "" : arguments.getFirst();
    if (first.startsWith("-")) {
      return messages.text("usage.option", first);
    }
    boolean atRoot = wrong.getCommandLine().getParent() == null;
    return messages.text(atRoot ? "usage.command" : "usage.argument", first);
  }

  private static String names(@Nullable List<ArgSpec> missing, ParameterException wrong) {
    if (missing == null || missing.isEmpty()) {
      return String.valueOf(wrong.getMessage());
    }
    return String.join(", ", missing.stream().map(Failures::name).toList());
  }

  private static String name(ArgSpec argument) {
    return argument.isOption()
        ? ((CommandLine.Model.OptionSpec) argument).longestName()
        : argument.paramLabel();
  }

  /// What an input or output failure is, in words: the file and why.
  static String describe(IOException failure, Messages messages) {
    String file = failure instanceof FileSystemException at ? String.valueOf(at.getFile()) : "";
    return switch (failure) {
      case NoSuchFileException _ -> messages.text("io.absent", file);
      case AccessDeniedException _ -> messages.text("io.denied", file);
      case FileSystemException at ->
          messages.text("io.failed", file, at.getReason() == null ? at : at.getReason());
      default -> messages.text("io.other", String.valueOf(failure.getMessage()));
    };
  }
}
