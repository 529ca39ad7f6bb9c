package dev.sekisho.mime;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The readings of a text part: clients differ in which label of its charset they believe, and in
/// what they make of bytes that the charset does not allow.
final class Texts {
  private static final String UTF_7 = "utf-7";

  /// `<` in UTF-7, as markup starts in it.
  private static final byte[] UTF_7_MARKUP = {'+', 'A', 'D', 'w', '-'};

  private final Entity part;
  private final Budget budget;
  private final Slice content;
  private final Set<String> found = new LinkedHashSet<>();
  private final Set<String> labels = new LinkedHashSet<>();

  private Texts(Entity part, Budget budget) {
    this.part = part;
    this.budget = budget;
    this.content = part.content();
  }

  static List<String> of(Entity part, Budget budget) {
    return new Texts(part, budget).all();
  }

  private List<String> all() {
    found.add(part.text());
    boolean ascii = Charsets.ascii(content);
    labels();
    for (String label : labels) {
      if (!ascii || !Charsets.keepsAscii(label)) {
        add(label);
      }
    }
    boolean utf8 = labels.isEmpty() || labels.stream().anyMatch(Charsets::isUtf8);
    if (!ascii && utf8 && OverlongUtf8.isIn(content)) {
      part.add(Defect.of(Code.CHARSET_OVERLONG));
      if (admits()) {
        found.add(OverlongUtf8.decode(content));
      }
    }
    if (found.size() > 1) {
      part.add(Defect.of(Code.CHARSET_AMBIGUOUS));
    }
    return List.copyOf(found);
  }

  private void labels() {
    for (Header type : part.headers().named("content-type")) {
      labels.addAll(Parameters.readings(type, "charset"));
    }
    boolean unlabelled = labels.isEmpty();
    String html = part.mediaType().equals("text/html") ? Html.charset(content) : null;
    if (html != null) {
      labels.add(html);
    }
    if (unlabelled && content.contains(UTF_7_MARKUP)) {
      labels.add(UTF_7);
    }
  }

  private void add(String label) {
    if (!Charsets.isKnown(label) || found.size() > budget.limits().of(Limit.READINGS)) {
      return;
    }
    String text = Charsets.obey(content, label);
    if (!found.contains(text) && admits()) {
      found.add(text);
    }
  }

  private boolean admits() {
    Limit met = part.countReading(budget);
    if (met == null && !budget.spend(Limit.UNPACKED_BYTES, content.length())) {
      met = Limit.UNPACKED_BYTES;
    }
    if (met != null) {
      part.leaveReadings(Missing.of(met));
    }
    return met == null;
  }
}
