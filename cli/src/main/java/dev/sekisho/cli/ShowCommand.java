package dev.sekisho.cli;

import dev.sekisho.bytes.Limits;
import dev.sekisho.container.Item;
import dev.sekisho.container.MessageSource;
import dev.sekisho.container.RawMessage;
import dev.sekisho.observe.Demand;
import dev.sekisho.scan.Examination;
import dev.sekisho.scan.Examiner;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho show`
@Command(name = "show")
final class ShowCommand extends Subcommand {
  @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
  private String file = "";

  @Option(
      names = {"-m", "--message"},
      paramLabel = "N")
  private @Nullable Long number;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json")
  private AnswerForm format = AnswerForm.TEXT;

  @Option(names = "--limit", paramLabel = "NAME=VALUE")
  private Map<String, String> limits = new LinkedHashMap<>();

  @Mixin private final ToolOptions tools = new ToolOptions();

  ShowCommand(Session session) {
    super(session);
  }

  @Override
  Exit run() throws IOException, CommandFailure {
    Config config = Config.read(session);
    Limits limit = LimitOption.set(config.limits(), limits, session.messages());
    Demand nothing = new Demand(Set.of(), Set.of());
    Examiner examiner = new Examiner(nothing, limit, tools.tools(config, session));
    Inputs inputs = Inputs.of(List.of(file), null, session);
    Exit exit = Exit.CLEAN;
    boolean any = false;
    try (MessageSource source = inputs.open(file, limit)) {
      for (Item item = source.next(); item != null; item = source.next()) {
        switch (item) {
          case Item.Message(RawMessage message) -> {
            if (number == null || number == message.number()) {
              any = true;
              print(message, examiner.examine(message));
            }
          }
          case Item.Failure(String place, String reason) -> {
            session.say("input.failed", place, reason);
            exit = Exit.ERROR;
          }
        }
      }
    }
    if (!any) {
      throw new CommandFailure(
          number == null ? text("show.nothing", file) : text("show.absent", file, number));
    }
    return exit;
  }

  private void print(RawMessage message, Examination seen) throws IOException {
    Tree tree = new Tree(session.messages());
    session
        .out()
        .write(format == AnswerForm.JSON ? tree.json(message, seen) : tree.text(message, seen));
  }
}
