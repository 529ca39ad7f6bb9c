package dev.sekisho.publish;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.CsafDocument;
import dev.sekisho.advisory.Problem;
import dev.sekisho.bytes.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// An advisory with the files it comes from, read once: what is judged is what is published.
///
/// @param advisory the advisory
/// @param documents its CSAF documents, the original first
/// @param bundles its STIX bundles
record Source(Advisory advisory, List<Document> documents, List<Bundle> bundles) {
  Source {
    documents = List.copyOf(documents);
    bundles = List.copyOf(bundles);
  }

  /// A STIX bundle.
  ///
  /// @param file where it was read
  /// @param bytes all of the file
  /// @param root the bundle
  record Bundle(Path file, Slice bytes, JsonNode root) {}

  /// Reads the files of an advisory.
  ///
  /// @param problems gets what cannot be read
  /// @return null if something could not be read
  static @Nullable Source read(Advisory advisory, List<Problem> problems) {
    List<Document> documents = new ArrayList<>();
    List<Bundle> bundles = new ArrayList<>();
    int before = problems.size();
    for (CsafDocument csaf : advisory.documents()) {
      Bundle read = json(csaf.file(), problems);
      if (read != null) {
        documents.add(Document.of(csaf, read.bytes(), read.root()));
      }
    }
    for (Path file : files(advisory.origin(), problems)) {
      if (advisory.documents().stream().noneMatch(csaf -> csaf.file().equals(file))) {
        Bundle read = json(file, problems);
        if (read != null && isOf(read.root(), advisory)) {
          bundles.add(read);
        }
      }
    }
    return problems.size() == before ? new Source(advisory, documents, bundles) : null;
  }

  /// True for a bundle with the report, or the indicator, that the advisory is made of.
  private static boolean isOf(JsonNode root, Advisory advisory) {
    Set<String> ids = new HashSet<>(advisory.ids());
    ids.add(advisory.id());
    return root.path("objects")
        .valueStream()
        .anyMatch(object -> ids.contains(object.path("id").stringValue("")));
  }

  private static @Nullable Bundle json(Path file, List<Problem> problems) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new Bundle(file, Slice.of(bytes), JsonMapper.shared().readTree(bytes));
    } catch (IOException e) {
      problems.add(Problems.unreadable(file, e));
    } catch (JacksonException _) {
      problems.add(Problems.changed(file));
    }
    return null;
  }

  private static List<Path> files(Path origin, List<Problem> problems) {
    if (!Files.isDirectory(origin)) {
      return List.of(origin);
    }
    try (Stream<Path> entries = Files.list(origin)) {
      return entries
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      problems.add(Problems.unreadable(origin, e));
      return List.of();
    }
  }

  /// The document for readers of `language`: in that language, else the original; null if there is
  /// no document.
  @Nullable Document document(String language) {
    for (Document document : documents) {
      if (Words.isOf(document.lang(), language)) {
        return document;
      }
    }
    return documents.isEmpty() ? null : documents.getFirst();
  }

  /// When it was changed last: the latest of its documents, else of the objects of its bundles.
  Instant updated() {
    if (!documents.isEmpty()) {
      return documents.stream().map(Document::updated).max(Instant::compareTo).orElseThrow();
    }
    return bundles.stream()
        .flatMap(bundle -> bundle.root().path("objects").valueStream())
        .map(object -> Document.instant(object.path("modified").stringValue("")))
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  /// When its report was published, or its indicator made, as written; empty if not said.
  String published() {
    JsonNode holder = holder();
    String published = holder.path("published").stringValue("");
    return published.isEmpty() ? holder.path("created").stringValue("") : published;
  }

  /// The external references of its report or indicator that have an address: what they are, by
  /// address.
  Map<String, String> references() {
    Map<String, String> references = new LinkedHashMap<>();
    for (JsonNode one : holder().path("external_references")) {
      String url = one.path("url").stringValue("");
      if (!url.isEmpty()) {
        String name = one.path("source_name").stringValue("");
        String id = one.path("external_id").stringValue("");
        String what = one.path("description").stringValue((name + " " + id).strip());
        references.putIfAbsent(url, what);
      }
    }
    return references;
  }

  /// The report or indicator that the advisory is made of, the version that counts; nothing where
  /// it is made of CSAF.
  private JsonNode holder() {
    return bundles.stream()
        .flatMap(bundle -> bundle.root().path("objects").valueStream())
        .filter(object -> object.path("id").stringValue("").equals(advisory.id()))
        .filter(object -> object.path("modified").stringValue("").equals(advisory.revision()))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /// The name of its files, without an ending.
  String stem() {
    return Document.stem(advisory.id());
  }
}
