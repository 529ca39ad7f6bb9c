package dev.sekisho.mime;

import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A structured field such as Content-Type: a value and its parameters. RFC 2045 §5.1.
///
/// @param value the value in lower case, without white space, comments and quotes
/// @param parameters in message order, duplicates included
record Field(String value, List<Parameter> parameters) {
  static final Field NONE = new Field("", List.of());

  /// One parameter as written.
  ///
  /// @param name in lower case, with the `*` and numbers of RFC 2231
  /// @param value a character a byte: the token, or the quoted text without its escapes
  /// @param whole all up to the next semicolon where `value` is a token; the quoted text with its
  ///   backslashes where it was quoted
  record Parameter(String name, String value, String whole) {}

  static Field of(@Nullable Header header) {
    return header == null ? NONE : parse(header.latin1());
  }

  static Field parse(String text) {
    return new Scanner(text, Syntax.STANDARD).field();
  }

  /// All plausible readings of `header`, that of the standard first, none twice; one where nothing
  /// in it can be misread.
  static List<Field> readings(Header header) {
    String text = header.latin1();
    Field standard = parse(text);
    Set<Field> found = new LinkedHashSet<>();
    found.add(standard);
    if (text.indexOf('(') >= 0) {
      found.add(new Scanner(text, Syntax.NO_COMMENTS).field());
    }
    if (text.indexOf('"') >= 0 && text.indexOf(';') >= 0 && quotedSemicolon(text)) {
      found.add(new Scanner(text, Syntax.NO_QUOTES).field());
    }
    if (text.indexOf(':') >= 0) {
      found.add(new Scanner(text, Syntax.COLONS).field());
    }
    if (text.contains("=?")) {
      String decoded = EncodedWords.decode(Slice.ofLatin1(text));
      if (decoded.chars().allMatch(c -> c < 128)) {
        found.add(parse(decoded));
      }
    }
    if (Ascii.controls(text)) {
      found.add(parse(Ascii.replaceControls(text, " ")));
      found.add(parse(Ascii.replaceControls(text, "")));
    }
    String spaced = OtherSpaces.replaced(text, " ");
    if (!spaced.equals(text)) {
      found.add(parse(spaced));
      found.add(parse(OtherSpaces.replaced(text, "")));
    }
    FoldedText.readings(header.rawValue()).forEach(other -> found.add(parse(other)));
    return found.size() == 1 ? List.of(standard) : List.copyOf(found);
  }

  /// True if a semicolon stands after an odd number of quotes.
  private static boolean quotedSemicolon(String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (quoted && c == ';') {
        return true;
      }
    }
    return false;
  }

  /// What a reader knows of the syntax of fields.
  private enum Syntax {
    /// All that RFC 2045 says.
    STANDARD,
    /// A parenthesis is a character like any other.
    NO_COMMENTS,
    /// A semicolon ends a value, in quotes or not.
    NO_QUOTES,
    /// A colon stands between name and value too.
    COLONS
  }

  private static final class Scanner {
    private final String text;
    private final Syntax syntax;
    private final List<Parameter> parameters = new ArrayList<>();
    private int at;

    /// Where the value of the last parameter starts if it is a token; -1 if not.
    private int tokenStart = -1;

    Scanner(String text, Syntax syntax) {
      this.text = text;
      this.syntax = syntax;
    }

    Field field() {
      String value = value();
      if (isParameter(value)) {
        value = "";
        at = 0;
      }
      while (more()) {
        Parameter parameter = parameter();
        if (parameter != null) {
          parameters.add(parameter);
        }
      }
      return new Field(value, List.copyOf(parameters));
    }

    /// True if the value of the field was left out and `value` belongs to its first parameter.
    private boolean isParameter(String value) {
      int equals = 0;
      while (equals < value.length() && !separates(value.charAt(equals))) {
        equals++;
      }
      boolean named = equals > 0 && equals < value.length() - 1;
      return (named || (separates(peek()) && !value.isEmpty()))
          && value.substring(0, equals).chars().allMatch(c -> nameCharacter((char) c));
    }

    private boolean separates(int c) {
      return c == '=' || (c == ':' && syntax == Syntax.COLONS);
    }

    boolean more() {
      return at < text.length();
    }

    String value() {
      skip(false);
      if (peek() == '"') {
        String quoted = quoted();
        return Ascii.lower(quoted.strip());
      }
      StringBuilder value = new StringBuilder(token());
      skip(false);
      while (peek() == '/'
          || (more() && !value.isEmpty() && value.charAt(value.length() - 1) == '/')) {
        String next = token();
        if (next.isEmpty()) {
          break;
        }
        value.append(next);
        skip(false);
      }
      return Ascii.lower(value.toString());
    }

    /// The next parameter; null if there is none before the next semicolon.
    @Nullable Parameter parameter() {
      skip(true);
      int start = at;
      while (more() && !endsName(text.charAt(at))) {
        at++;
      }
      String name = nameWithoutSpace(Ascii.lower(text.substring(start, at).strip()));
      skip(false);
      if (!separates(peek())) {
        toSemicolon();
        return name.isEmpty() ? null : goesOn();
      }
      at++;
      skip(false);
      tokenStart = peek() == '"' ? -1 : at;
      return peek() == '"' ? quotedParameter(name) : tokenParameter(name);
    }

    /// `name` without white space before the asterisks of RFC 2231.
    private static String nameWithoutSpace(String name) {
      int star = name.indexOf('*');
      return star > 0 && Ascii.blank(name.charAt(star - 1))
          ? name.substring(0, star).strip() + name.substring(star)
          : name;
    }

    /// The reading of the last parameter, a token, in which its value goes on after the semicolon,
    /// up to the next parameter; null if there is none.
    private @Nullable Parameter goesOn() {
      if (tokenStart < 0 || parameters.isEmpty()) {
        return null;
      }
      int equals = text.indexOf('=', at);
      int end = equals < 0 ? text.length() : text.lastIndexOf(';', equals);
      String whole = text.substring(tokenStart, Math.max(at, end)).strip();
      tokenStart = -1;
      return new Parameter(parameters.getLast().name(), whole, whole);
    }

    private boolean endsName(char c) {
      return separates(c) || c == ';' || c == '"' || (c == '(' && syntax != Syntax.NO_COMMENTS);
    }

    private Parameter quotedParameter(String name) {
      int start = at + 1;
      String value = quoted();
      int end = Math.max(start, at - (text.charAt(at - 1) == '"' ? 1 : 0));
      String whole = text.substring(start, end).replace("\\\"", "\"");
      Parameter quoted = new Parameter(name, value, whole);
      if (!goesOnBehindQuote()) {
        return quoted;
      }
      parameters.add(quoted);
      toSemicolon();
      return withoutQuotes(name, text.substring(start, at));
    }

    /// True if the quoted string before this place has neither white space, a semicolon, a comment
    /// nor another parameter behind it.
    private boolean goesOnBehindQuote() {
      int next = peek();
      if (next < 0 || next == ';' || next == '(' || Ascii.blank(next)) {
        return false;
      }
      int i = at;
      while (i < text.length() && nameCharacter(text.charAt(i))) {
        i++;
      }
      return i == at || i == text.length() || text.charAt(i) != '=';
    }

    /// The reading in which quotes inside a value, with the backslashes before them, are left out.
    private static Parameter withoutQuotes(String name, String value) {
      String bare = value.replace("\\\"", "").replace("\"", "").strip();
      return new Parameter(name, bare, bare);
    }

    private Parameter tokenParameter(String name) {
      int start = at;
      String value = token();
      while (peek() >= 0 && peek() != ';' && !parameterFollows()) {
        while (Ascii.blank(peek())) {
          at++;
        }
        while (more() && peek() != ';' && !Ascii.blank(peek())) {
          at++;
        }
      }
      Parameter written = new Parameter(name, value, text.substring(start, at).strip());
      if (written.whole().indexOf('"') < 0) {
        return written;
      }
      parameters.add(written);
      return withoutQuotes(name, written.whole());
    }

    /// True if white space and another parameter come next, the semicolon left out.
    private boolean parameterFollows() {
      int i = at;
      while (i < text.length() && Ascii.blank(text.charAt(i))) {
        i++;
      }
      int start = i;
      while (i < text.length() && nameCharacter(text.charAt(i))) {
        i++;
      }
      return start > at && i > start && i < text.length() && text.charAt(i) == '=';
    }

    private static boolean nameCharacter(char c) {
      return c == '-' || c == '*' || (c < 128 && Character.isLetterOrDigit(c));
    }

    private String token() {
      int start = at;
      while (more() && text.charAt(at) != ';' && !Ascii.blank(text.charAt(at))) {
        at++;
      }
      String token = text.substring(start, at);
      int comment = syntax == Syntax.NO_COMMENTS ? -1 : token.indexOf('(');
      return comment > 0 ? token.substring(0, comment) : token;
    }

    /// The quoted string at the opening quote; one that is not closed runs to the end.
    private String quoted() {
      StringBuilder out = new StringBuilder();
      at++;
      while (more() && text.charAt(at) != '"' && !endsQuoted(text.charAt(at))) {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
          at++;
        }
        out.append(text.charAt(at++));
      }
      if (peek() == '"') {
        at++;
      }
      return out.toString();
    }

    private boolean endsQuoted(char c) {
      return syntax == Syntax.NO_QUOTES && c == ';';
    }

    private void toSemicolon() {
      while (more() && text.charAt(at) != ';') {
        at++;
      }
    }

    /// Past white space and comments, and semicolons too if told so.
    private void skip(boolean semicolons) {
      while (more()) {
        char c = text.charAt(at);
        if (c == '(' && syntax != Syntax.NO_COMMENTS) {
          comment();
        } else if (Ascii.blank(c) || (semicolons && c == ';')) {
          at++;
        } else {
          return;
        }
      }
    }

    private void comment() {
      int depth = 0;
      while (more()) {
        char c = text.charAt(at++);
        if (c == '\\') {
          at = Math.min(at + 1, text.length());
        } else if (c == '(') {
          depth++;
        } else if (c == ')' && --depth == 0) {
          return;
        }
      }
    }

    private int peek() {
      return more() ? text.charAt(at) : -1;
    }
  }
}
