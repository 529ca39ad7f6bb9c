package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

final class MessagesTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\d+}");

  /// Families of keys whose last part is a value that the program looks up.
  private static final Set<String> COMPUTED =
      Set.of(
          "text.opened.",
          "diff.kind.",
          "draft.doubt.",
          "draft.kind.",
          "draft.refusal.",
          "expose.by-",
          "expose.column-",
          "export.status-",
          "mark.",
          "status.",
          "cause.",
          "kind.",
          "severity.",
          "verdict.",
          "host.verdict.",
          "match.match",
          "match.no-match",
          "match.unknown",
          "match.invalid");

  @ParameterizedTest
  @ValueSource(strings = {"messages", "help"})
  void texts_bothLanguages_haveTheSameKeysAndPlaces(String bundle) throws IOException {
    Properties english = load(bundle);
    Properties japanese = load(bundle + "_ja");
    assertThat(japanese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(places(japanese.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"messages", "messages_ja"})
  void texts_all_haveNoAsciiApostrophe(String bundle) throws IOException {
    assertThat(load(bundle).values()).noneMatch(text -> text.toString().contains("'"));
  }

  @Test
  void keys_all_areUsedInTheProgram() throws IOException {
    String program = program();
    for (String key : load("messages").stringPropertyNames()) {
      boolean computed = COMPUTED.stream().anyMatch(key::startsWith);
      assertThat(computed || program.contains("\"" + key + "\"")).as(key).isTrue();
    }
  }

  @Test
  void help_everyOptionAndCommand_isDescribedInBothLanguages() {
    for (String language : new String[] {"en", "ja"}) {
      described(commandLine(language), language);
    }
  }

  @Test
  void help_keys_allBelongToSomething() throws IOException {
    Set<String> used = new TreeSet<>();
    collect(commandLine("en"), used);
    used.addAll(
        Set.of(
            "any.help",
            "any.lang",
            "advisory.only",
            "advisory.add",
            "key.file",
            "key.passphrase",
            "tools.password-file",
            "tools.unpack-with"));
    assertThat(used).containsAll(load("help").stringPropertyNames());
  }

  private static CommandLine commandLine(String language) {
    Session session =
        new Session(
            InputStream.nullInputStream(),
            System.out,
            System.err,
            Map.of(),
            Path.of("."),
            Messages.in(language),
            false,
            false);
    return Root.commandLine(session);
  }

  private static void described(CommandLine command, String language) {
    String name = command.getCommandSpec().qualifiedName();
    assertThat(command.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
    for (ArgSpec argument : command.getCommandSpec().args()) {
      assertThat(String.join(" ", argument.description()))
          .as(language + ": " + name + " " + argument)
          .isNotBlank();
    }
    command.getSubcommands().values().forEach(sub -> described(sub, language));
  }

  private static void collect(CommandLine command, Set<String> keys) {
    String prefix = command.getCommandSpec().qualifiedName(".") + ".";
    keys.add(prefix + "usage.description");
    for (ArgSpec argument : command.getCommandSpec().args()) {
      keys.add(
          prefix
              + (argument instanceof CommandLine.Model.OptionSpec option
                  ? option.longestName().substring(2)
                  : argument.paramLabel()));
    }
    command.getSubcommands().values().forEach(sub -> collect(sub, keys));
  }

  private static String program() throws IOException {
    Path sources = SharedData.projectRoot().resolve("cli/src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      StringBuilder program = new StringBuilder();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        program.append(Files.readString(file));
      }
      return program.toString();
    }
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static Properties load(String bundle) throws IOException {
    Properties texts = new Properties();
    try (InputStream bytes = Messages.class.getResourceAsStream(bundle + ".properties");
        Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }
}
