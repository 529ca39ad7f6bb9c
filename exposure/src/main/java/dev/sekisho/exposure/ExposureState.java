package dev.sekisho.exposure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Marks, and what was reported before, in a SQLite file that only its owner can read
/// (docs/formats/expose-state.md). It belongs to one thread.
public final class ExposureState implements AutoCloseable {
  private static final int VERSION = 1;

  private final Connection connection;

  private ExposureState(Connection connection) {
    this.connection = connection;
  }

  /// A mark as it was set.
  ///
  /// @param vulnerability its id; `*` for all of the advisory
  /// @param product label of the product; `*` for all of the host
  /// @param at when it was set
  public record Entry(
      String advisory, String vulnerability, String host, String product, Mark mark, String at) {}

  /// Opens a state file; it is made if it is absent.
  public static ExposureState open(Path file) throws IOException {
    if (!Files.exists(file)) {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder, mine("rwx------"));
      }
      Files.createFile(file, mine("rw-------"));
    }
    try {
      ExposureState state =
          new ExposureState(DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath()));
      state.prepare(file);
      return state;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static FileAttribute<?>[] mine(String permissions) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static IOException failure(SQLException e) {
    return new IOException("the state file failed: " + e.getMessage(), e);
  }

  private void prepare(Path file) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 5000");
      int version;
      try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
        version = row.getInt(1);
      }
      if (version > VERSION) {
        connection.close();
        throw new IOException(file + " is of a later version of the program");
      }
      statement.execute(
          "CREATE TABLE IF NOT EXISTS mark (advisory TEXT, vulnerability TEXT, host TEXT,"
              + " product TEXT, mark TEXT NOT NULL, at TEXT NOT NULL,"
              + " PRIMARY KEY (advisory, vulnerability, host, product))");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS reported (advisory TEXT, host TEXT, product TEXT,"
              + " digest TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (advisory, host, product))");
      statement.execute("PRAGMA user_version = " + VERSION);
    }
  }

  /// Sets a mark in the place of one that was set for the same.
  public void mark(Entry entry) throws IOException {
    String sql = "INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      set(
          insert,
          entry.advisory(),
          entry.vulnerability(),
          entry.host(),
          entry.product(),
          entry.mark().key(),
          entry.at());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// All marks, by advisory, host and product.
  public List<Entry> marks() throws IOException {
    String sql =
        "SELECT advisory, vulnerability, host, product, mark, at FROM mark"
            + " ORDER BY advisory, host, product, vulnerability";
    List<Entry> entries = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        entries.add(
            new Entry(
                text(rows, 1),
                text(rows, 2),
                text(rows, 3),
                text(rows, 4),
                mark(text(rows, 5)),
                text(rows, 6)));
      }
      return entries;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static String text(ResultSet row, int column) throws SQLException {
    @Nullable String text = row.getString(column);
    if (text == null) {
      throw new SQLException("damaged: a mark lacks a part");
    }
    return text;
  }

  private static Mark mark(@Nullable String key) {
    for (Mark mark : Mark.values()) {
      if (mark.key().equals(key)) {
        return mark;
      }
    }
    return Mark.NOT_REMEDIATED;
  }

  /// An exposure with its mark, and whether it was reported before.
  public Tracked track(Exposure exposure) throws IOException {
    String sql = "SELECT digest FROM reported WHERE advisory = ? AND host = ? AND product = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      set(select, exposure.advisory(), exposure.host(), exposure.product().label());
      boolean seen;
      try (ResultSet row = select.executeQuery()) {
        seen = row.next() && digest(exposure).equals(row.getString(1));
      }
      return new Tracked(exposure, markOf(exposure), !seen);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private Mark markOf(Exposure exposure) throws SQLException {
    List<Mark> marks = new ArrayList<>();
    for (Exposure.OfVulnerability one : exposure.vulnerabilities()) {
      if (one.status().open()) {
        marks.add(markOf(exposure, one.id()));
      }
    }
    if (!marks.isEmpty() && marks.stream().allMatch(mark -> mark == Mark.DONE)) {
      return Mark.DONE;
    }
    return marks.stream().anyMatch(mark -> mark != Mark.NOT_REMEDIATED)
        ? Mark.IN_PROGRESS
        : Mark.NOT_REMEDIATED;
  }

  /// The mark that was set most specifically: for the product before the host, for the
  /// vulnerability before the advisory.
  private Mark markOf(Exposure exposure, String vulnerability) throws SQLException {
    String sql =
        "SELECT mark FROM mark WHERE advisory = ? AND host = ? AND vulnerability IN (?, '*')"
            + " AND product IN (?, '*') ORDER BY product = '*', vulnerability = '*' LIMIT 1";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      set(select, exposure.advisory(), exposure.host(), vulnerability, exposure.product().label());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? mark(row.getString(1)) : Mark.NOT_REMEDIATED;
      }
    }
  }

  /// Keeps that exposures were reported.
  public void reported(List<Tracked> all, Instant at) throws IOException {
    String sql = "INSERT OR REPLACE INTO reported VALUES (?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      connection.setAutoCommit(false);
      for (Tracked one : all) {
        Exposure exposure = one.exposure();
        set(
            insert,
            exposure.advisory(),
            exposure.host(),
            exposure.product().label(),
            digest(exposure),
            at.toString());
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static void set(PreparedStatement statement, String... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setString(i + 1, values[i]);
    }
  }

  /// What has to change for an exposure to be reported again: its status, its open vulnerabilities,
  /// or what is to be done. A new revision of the advisory alone is no reason (CSAF 2.0 §9.1.13).
  private static String digest(Exposure exposure) {
    StringBuilder text = new StringBuilder(exposure.status().key());
    for (Exposure.OfVulnerability one : exposure.vulnerabilities()) {
      if (one.status().open()) {
        text.append('\n').append(one.id());
      }
    }
    for (Remediation remediation : exposure.remediations()) {
      text.append('\0').append(remediation.category());
      text.append('\0').append(remediation.details());
      text.append('\0').append(remediation.url());
    }
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }
}
