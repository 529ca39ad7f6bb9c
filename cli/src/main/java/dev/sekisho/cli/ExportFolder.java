package dev.sekisho.cli;

import dev.sekisho.exchange.Export;
import dev.sekisho.exchange.Outcome;
import dev.sekisho.exchange.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The folder of an export: the rules, `report.jsonl` with a line an indicator, and
/// `sekisho-export.txt`, which names the files of the export, so that the next one replaces these
/// and no others (docs/export.md).
final class ExportFolder {
  private static final String LIST = "sekisho-export.txt";
  private static final String REPORT = "report.jsonl";

  private ExportFolder() {}

  /// Writes an export; readable for its owner only. Same export, same bytes.
  ///
  /// @throws CommandFailure if a file is there that an export did not write; nothing is written
  ///   then
  static void write(Path folder, String target, Export export, Messages messages)
      throws IOException, CommandFailure {
    Map<String, byte[]> files = new TreeMap<>(export.files());
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    export.outcomes().forEach(outcome -> report.writeBytes(line(outcome, target, "en")));
    files.put(REPORT, report.toByteArray());
    Set<String> earlier = listed(folder.resolve(LIST));
    if (earlier.isEmpty() && Files.exists(folder.resolve(LIST))) {
      throw new CommandFailure(messages.text("export.not-ours", folder.resolve(LIST)));
    }
    for (String name : files.keySet()) {
      Path file = folder.resolve(name);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !earlier.contains(name)) {
        throw new CommandFailure(messages.text("export.not-ours", file));
      }
    }
    Files.createDirectories(folder, Output.mine("rwx------"));
    Set<String> all = new HashSet<>(earlier);
    all.addAll(files.keySet());
    put(folder, LIST, list(all));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      put(folder, file.getKey(), file.getValue());
    }
    for (String name : earlier) {
      if (!files.containsKey(name)) {
        Files.deleteIfExists(folder.resolve(name));
      }
    }
    put(folder, LIST, list(files.keySet()));
  }

  private static byte[] list(Set<String> names) {
    return names.stream()
        .sorted()
        .collect(Collectors.joining("\n", "sekisho advisory export\n", "\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /// The files of the export that is there; none if there is none.
  private static Set<String> listed(Path list) throws IOException {
    if (!Files.isRegularFile(list)) {
      return Set.of();
    }
    List<String> lines = Files.readAllLines(list);
    return lines.isEmpty() || !lines.getFirst().equals("sekisho advisory export")
        ? Set.of()
        : lines.stream()
            .skip(1)
            .filter(name -> name.matches("[A-Za-z0-9._-]+"))
            .collect(Collectors.toSet());
  }

  private static void put(Path folder, String name, byte[] bytes) throws IOException {
    Path made = Files.createTempFile(folder, ".sekisho-", ".tmp", Output.mine("rw-------"));
    try {
      Files.write(made, bytes, StandardOpenOption.TRUNCATE_EXISTING);
      Files.move(made, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  /// What became of an indicator, as one line of JSON (docs/formats/export-json.md).
  static byte[] line(Outcome outcome, String target, String language) {
    return Json.line(
        json -> {
          Json.text(json, "advisory", outcome.advisory());
          Json.text(json, "indicator", outcome.indicator());
          Json.text(json, "tlp", outcome.tlp().label());
          Json.text(json, "target", target);
          Json.text(json, "status", outcome.status().label());
          Json.text(json, "file", String.join(", ", outcome.files()));
          Json.text(
              json,
              "reason",
              outcome.reasons().stream()
                  .map(reason -> reason.text().in(language))
                  .collect(Collectors.joining("; ")));
          Json.texts(json, "codes", outcome.reasons().stream().map(Reason::name).toList());
        });
  }
}
