package dev.sekisho.publish;

import dev.sekisho.advisory.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Checks documents against their hash files and signatures, and a tree against its lists (CSAF 2.0
/// §7.1.12, §7.1.13, §7.1.18, §7.1.19). What is wrong is an error; what is missing, and so could
/// not be checked, a warning.
public final class Verification {
  private static final int MAX_SIGNATURE = 1 << 16;

  private final PublicKeys keys;
  private final List<Problem> problems = new ArrayList<>();
  private int documents;

  /// @param keys what signatures are checked with; for a tree the keys in its `openpgp` are added
  ///   where this has none
  public Verification(PublicKeys keys) {
    this.keys = keys;
  }

  /// Checks a document, or all documents of a tree.
  ///
  /// @throws IOException if something cannot be read
  public void check(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      tree(path);
    } else {
      document(path);
    }
  }

  /// What is wrong or missing, in the order in which it was met.
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /// How many documents were checked.
  public int documents() {
    return documents;
  }

  private void tree(Path root) throws IOException {
    if (keys.fingerprints().isEmpty() && Files.isDirectory(root.resolve("openpgp"))) {
      for (Path file : sorted(root.resolve("openpgp"))) {
        keys.add(file);
      }
    }
    Path folder = root;
    for (String below : List.of("advisories", ".well-known/csaf")) {
      if (Files.isRegularFile(root.resolve(below).resolve("index.txt"))) {
        folder = root.resolve(below);
        break;
      }
    }
    Set<String> found = years(folder);
    if (found.isEmpty()) {
      problems.add(Problems.noDocuments(root));
    }
    listed(folder.resolve("index.txt"), found, line -> line);
    listed(
        folder.resolve("changes.csv"),
        found,
        line -> line.replaceFirst("^\"?([^\",]*)\"?,.*$", "$1"));
    for (String name : found) {
      document(folder.resolve(name));
    }
  }

  private static Set<String> years(Path folder) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path year : sorted(folder)) {
      if (String.valueOf(year.getFileName()).matches("\\d{4}") && Files.isDirectory(year)) {
        for (Path file : sorted(year)) {
          if (file.toString().endsWith(".json")) {
            found.add(year.getFileName() + "/" + file.getFileName());
          }
        }
      }
    }
    return found;
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private interface Name {
    String of(String line);
  }

  private void listed(Path list, Set<String> found, Name name) throws IOException {
    if (!Files.isRegularFile(list)) {
      problems.add(Problems.missing(list));
      return;
    }
    Set<String> listed = new HashSet<>();
    String text = new String(Files.readAllBytes(list), StandardCharsets.UTF_8);
    text.lines().filter(line -> !line.isBlank()).forEach(line -> listed.add(name.of(line)));
    listed.stream()
        .filter(one -> !found.contains(one))
        .sorted()
        .forEach(one -> problems.add(Problems.listedAbsent(list, one)));
    found.stream()
        .filter(one -> !listed.contains(one))
        .forEach(one -> problems.add(Problems.unlisted(list, one)));
  }

  private void document(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    documents++;
    byte[] bytes = Files.readAllBytes(file);
    boolean hashed = false;
    for (String ending : Hashes.ENDINGS) {
      Path hash = Path.of(file + "." + ending);
      if (Files.isRegularFile(hash)) {
        hashed = true;
        String said = new String(head(hash), StandardCharsets.UTF_8).strip();
        String first = said.split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        if (!first.equals(Hashes.of(ending, bytes))) {
          problems.add(Problems.otherHash(file, hash));
        }
      }
    }
    if (!hashed) {
      problems.add(Problems.noHash(file));
    }
    signature(file, bytes);
  }

  private void signature(Path file, byte[] bytes) throws IOException {
    Path signature = Path.of(file + ".asc");
    if (!Files.isRegularFile(signature)) {
      problems.add(Problems.noSignature(file));
      return;
    }
    switch (keys.check(bytes, head(signature))) {
      case GOOD -> {
        // nothing to say
      }
      case BAD -> problems.add(Problems.badSignature(file, signature));
      case UNREADABLE -> problems.add(Problems.unreadableSignature(signature));
      case INVALID_KEY -> problems.add(Problems.invalidKey(signature));
      case UNKNOWN_KEY -> problems.add(Problems.unknownKey(signature));
    }
  }

  private static byte[] head(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_SIGNATURE);
    }
  }
}
