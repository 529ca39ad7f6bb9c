package dev.sekisho.cli;

import dev.sekisho.bytes.Limits;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The user's configuration file (docs/configuration.md): `sekisho/config.properties` in
/// `XDG_CONFIG_HOME` or `~/.config`.
///
/// @param advisories folders of advisories that are always loaded
/// @param limits the limits set there, the defaults for the rest
/// @param passwords words to try on what is encrypted
/// @param unpackWith true if `bsdtar` is to unpack what is listed and not read
record Config(List<Path> advisories, Limits limits, List<String> passwords, boolean unpackWith) {
  Config {
    advisories = List.copyOf(advisories);
    passwords = List.copyOf(passwords);
  }

  /// Reads it; a file that is absent sets nothing.
  static Config read(Session session) throws IOException, CommandFailure {
    Path folder = folder(session, "XDG_CONFIG_HOME", ".config");
    Path file = folder == null ? null : folder.resolve("config.properties");
    Properties set = new Properties();
    if (file != null && Files.exists(file)) {
      try {
        set.load(new StringReader(String.join("\n", TextLines.of(file))));
      } catch (IllegalArgumentException escape) {
        throw new CommandFailure(session.messages().text("config.escape", file));
      }
    }
    String folders =
        session.environment().getOrDefault("SEKISHO_ADVISORIES", set.getProperty("advisories", ""));
    set.remove("advisories");
    String words = set.getProperty("password-file", "").strip();
    set.remove("password-file");
    String unpacker = set.getProperty("unpack-with", "").strip();
    set.remove("unpack-with");
    if (!unpacker.isEmpty() && !unpacker.equals("bsdtar")) {
      throw new CommandFailure(session.messages().text("tools.unknown", unpacker));
    }
    Runtime machine = Runtime.getRuntime();
    Limits limits = LimitOption.fitting(machine.maxMemory(), machine.availableProcessors());
    for (String key : set.stringPropertyNames()) {
      if (!key.startsWith("limit.")) {
        throw new CommandFailure(session.messages().text("config.key", String.valueOf(file), key));
      }
      String name = key.substring("limit.".length());
      limits = LimitOption.set(limits, name, set.getProperty(key).strip(), session.messages());
    }
    return new Config(
        paths(folders, session),
        limits,
        words.isEmpty() ? List.of() : words(path(words, session)),
        !unpacker.isEmpty());
  }

  /// The words to try on what is encrypted: those of the configuration, and of another file.
  List<String> passwords(@Nullable Path more) throws IOException {
    List<String> all = new ArrayList<>(more == null ? List.of() : words(more));
    all.addAll(passwords);
    return all;
  }

  /// The words of a file, one a line, as it stands there.
  private static List<String> words(Path file) throws IOException {
    return TextLines.of(file).stream().filter(word -> !word.isEmpty()).toList();
  }

  /// The user's own folder for `sekisho`: in the folder that a variable names, else in one of the
  /// home folder; null if there is neither.
  static @Nullable Path folder(Session session, String variable, String inHome) {
    String set = session.environment().getOrDefault(variable, "");
    String home = session.environment().getOrDefault("HOME", "");
    if (!set.isEmpty()) {
      return Path.of(set, "sekisho");
    }
    return home.isEmpty() ? null : Path.of(home, inHome, "sekisho");
  }

  private static List<Path> paths(String folders, Session session) throws CommandFailure {
    List<Path> paths = new ArrayList<>();
    List<String> names =
        Stream.of(folders.split(File.pathSeparator)).filter(name -> !name.isBlank()).toList();
    for (String name : names) {
      paths.add(path(name.strip(), session));
    }
    return paths;
  }

  private static Path path(String name, Session session) throws CommandFailure {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new CommandFailure(session.messages().text("config.path", e.getInput(), e.getReason()));
    }
  }
}
