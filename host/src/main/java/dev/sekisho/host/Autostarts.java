package dev.sekisho.host;

import dev.sekisho.host.Artefact.AutostartSeen;
import dev.sekisho.host.Artefact.FileSeen;
import dev.sekisho.host.Artefact.Lost;
import dev.sekisho.host.Artefact.Unread;
import dev.sekisho.registry.MachineRegistry;
import dev.sekisho.registry.MountedKey;
import dev.sekisho.registry.RegistryKey;
import dev.sekisho.registry.RegistryValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What Windows starts at boot or log-on, by registry, folders and tasks.
///
/// Source: Microsoft, *Run and RunOnce Registry Keys*, *Services*, *Winlogon*; the places that
/// Sysinternals Autoruns lists under Logon, Services and Scheduled Tasks.
final class Autostarts {
  private static final String CURRENT = "\\Microsoft\\Windows\\CurrentVersion\\";
  private static final String NT = "\\Microsoft\\Windows NT\\CurrentVersion\\";
  private static final List<String> RUN =
      List.of(
          "Run",
          "RunOnce",
          "RunOnceEx",
          "RunServices",
          "RunServicesOnce",
          "Policies\\Explorer\\Run");
  private static final List<String> OWNERS =
      List.of("HKEY_LOCAL_MACHINE\\SOFTWARE", "HKEY_CURRENT_USER\\Software");
  private static final String SERVICES = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services";
  private static final String XML_TASKS = "\\System32\\Tasks";
  private static final Set<String> UNREAD = Set.of(HostProperties.AUTOSTART);
  private static final int STARTED_BY_WINDOWS = 2;

  private final MachineRegistry registry;
  private final Locator locator;
  private final Environment environment;
  private final Commands commands;
  private final ArtefactSink sink;
  private final Set<String> said = new TreeSet<>();

  Autostarts(
      MachineRegistry registry,
      Locator locator,
      Environment environment,
      Commands commands,
      ArtefactSink sink) {
    this.registry = registry;
    this.locator = locator;
    this.environment = environment;
    this.commands = commands;
    this.sink = sink;
  }

  /// Gives all of them to the sink.
  void run() throws IOException {
    for (String owner : OWNERS) {
      for (String run : RUN) {
        for (MountedKey key : registry.find(owner + CURRENT + run)) {
          values(key);
        }
      }
      for (MountedKey key : registry.find(owner + NT + "Winlogon")) {
        named(key, List.of("Shell", "Userinit", "Taskman", "System"));
      }
      for (MountedKey key : registry.find(owner + NT + "Windows")) {
        named(key, List.of("Load", "Run", "AppInit_DLLs"));
      }
    }
    for (MountedKey key : registry.find(SERVICES)) {
      services(key);
    }
    folders();
    for (Map.Entry<String, Lost> unlisted : locator.unlisted().entrySet()) {
      sink.accept(new Unread(unlisted.getKey(), unlisted.getValue(), UNREAD, List.of()));
    }
  }

  private void values(MountedKey key) throws IOException {
    for (RegistryValue value : key.key().values()) {
      for (String command : value.strings()) {
        entry(key.names().getFirst(), value.name(), command);
      }
    }
    for (RegistryKey below : key.key().subkeys()) {
      for (RegistryValue value : below.values()) {
        for (String command : value.strings()) {
          entry(key.names().getFirst() + "\\" + below.name(), value.name(), command);
        }
      }
    }
  }

  private void named(MountedKey key, List<String> names) throws IOException {
    for (String name : names) {
      String text = key.key().value(name).map(RegistryValue::text).orElse("");
      for (String command : text.split(",", -1)) {
        if (!command.isBlank()) {
          entry(key.names().getFirst(), name, command.strip());
        }
      }
    }
  }

  private void services(MountedKey services) throws IOException {
    for (RegistryKey service : services.key().subkeys()) {
      long start =
          service
              .value("Start")
              .map(RegistryValue::number)
              .filter(java.util.OptionalLong::isPresent)
              .map(java.util.OptionalLong::getAsLong)
              .orElse(Long.MAX_VALUE);
      if (start > STARTED_BY_WINDOWS) {
        continue;
      }
      String place = services.names().getFirst() + "\\" + service.name();
      String image = service.value("ImagePath").map(RegistryValue::text).orElse("");
      if (!image.isEmpty()) {
        entry(place, "ImagePath", image);
      }
      String library =
          service
              .subkey("Parameters")
              .flatMap(parameters -> parameters.value("ServiceDll"))
              .map(RegistryValue::text)
              .orElse("");
      if (!library.isEmpty()) {
        entry(place + "\\Parameters", "ServiceDll", library);
      }
    }
  }

  private void folders() throws IOException {
    List<String> startup = new ArrayList<>();
    for (String profile : environment.folders().getOrDefault("userprofile", List.of())) {
      startup.add(profile + "\\Start Menu\\Programs\\Startup");
      startup.add(
          profile + "\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs\\Startup");
    }
    for (String all : environment.folders().getOrDefault("programdata", List.of())) {
      startup.add(all + "\\Microsoft\\Windows\\Start Menu\\Programs\\StartUp");
    }
    for (String path : startup) {
      Locator.Found folder = locator.find(path);
      if (folder != null) {
        startup(folder);
      }
    }
    for (String windows : environment.folders().getOrDefault("windir", List.of())) {
      for (String tasks : List.of(XML_TASKS, "\\Tasks")) {
        Locator.Found folder = locator.find(windows + tasks);
        if (folder != null) {
          tasks(folder, tasks.equals(XML_TASKS));
        }
      }
    }
  }

  private void startup(Locator.Found folder) throws IOException {
    for (String name : locator.files(folder)) {
      String path = folder.path() + "\\" + name;
      FileSeen file = commands.file(path);
      if (file != null && !name.equalsIgnoreCase("desktop.ini")) {
        give(new AutostartSeen(folder.path(), name, path, file));
      }
    }
  }

  /// @param xml true if every file is a task; else those of the older form are, beside a log
  private void tasks(Locator.Found folder, boolean xml) throws IOException {
    for (String name : locator.files(folder)) {
      if (xml || ScheduledTask.isJob(name)) {
        task(folder, name);
      }
    }
    for (String name : locator.folders(folder)) {
      if (Files.isDirectory(folder.file().resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        tasks(new Locator.Found(folder.file().resolve(name), folder.path() + "\\" + name), xml);
      }
    }
  }

  private void task(Locator.Found folder, String name) throws IOException {
    ScheduledTask.Read task = ScheduledTask.read(folder.file().resolve(name));
    for (String command : task.commands()) {
      entry(folder.path(), name, command);
    }
    Lost lost = task.lost();
    if (lost != null) {
      sink.accept(new Unread(folder.path() + "\\" + name, lost, UNREAD, List.of()));
    }
  }

  private void entry(String place, String name, String command) throws IOException {
    if (!command.isBlank()) {
      give(new AutostartSeen(place, name, command, commands.target(command)));
    }
  }

  private void give(AutostartSeen found) throws IOException {
    if (said.add(found.name() + "\n" + found.command())) {
      sink.accept(found);
    }
  }
}
