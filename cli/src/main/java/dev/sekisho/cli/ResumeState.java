package dev.sekisho.cli;

import dev.sekisho.scan.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What earlier runs have scanned, in a SQLite file that only its owner can read
/// (docs/formats/resume.md). It belongs to one thread, and the file to one run at a time.
final class ResumeState implements AutoCloseable {
  private static final int VERSION = 1;

  /// `Sksh`, so that no other SQLite file is taken for one of these.
  private static final int APPLICATION = 0x536b7368;

  private static final int BUSY = 5;

  private final Connection connection;
  private long run;

  private ResumeState(Connection connection) {
    this.connection = connection;
  }

  /// How a run stands to the ones before.
  enum Start {
    /// There was none, or it ended and used the same rules.
    READY,
    /// The last one did not end.
    INTERRUPTED,
    /// Its rules were others; what it scanned does not count.
    CHANGED
  }

  /// A message that an earlier run scanned.
  ///
  /// @param id its row
  record Earlier(long id, Verdict verdict) {}

  /// Opens a state file; it is made if it is absent.
  ///
  /// @throws CommandFailure if it is something else, damaged, of a later version, or in use
  static ResumeState open(Path file, Messages messages) throws IOException, CommandFailure {
    if (!Files.exists(file)) {
      Files.createFile(file, Output.mine("rw-------"));
    }
    Connection connection = null;
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
      String wrong = prepare(connection);
      if (wrong != null) {
        connection.close();
        throw new CommandFailure(messages.text(wrong, file));
      }
      return new ResumeState(connection);
    } catch (SQLException e) {
      close(connection);
      if ((e.getErrorCode() & 0xff) == BUSY) {
        throw new CommandFailure(messages.text("resume.busy", file));
      }
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static void close(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // What made it useless is said.
      return;
    }
  }

  /// Makes the tables; answers the key of what is wrong, null if nothing.
  private static @Nullable String prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 0");
      statement.execute("PRAGMA locking_mode = EXCLUSIVE");
      long tables = number(statement, "SELECT count(*) FROM sqlite_master");
      if (tables > 0 && number(statement, "PRAGMA application_id") != APPLICATION) {
        return "resume.foreign";
      }
      if (number(statement, "PRAGMA user_version") > VERSION) {
        return "resume.later";
      }
      if (tables > 0 && !isSound(statement)) {
        return "resume.damaged";
      }
      connection.setAutoCommit(false);
      statement.execute("PRAGMA application_id = " + APPLICATION);
      statement.execute("PRAGMA user_version = " + VERSION);
      statement.execute(
          "CREATE TABLE IF NOT EXISTS run (number INTEGER NOT NULL, rules TEXT NOT NULL,"
              + " ended INTEGER NOT NULL)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS message (id INTEGER PRIMARY KEY, input TEXT NOT NULL,"
              + " key TEXT NOT NULL, verdict TEXT NOT NULL, reported INTEGER NOT NULL,"
              + " run INTEGER NOT NULL, seen INTEGER NOT NULL)");
      statement.execute("CREATE INDEX IF NOT EXISTS by_key ON message (input, key, seen)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS part (message INTEGER NOT NULL, rule INTEGER NOT NULL,"
              + " bracket INTEGER NOT NULL, sure INTEGER NOT NULL, first TEXT, last TEXT)");
      statement.execute("CREATE INDEX IF NOT EXISTS by_message ON part (message)");
      connection.commit();
      return null;
    }
  }

  /// False if its pages or indexes are damaged: an index could answer with another message.
  private static boolean isSound(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA integrity_check(1)")) {
      return row.next() && "ok".equals(row.getString(1));
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /// Starts a run. What a run that did not end had reported may be lost with it: that is forgotten,
  /// and so scanned and reported again. With other rules everything is forgotten.
  ///
  /// @param rules digest of all that decides an answer
  Start begin(String rules) throws SQLException {
    Start start = Start.READY;
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("SELECT number, rules, ended FROM run")) {
        if (row.next()) {
          run = row.getLong(1);
          start =
              !rules.equals(row.getString(2))
                  ? Start.CHANGED
                  : row.getInt(3) == 0 ? Start.INTERRUPTED : Start.READY;
        }
      }
      switch (start) {
        case READY -> {}
        case INTERRUPTED -> {
          String lost = "run = " + run + " AND reported = 1";
          statement.execute(
              "DELETE FROM part WHERE message IN (SELECT id FROM message WHERE " + lost + ")");
          statement.execute("DELETE FROM message WHERE " + lost);
        }
        case CHANGED -> {
          statement.execute("DELETE FROM part");
          statement.execute("DELETE FROM message");
        }
      }
      statement.execute("DELETE FROM run");
    }
    run++;
    update("INSERT INTO run VALUES (?, ?, 0)", run, rules);
    connection.commit();
    return start;
  }

  /// The message of an input that an earlier run scanned and this run has not met yet; null if
  /// there is none. From now on this run has met it.
  @Nullable Earlier take(String input, String key) throws SQLException {
    String sql = "SELECT id, verdict FROM message WHERE input = ? AND key = ? AND seen < ? LIMIT 1";
    Earlier earlier;
    try (PreparedStatement select = prepared(sql, input, key, run);
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return null;
      }
      earlier = new Earlier(row.getLong(1), verdict(row.getString(2)));
    }
    update("UPDATE message SET seen = ? WHERE id = ?", run, earlier.id());
    return earlier;
  }

  private static Verdict verdict(@Nullable String name) throws SQLException {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.name().equals(name)) {
        return verdict;
      }
    }
    throw new SQLException("damaged: it has a verdict that is none");
  }

  /// What a message is to rules over several messages.
  List<StreamRules.Part> parts(Earlier earlier) throws SQLException {
    String sql =
        "SELECT rule, bracket, sure, first, last FROM part WHERE message = ? ORDER BY rowid";
    List<StreamRules.Part> parts = new ArrayList<>();
    try (PreparedStatement select = prepared(sql, earlier.id());
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        parts.add(
            new StreamRules.Part(
                row.getInt(1),
                row.getInt(2),
                row.getInt(3) != 0,
                time(row.getString(4)),
                time(row.getString(5))));
      }
    }
    return parts;
  }

  private static @Nullable Instant time(@Nullable String text) throws SQLException {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new SQLException("damaged: it has a time that is none", e);
    }
  }

  /// Adds a message that this run has scanned.
  void add(String input, String key, Done done) throws SQLException {
    boolean reported = done.verdict() != Verdict.CLEAN || done.hints() > 0;
    String verdict = done.verdict().name();
    long id =
        update(
            "INSERT INTO message (input, key, verdict, reported, run, seen)"
                + " VALUES (?, ?, ?, ?, ?, ?)",
            input,
            key,
            verdict,
            reported,
            run,
            run);
    for (StreamRules.Part part : done.parts()) {
      update(
          "INSERT INTO part VALUES (?, ?, ?, ?, ?, ?)",
          id,
          part.rule(),
          part.bracket(),
          part.sure(),
          part.first() == null ? null : part.first().toString(),
          part.last() == null ? null : part.last().toString());
    }
  }

  /// Makes what was added last, whatever happens to the process.
  void commit() throws SQLException {
    connection.commit();
  }

  /// Notes that all of this run's report is where it belongs.
  void end() throws SQLException {
    update("UPDATE run SET ended = 1");
    connection.commit();
  }

  private long update(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(sql, values)) {
      statement.executeUpdate();
      try (ResultSet row = statement.getGeneratedKeys()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  @Override
  public void close() throws IOException {
    try {
      connection.rollback();
      connection.close();
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
