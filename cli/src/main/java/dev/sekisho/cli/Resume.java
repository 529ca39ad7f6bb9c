package dev.sekisho.cli;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.RawMessage;
import dev.sekisho.imap.ImapAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Keeps what was scanned, so that a later run passes it over (`--resume`). A message is known
/// again by its bytes and by what else decides how it is read, not by its place: a mailbox may
/// grow, and its files be renamed. It belongs to one thread.
final class Resume implements AutoCloseable {
  private static final int MOST_OPEN = 256;

  private final Path file;
  private final ResumeState state;
  private int open;

  private Resume(Path file, ResumeState state) {
    this.file = file;
    this.state = state;
  }

  /// Starts a run on a state file; what came of the ones before is said.
  ///
  /// @param rules digest of all that decides an answer
  static Resume from(Path file, String rules, Session session) throws IOException, CommandFailure {
    ResumeState state = ResumeState.open(file, session.messages());
    try {
      switch (state.begin(rules)) {
        case READY -> {}
        case INTERRUPTED -> session.say("resume.interrupted", file);
        case CHANGED -> session.say("resume.changed", file);
      }
      return new Resume(file, state);
    } catch (SQLException e) {
      state.close();
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /// A message by which it is known again.
  ///
  /// @param input the input it is in
  /// @param id its digest, or its address on a server
  record Key(String input, String id) {
    /// The key of a message on a server: its address, which the server never gives to another (RFC
    /// 3501 §2.3.1.1).
    static Key ofServer(String input, String mailbox, long uid) {
      return new Key(input, mailbox + "/;UID=" + uid);
    }

    /// The key of a message; null if it was not read whole and trying again may help.
    static @Nullable Key of(String input, RawMessage message) {
      Missing missing = message.missing();
      if (missing != null && !missing.cause().permanent()) {
        return null;
      }
      if (ImapAddress.isAddress(input)) {
        return ofServer(input, message.source(), message.number());
      }
      MessageDigest sha256 = sha256();
      StringBuilder how = new StringBuilder();
      how.append(message.kind()).append(message.inStore()).append(message.envelopeTime());
      how.append(missing == null ? "" : missing.cause().key() + missing.detail());
      for (Defect defect : message.defects()) {
        how.append('\n').append(defect.code());
      }
      sha256.update(how.append('\0').toString().getBytes(StandardCharsets.UTF_8));
      Slice bytes = message.bytes();
      sha256.update(bytes.array(), bytes.offset(), bytes.length());
      return new Key(input(input), HexFormat.of().formatHex(sha256.digest()));
    }

    private static String input(String name) {
      return name.equals("-") ? name : Path.of(name).toAbsolutePath().normalize().toString();
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// What an earlier run made of a message; null if this one is to scan it.
  ///
  /// @param known true of what the rules have
  /// @throws Output.Failure if the file is damaged, or says of a rule what it has not
  @Nullable Done earlier(Key key, StreamSighting.Place place, Predicate<StreamRules.Part> known)
      throws Output.Failure {
    try {
      ResumeState.Earlier earlier = state.take(key.input(), key.id());
      if (earlier == null) {
        return null;
      }
      List<StreamRules.Part> parts = state.parts(earlier);
      if (!parts.stream().allMatch(known)) {
        throw new SQLException("damaged: it has a part of no rule");
      }
      return new Done(place, Slice.empty(), earlier.verdict(), 0, List.of(), 0, 0, parts, null);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// Keeps what was made of a message, once it is put out. What trying again may change is not
  /// kept.
  void add(Key key, Done done) throws Output.Failure {
    if (done.copyFailure() != null || !done.causes().stream().allMatch(Cause::permanent)) {
      return;
    }
    try {
      state.add(key.input(), key.id(), done);
      open++;
      if (open >= MOST_OPEN) {
        state.commit();
        open = 0;
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// Keeps all so far, as a run does that ends before its end.
  void commit() throws Output.Failure {
    try {
      state.commit();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// Notes that the report is complete and in its place.
  void end() throws Output.Failure {
    try {
      state.end();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private Output.Failure failure(SQLException e) {
    return new Output.Failure(file.toString(), new IOException(e.getMessage(), e), false);
  }

  @Override
  public void close() throws IOException {
    state.close();
  }
}
