package dev.sekisho.host;

import dev.sekisho.bytes.Limits;
import dev.sekisho.registry.HiveKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A host whose files lie in a folder: a live system, a mounted disk, an unpacked collection.
final class RootSource implements HostSource {
  private static final String WINDOWS_KEY =
      "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";

  private final String name;
  private final Layout layout;
  private final Limits limits;
  private final RunningWindows.@Nullable Registry running;

  /// @param root a folder
  /// @param running the registry, where it is that of a running Windows; null if its files are read
  RootSource(String name, Path root, Limits limits, RunningWindows.@Nullable Registry running) {
    this.name = name;
    this.layout = Layout.of(root);
    this.limits = limits;
    this.running = running;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Naming naming() {
    return layout.naming();
  }

  @Override
  public void read(HostRules asked, HostSink sink, WalkControl control) throws IOException {
    List<Layout.HiveFile> files = layout.hives(new Locator(layout.volumes()));
    try (Hives hives =
        running == null ? Hives.open(files, limits) : Hives.running(running, files, limits)) {
      sayAbsent(hives);
      Environment environment = environment(hives);
      sink.environment(environment);
      for (Artefact.Unread unread : hives.unread()) {
        sink.accept(unread);
      }
      KeyWalk keys = new KeyWalk(hives, sink);
      keys.run();
      new Accounts(hives.registry(), sink).run();
      List<Volume> volumes = volumes(environment);
      Locator locator = new Locator(volumes);
      Commands commands = new Commands(locator, environment, asked.forms());
      new Autostarts(hives.registry(), locator, environment, commands, sink).run();
      keys.runAgain();
      if (asked.extras().deleted()) {
        new DeletedKeys(hives, sink).run();
      }
      for (String earlier : sink.earlier()) {
        Artefact found = commands.artefact(earlier);
        if (found != null) {
          sink.accept(found);
        }
      }
      for (int i = 0; i < volumes.size(); i++) {
        new FileWalk(i, volumes.get(i), environment, asked.forms(), sink, control).run();
      }
    }
  }

  private void sayAbsent(Hives hives) {
    Locator.Found windows = layout.windows();
    if (windows == null) {
      return;
    }
    for (HiveKind kind : List.of(HiveKind.SOFTWARE, HiveKind.SYSTEM, HiveKind.SAM)) {
      boolean tried =
          hives.unread().stream()
              .anyMatch(u -> u.name().toUpperCase(Locale.ROOT).endsWith("\\" + kind));
      if (!hives.has(kind) && !tried) {
        hives.absent(windows.path() + "\\System32\\config\\" + kind, kind);
      }
    }
  }

  private Environment environment(Hives hives) {
    Locator.Found windows = layout.windows();
    if (windows == null) {
      return Environment.none(naming());
    }
    String drive = drive(hives, windows);
    return Environment.ofWindows(
        drive + windows.path().substring(1),
        layout.profiles().stream().map(profile -> drive + profile.path().substring(1)).toList());
  }

  /// The letter of the drive of Windows: where folders do not tell, the registry does.
  private String drive(Hives hives, Locator.Found windows) {
    String root = hives.text(WINDOWS_KEY, "SystemRoot");
    boolean told = root.length() > 2 && root.charAt(1) == ':' && Character.isLetter(root.charAt(0));
    return told && layout.volumes().size() == 1
        ? root.substring(0, 1).toUpperCase(Locale.ROOT)
        : windows.path().substring(0, 1);
  }

  private List<Volume> volumes(Environment environment) {
    @Nullable List<String> drives = environment.folders().get("systemdrive");
    if (drives == null || layout.volumes().size() != 1) {
      return layout.volumes();
    }
    Volume only = layout.volumes().getFirst();
    return List.of(
        new Volume(only.naming(), only.root(), drives.getFirst() + "\\", only.encoded()));
  }

  @Override
  public void close() {}
}
