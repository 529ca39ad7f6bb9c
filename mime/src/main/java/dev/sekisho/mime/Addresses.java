package dev.sekisho.mime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parses address lists: From, To, Cc, Sender, Reply-To and their kind. RFC 5322 §3.4 with the
/// obsolete forms of §4.4, and what real mail writes instead. Groups are flattened to their
/// members.
public final class Addresses {
  private static final String SPECIALS = "<>,;:()\"[]";

  private final String text;
  private final List<Address> found = new ArrayList<>();
  private int at;

  /// Words outside brackets since the last separator.
  private final StringBuilder phrase = new StringBuilder();

  /// The same with quotes kept, for an address without brackets.
  private final StringBuilder bare = new StringBuilder();

  private final StringBuilder comment = new StringBuilder();

  /// The address in brackets since the last separator, and the words before it.
  private @Nullable Address bracketed;

  private boolean space;

  /// True if there is an `@` outside of brackets.
  private boolean sign;

  private Addresses(String text) {
    this.text = text;
  }

  /// The addresses in the value of `header`, in its order.
  public static List<Address> parse(Header header) {
    List<Address> plain = parse(header.unfolded());
    boolean none = plain.stream().noneMatch(address -> address.address().contains("@"));
    return none && header.unfolded().contains("=?") ? parse(header.text()) : plain;
  }

  /// The addresses in `list`, an unfolded header value whose encoded-words are not decoded.
  public static List<Address> parse(String list) {
    Addresses addresses = new Addresses(list);
    addresses.run();
    return List.copyOf(addresses.found);
  }

  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case '"' -> quoted();
        case '(' -> comment();
        case '<' -> brackets();
        case ':' -> group();
        case ',', ';' -> {
          at++;
          end();
        }
        case '[' -> literal();
        default -> atom(c);
      }
    }
    end();
  }

  private void atom(char first) {
    if (Character.isWhitespace(first)) {
      space = true;
      at++;
      return;
    }
    int start = at++;
    while (at < text.length()
        && SPECIALS.indexOf(text.charAt(at)) < 0
        && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    word(text.substring(start, at), text.substring(start, at));
  }

  private void word(String shown, String written) {
    if (space && !phrase.isEmpty()) {
      phrase.append(' ');
    }
    boolean dots = written.startsWith(".") || written.startsWith("@");
    boolean open = !bare.isEmpty() && ".@".indexOf(bare.charAt(bare.length() - 1)) >= 0;
    if (space && !bare.isEmpty() && !dots && !open) {
      bare.append(' ');
    }
    phrase.append(shown);
    bare.append(written);
    sign |= written.indexOf('@') >= 0;
    space = false;
  }

  private void quoted() {
    String content = quotedString();
    word(content, local(content));
  }

  private String quotedString() {
    StringBuilder out = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      out.append(text.charAt(at++));
    }
    at = Math.min(at + 1, text.length());
    return out.toString();
  }

  /// A local part, in quotes only if it needs them.
  private static String local(String content) {
    boolean plain =
        !content.isEmpty()
            && content
                .chars()
                .noneMatch(c -> SPECIALS.indexOf(c) >= 0 || c == '@' || c == '\\' || c <= ' ');
    return plain ? content : '"' + content.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private void comment() {
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        comment.append(text.charAt(at++));
      } else if (c == '(' && depth++ == 0) {
        comment.append(comment.isEmpty() ? "" : " ");
      } else if (c == ')' && --depth == 0) {
        break;
      } else {
        comment.append(c);
      }
    }
    space = true;
  }

  private void literal() {
    int close = text.indexOf(']', at);
    int end = close < 0 ? text.length() : close + 1;
    String literal = text.substring(at, end);
    at = end;
    word(literal, literal);
  }

  private void brackets() {
    at++;
    StringBuilder inside = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '>') {
      inner(inside);
    }
    at = Math.min(at + 1, text.length());
    if (bracketed != null) {
      finish(bracketed, comment);
    }
    bracketed = new Address(name(phrase), routeless(inside.toString()));
    phrase.setLength(0);
    bare.setLength(0);
    sign = false;
  }

  /// Takes an address in brackets; `after` is its name if none came before it.
  private void finish(Address inBrackets, StringBuilder after) {
    String before = inBrackets.displayName();
    String name = before.isEmpty() ? name(after) : before;
    if (!inBrackets.address().isEmpty() || !name.isEmpty()) {
      found.add(new Address(name, inBrackets.address()));
    }
    comment.setLength(0);
  }

  private void inner(StringBuilder inside) {
    char c = text.charAt(at);
    if (c == '"') {
      inside.append(local(quotedString()));
    } else if (c == '(') {
      comment();
    } else {
      if (!Character.isWhitespace(c) && c != '<') {
        inside.append(c);
      }
      at++;
    }
  }

  /// Without the route of RFC 5322 §4.4, `@a,@b:`.
  private static String routeless(String address) {
    int colon = address.indexOf(':');
    return address.startsWith("@") && colon > 0 ? address.substring(colon + 1) : address;
  }

  /// A colon ends the name of a group, unless it is part of something else.
  private void group() {
    at++;
    if (sign) {
      bare.append(':');
      phrase.append(':');
    } else {
      clear();
    }
  }

  private void end() {
    Address inBrackets = bracketed;
    String address = bare.toString().strip();
    if (inBrackets != null) {
      finish(inBrackets, phrase.isEmpty() ? comment : phrase);
    } else if (!address.isEmpty()) {
      bareAddress(address);
    }
    clear();
    bracketed = null;
  }

  /// An address without brackets: if words stand around it, they are the name.
  private void bareAddress(String address) {
    int sign = address.lastIndexOf('@');
    int start = address.startsWith("\"") ? 0 : address.lastIndexOf(' ', Math.max(sign, 0)) + 1;
    int stop = sign < 0 ? -1 : address.indexOf(' ', sign);
    if (sign < 0 || (start == 0 && stop < 0)) {
      boolean named = sign < 0 && address.indexOf(' ') >= 0;
      found.add(named ? new Address(name(phrase), "") : new Address(name(comment), address));
      return;
    }
    int end = stop < 0 ? address.length() : stop;
    String around = address.substring(0, start).strip() + " " + address.substring(end).strip();
    found.add(new Address(EncodedWords.decode(around.strip()), address.substring(start, end)));
  }

  private static String name(StringBuilder words) {
    return EncodedWords.decode(words.toString()).strip();
  }

  private void clear() {
    phrase.setLength(0);
    bare.setLength(0);
    comment.setLength(0);
    sign = false;
    space = false;
  }
}
