package dev.sekisho.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Plain text of a document as paragraphs and lists. Texts in CSAF are plain; what writers do with
/// lines is kept: a line that starts with a number or a bullet is an item, other lines are
/// paragraphs.
final class Prose {
  private static final Pattern NUMBERED = Pattern.compile("\\s*(\\d{1,3})[.)．）]\\s*(.+)");
  private static final Pattern BULLET = Pattern.compile("\\s*[*\\-•・]\\s+(.+)");

  private final Html html;
  private final List<String> items = new ArrayList<>();
  private String list = "";
  private String first = "";

  private Prose(Html html) {
    this.html = html;
  }

  /// Writes `text`.
  static void write(String text, Html html) {
    Prose prose = new Prose(html);
    text.lines().forEach(prose::line);
    prose.finish();
  }

  private void line(String line) {
    Matcher numbered = NUMBERED.matcher(line);
    Matcher bullet = BULLET.matcher(line);
    if (numbered.matches()) {
      item("ol", numbered.group(2), numbered.group(1));
    } else if (bullet.matches()) {
      item("ul", bullet.group(1), "");
    } else {
      finish();
      if (!line.isBlank()) {
        html.element("p", line.strip()).line();
      }
    }
  }

  private void item(String kind, String text, String number) {
    if (!list.equals(kind)) {
      finish();
      list = kind;
      first = number.equals("1") ? "" : number;
    }
    items.add(text);
  }

  private void finish() {
    if (!items.isEmpty()) {
      html.start(list, "start", first);
      items.forEach(item -> html.element("li", item));
      html.endLine();
      items.clear();
    }
    list = "";
  }
}
