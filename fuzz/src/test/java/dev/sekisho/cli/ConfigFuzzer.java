package dev.sekisho.cli;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.fuzz.Given;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Any bytes, as the configuration file, as a list of passwords and as a list of what is not to be
/// reported: each is read, or refused in words that name the file or what is wrong in it, and a
/// second reading gives the same.
public final class ConfigFuzzer {
  private ConfigFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    Path file = Given.file("sekisho/config.properties", input);
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Session session =
        new Session(
            new ByteArrayInputStream(new byte[0]),
            nowhere,
            nowhere,
            Map.of("XDG_CONFIG_HOME", Given.folder("").toString()),
            Path.of("."),
            Messages.in("en"),
            false,
            false);
    Optional<Config> config = config(session);
    require(
        config.map(Config::advisories).equals(config(session).map(Config::advisories)),
        "read twice, two configurations");
    config.ifPresent(read -> words(read, file));
    try {
      for (String name : Suppressions.read(file).names()) {
        require(name.indexOf('#') < 0 && name.indexOf('\n') < 0, "no name: " + name);
      }
    } catch (IOException refused) {
      named(refused);
    }
  }

  private static Optional<Config> config(Session session) {
    try {
      return Optional.of(Config.read(session));
    } catch (CommandFailure refused) {
      require(!String.valueOf(refused.getMessage()).isBlank(), "refused, but not why");
      return Optional.empty();
    } catch (IOException refused) {
      require(!Failures.describe(refused, session.messages()).isBlank(), "refused, but not why");
      return Optional.empty();
    }
  }

  private static void words(Config config, Path file) {
    try {
      for (String word : config.passwords(file)) {
        require(!word.isEmpty() && word.lines().count() == 1, "no word: " + word);
      }
    } catch (IOException refused) {
      named(refused);
    }
  }

  private static void named(IOException refused) {
    String said = Failures.describe(refused, Messages.in("en"));
    require(said.contains("config.properties"), "which file? " + said);
  }
}
