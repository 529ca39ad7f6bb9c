package dev.sekisho.document;

import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a script computes from literals alone, in its plain forms: literals and variables put
/// together, arrays joined, text replaced, split and turned around, codes of characters, base64 and
/// percent escapes.
///
/// Source: ECMA-262 §22.1.3 and §23.1.3. Nothing is run: statements count in the order in which
/// they are written, and a variable is what was last assigned. What no value is found for stays as
/// it is written. The work is at most a constant number of characters for each of the script.
final class ScriptValues {
  private static final List<String> METHODS =
      List.of(
          ".join(", ".replace", ".split(", ".concat(", "fromCharCode", "atob(", "${", "\\1", "\\5");
  private static final String ENDS = ";{}\n";

  private final ScriptLexer lexer;
  private final Map<String, ScriptValue> variables = new HashMap<>();
  private final StringBuilder plain = new StringBuilder();
  private final List<String> encoded = new ArrayList<>();

  /// The names to which something was assigned that has no value.
  private final Set<String> unknown = new HashSet<>();

  private int start;
  private boolean changed;

  /// True if the expression being read says what is not written.
  private boolean computed;

  private ScriptValues(String text) {
    this.lexer = new ScriptLexer(text);
  }

  /// What comes of a script.
  ///
  /// @param statements those in which something is computed, a line each, with what it comes to;
  ///   empty if there are none
  /// @param encoded what it decodes of base64 that it computed, as it is written in base64
  /// @param whole false if the bound of work was met before the end
  record Computed(String statements, List<String> encoded, boolean whole) {}

  static Computed of(String text) {
    return mayCompute(text) ? new ScriptValues(text).computed() : new Computed("", List.of(), true);
  }

  /// The variables of a script to which nothing is assigned that has no value, as they are at its
  /// end.
  static Map<String, ScriptValue> variables(String text) {
    ScriptValues script = new ScriptValues(text);
    script.computed();
    script.variables.keySet().removeAll(script.unknown);
    return script.variables;
  }

  /// What an expression starts with that has a value.
  ///
  /// @param text empty if it starts with nothing that has one
  /// @param whole true if it has no more
  record Start(String text, boolean whole) {}

  static Start start(String expression, Map<String, ScriptValue> variables) {
    ScriptValues script = new ScriptValues(expression);
    script.variables.putAll(variables);
    ScriptValue value = script.expression(0);
    if (value == null) {
      return new Start("", false);
    }
    String text = String.join(",", value.items());
    int unfilled = expression.indexOf('`') < 0 ? -1 : text.indexOf("${");
    return unfilled < 0
        ? new Start(text, script.lexer.atEnd())
        : new Start(text.substring(0, unfilled), false);
  }

  private static boolean mayCompute(String text) {
    boolean quotes = text.indexOf('"') >= 0 || text.indexOf('\'') >= 0 || text.indexOf('`') >= 0;
    return quotes
        && ((text.indexOf('=') >= 0 && text.indexOf('+') >= 0)
            || METHODS.stream().anyMatch(text::contains));
  }

  private Computed computed() {
    while (!lexer.atEnd() && lexer.work > 0) {
      int from = lexer.at;
      if (lexer.text.charAt(from) <= ' ') {
        lexer.at++;
        written(from);
        continue;
      }
      String name = lexer.name();
      if (!name.isEmpty() && assignment(name)) {
        continue;
      }
      lexer.at = from;
      computed = false;
      ScriptValue value = expression(0);
      if (value != null && computed && !value.isList()) {
        changed = true;
        plain.append('"').append(value.text()).append('"');
        lexer.work -= value.length();
      } else {
        lexer.at = value != null ? lexer.at : name.isEmpty() ? from + 1 : from + name.length();
        written(from);
      }
    }
    end();
    return new Computed(plain.toString(), encoded, lexer.work > 0);
  }

  /// Takes what stands from `from` up to here as it is.
  private void written(int from) {
    plain.append(lexer.text, from, lexer.at);
    if (ENDS.indexOf(lexer.text.charAt(lexer.at - 1)) >= 0) {
      end();
    }
  }

  private void end() {
    if (changed) {
      plain.append('\n');
    } else {
      plain.setLength(start);
    }
    start = plain.length();
    changed = false;
  }

  /// Reads `= …` or `+= …` behind a name; false if what is assigned has no value.
  private boolean assignment(String name) {
    boolean adds = lexer.skip("+=");
    if (!adds && (!lexer.skip("=") || lexer.isAt("="))) {
      return false;
    }
    ScriptValue before = adds ? variables.get(name) : null;
    computed = before != null;
    ScriptValue value = adds && before == null ? null : expression(0);
    if (value != null && before != null) {
      value =
          before.isList() || value.isList() ? null : ScriptValue.of(before.text() + value.text());
    }
    if (value == null || !spend(value) || !lexer.isAtEndOfExpression()) {
      variables.remove(name);
      unknown.add(name);
      return false;
    }
    variables.put(name, value);
    plain.append(name).append('=');
    plain.append('"').append(String.join("\",\"", value.items())).append('"');
    lexer.work -= value.length();
    changed |= computed;
    return true;
  }

  /// What the expression that starts here says, as far as it has a value; null if it has none.
  private @Nullable ScriptValue expression(int depth) {
    ScriptValue first = term(depth);
    if (first == null || first.isList()) {
      return first;
    }
    StringBuilder sum = new StringBuilder(first.text());
    int end = lexer.at;
    while (lexer.skip("+") || lexer.skip("&")) {
      ScriptValue next = term(depth);
      if (next == null || next.isList()) {
        break;
      }
      computed = true;
      sum.append(next.text());
      end = lexer.at;
    }
    lexer.at = end;
    return ScriptValue.of(sum.toString());
  }

  private boolean spend(ScriptValue value) {
    lexer.work -= value.length() + 1;
    return lexer.work > 0;
  }

  private @Nullable ScriptValue term(int depth) {
    ScriptValue value = depth > 4 ? null : operand(depth);
    int end = lexer.at;
    while (value != null && spend(value)) {
      end = lexer.at;
      ScriptValue next = method(value, depth);
      if (next == null) {
        lexer.at = end;
        return value;
      }
      computed = true;
      value = next;
    }
    return null;
  }

  private @Nullable ScriptValue operand(int depth) {
    int start = lexer.at;
    String literal = lexer.literal();
    if (literal != null) {
      boolean template = lexer.text.charAt(start) == '`' && literal.contains("${");
      computed |= lexer.at - start - 2 > literal.length();
      return ScriptValue.of(template ? filled(literal) : literal);
    }
    if (lexer.skip("[")) {
      return list(depth, "]");
    }
    boolean property = lexer.isAfter('.');
    String name = lexer.name();
    if (name.equals("String") && lexer.skip(".fromCharCode(")) {
      computed = true;
      return codes();
    }
    if (lexer.isAt("(")) {
      return called(name, depth);
    }
    computed |= !property && variables.containsKey(name);
    return property ? null : variables.get(name);
  }

  /// A template with the names and literals in it replaced by what they say.
  private String filled(String template) {
    StringBuilder filled = new StringBuilder();
    int from = 0;
    int open = template.indexOf("${");
    while (open >= 0) {
      int close = template.indexOf('}', open);
      String inner = close < 0 ? "" : template.substring(open + 2, close).strip();
      String literal = new ScriptLexer(inner).literal();
      ScriptValue value = literal == null ? variables.get(inner) : ScriptValue.of(literal);
      if (value == null || value.isList() || !spend(value)) {
        break;
      }
      computed = true;
      filled.append(template, from, open).append(value.text());
      from = close + 1;
      open = template.indexOf("${", from);
    }
    return filled.append(template, from, template.length()).toString();
  }

  private @Nullable ScriptValue codes() {
    Codes codes = Codes.numbers(lexer.text, lexer.at);
    if (codes == null) {
      return null;
    }
    lexer.at = codes.end();
    return lexer.skip(")") ? ScriptValue.of(Slice.of(codes.bytes()).latin1()) : null;
  }

  /// What a function makes of its argument.
  private @Nullable ScriptValue called(String name, int depth) {
    if (!List.of("atob", "unescape", "decodeURI", "decodeURIComponent").contains(name)) {
      return null;
    }
    lexer.skip("(");
    computed = false;
    ScriptValue list = list(depth, ")");
    if (list == null || list.items().size() != 1) {
      return null;
    }
    if (!name.equals("atob")) {
      computed = true;
      return ScriptValue.of(PercentText.decoded(list.text()));
    }
    if (computed) {
      encoded.add(list.text());
    }
    computed = true;
    return ScriptValue.of(BlobText.base64(list.text()).latin1());
  }

  /// The values up to `close`, with commas between.
  private @Nullable ScriptValue list(int depth, String close) {
    List<String> items = new ArrayList<>();
    while (!lexer.skip(close)) {
      ScriptValue item = items.isEmpty() || lexer.skip(",") ? argument(depth) : null;
      if (item == null || item.isList() || items.size() == ScriptValue.MOST_ITEMS) {
        return null;
      }
      items.add(item.text());
    }
    return new ScriptValue(items, true);
  }

  private @Nullable ScriptValue argument(int depth) {
    String pattern = lexer.pattern();
    return pattern == null ? expression(depth + 1) : ScriptValue.of(pattern);
  }

  private @Nullable ScriptValue method(ScriptValue value, int depth) {
    if (value.isList() && lexer.skip("[")) {
      int index = lexer.number();
      return index >= 0 && index < value.items().size() && lexer.skip("]")
          ? ScriptValue.of(value.items().get(index))
          : null;
    }
    String name = lexer.skip(".") ? lexer.name() : "";
    if (name.isEmpty() || !lexer.skip("(")) {
      return null;
    }
    lexer.global = name.equals("replaceAll");
    ScriptValue arguments = list(depth, ")");
    return arguments == null ? null : value.called(name, lexer.global, arguments.items());
  }
}
