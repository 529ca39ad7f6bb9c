package dev.sekisho.host;

import dev.sekisho.bytes.Limits;
import dev.sekisho.registry.HiveKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A host of which there is one registry hive. By the name of its file it is told what it is to its
/// machine; where that does not tell, by the keys it has.
final class HiveSource implements HostSource {
  private final String name;
  private final Path file;
  private final Limits limits;

  HiveSource(String name, Path file, Limits limits) {
    this.name = name;
    this.file = file;
    this.limits = limits;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Naming naming() {
    return Naming.WINDOWS;
  }

  @Override
  public void read(HostRules asked, HostSink sink, WalkControl control) throws IOException {
    HiveKind kind = HiveKinds.of(file, limits);
    Layout.HiveFile hive = new Layout.HiveFile(file, name, kind, "S-1-5-21");
    Environment environment = Environment.none(Naming.WINDOWS);
    sink.environment(environment);
    try (Hives hives = Hives.open(List.of(hive), limits)) {
      for (Artefact.Unread unread : hives.unread()) {
        sink.accept(unread);
      }
      KeyWalk keys = new KeyWalk(hives, sink);
      keys.run();
      new Accounts(hives.registry(), sink).run();
      Locator nowhere = new Locator(List.of());
      Commands commands = new Commands(nowhere, environment, asked.forms());
      new Autostarts(hives.registry(), nowhere, environment, commands, sink).run();
      keys.runAgain();
      if (asked.extras().deleted()) {
        new DeletedKeys(hives, sink).run();
      }
    }
  }

  @Override
  public void close() {}
}
