package dev.sekisho.document;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Unpacked;
import dev.sekisho.container.Unpacking;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes members of the objects of a PDF file.
final class PdfListing {
  private static final Set<String> ACTIONS =
      Set.of("URI", "Launch", "GoToR", "GoToE", "SubmitForm", "ImportData");
  private static final Set<String> TARGETS = Set.of("URI", "F", "UF", "Win", "P", "D", "FS");
  private static final int DEEPEST = 64;
  private static final int MOST_TEXTS = 2000;

  private final PdfScan scan;
  private final Parts parts;

  /// Object number → the names under which the file in it is embedded.
  private final Map<Integer, Set<String>> embedded = new HashMap<>();

  private final Set<Integer> scripts = new HashSet<>();
  private final List<Once> texts = new ArrayList<>();
  private int scriptCount;

  PdfListing(PdfScan scan, Parts parts) {
    this.scan = scan;
    this.parts = parts;
  }

  void list() {
    Map<PdfScan.Stream, Once> contents = new HashMap<>();
    for (PdfScan.Stream stream : scan.streams()) {
      Once content = new Once(() -> decoded(stream));
      contents.put(stream, content);
      if (stream.dictionary().name("Type").equals("ObjStm") && !parts.full()) {
        scan.unpacked(stream, content.get().content());
      }
    }
    scan.values().forEach(value -> look(value, 0));
    for (PdfScan.Stream stream : scan.streams()) {
      Once content = contents.get(stream);
      if (content != null && !stream.dictionary().name("Type").equals("XRef")) {
        add(stream, content);
      }
    }
    if (!texts.isEmpty()) {
      parts.text("text", this::shown);
    }
  }

  private void add(PdfScan.Stream stream, Once content) {
    Set<String> names = embedded.getOrDefault(stream.number(), Set.of());
    if (!names.isEmpty()) {
      parts.file(List.copyOf(names), -1, content);
      return;
    }
    String kind = scripts.contains(stream.number()) ? "script " : "object ";
    parts.file(kind + stream.number(), -1, content);
    PdfValue.Dictionary dictionary = stream.dictionary();
    boolean untyped = dictionary.get("Type") == null && dictionary.get("Subtype") == null;
    if ((untyped || dictionary.name("Subtype").equals("Form")) && texts.size() < MOST_TEXTS) {
      texts.add(content);
    }
  }

  /// A viewer shows what it can of a broken stream, and so it is whole here; not so a file.
  private Unpacked decoded(PdfScan.Stream stream) {
    Unpacking.Taken taken = PdfFilters.decoded(stream, parts.unpacking());
    boolean isFile =
        embedded.containsKey(stream.number())
            || stream.dictionary().name("Type").equals("EmbeddedFile");
    Missing missing = taken.missing();
    if (missing == null && taken.broken()) {
      parts.defect("pdf.stream", "object " + stream.number());
      missing = isFile ? new Missing(Cause.DAMAGED, "stream") : null;
    }
    return new Unpacked(taken.content(), missing, List.of());
  }

  private Unpacked shown() {
    StringBuilder shown = new StringBuilder();
    for (Once text : texts) {
      PdfText.add(text.get().content(), shown);
    }
    return parts
        .unpacking()
        .whole(Slice.of(shown.toString().getBytes(StandardCharsets.UTF_8)))
        .unpacked("text");
  }

  private void look(PdfValue value, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (value instanceof PdfValue.Array(List<PdfValue> items)) {
      items.forEach(item -> look(item, depth + 1));
    } else if (value instanceof PdfValue.Dictionary dictionary) {
      if (ACTIONS.contains(dictionary.name("S")) || dictionary.get("URI") != null) {
        targets(dictionary, 0);
      }
      script(dictionary.get("JS"));
      file(dictionary);
      dictionary.entries().values().forEach(entry -> look(entry, depth + 1));
    }
  }

  private @Nullable PdfValue resolved(@Nullable PdfValue value) {
    return value instanceof PdfValue.Reference(int object) ? scan.at(object) : value;
  }

  private void targets(PdfValue.Dictionary action, int depth) {
    action
        .entries()
        .forEach(
            (key, entry) -> {
              PdfValue value = TARGETS.contains(key) ? resolved(entry) : null;
              if (value instanceof PdfValue.Text text) {
                parts.link(text.shown());
              } else if (value instanceof PdfValue.Dictionary inner && depth < 2) {
                targets(inner, depth + 1);
              }
            });
  }

  private void script(@Nullable PdfValue value) {
    if (value instanceof PdfValue.Reference(int object)) {
      scripts.add(object);
    }
    if (resolved(value) instanceof PdfValue.Text text) {
      Slice code = Slice.of(text.shown().getBytes(StandardCharsets.UTF_8));
      parts.stored(List.of("script " + ++scriptCount + ".js"), code, true);
    }
  }

  /// A file specification (ISO 32000-2 §7.11.3) with the file in it.
  private void file(PdfValue.Dictionary dictionary) {
    if (resolved(dictionary.get("EF")) instanceof PdfValue.Dictionary streams) {
      Set<String> names = new LinkedHashSet<>();
      for (String key : List.of("UF", "F", "Desc")) {
        if (resolved(dictionary.get(key)) instanceof PdfValue.Text text) {
          names.add(text.shown());
        }
      }
      for (PdfValue stream : streams.entries().values()) {
        if (stream instanceof PdfValue.Reference(int object)) {
          embedded.computeIfAbsent(object, o -> new LinkedHashSet<>()).addAll(names);
        }
      }
    }
  }
}
