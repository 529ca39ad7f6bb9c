package dev.sekisho.mime;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One trace field. RFC 5321 §4.4, RFC 5322 §3.6.7. A clause that is absent is empty.
///
/// Brackets around a value are left out.
///
/// @param from what the sender called itself
/// @param by the receiver's name
/// @param with protocol
/// @param id the receiver's own id
/// @param forAddress recipient
/// @param addresses IP addresses written in it, IPv4 and IPv6, without brackets, in their order
/// @param date when it was received; null if it names no date
public record Received(
    String from,
    String by,
    String with,
    String id,
    String forAddress,
    List<String> addresses,
    @Nullable Instant date) {
  private static final int LONGEST = 8192;
  private static final Set<String> KEYWORDS = Set.of("from", "by", "via", "with", "id", "for");

  private static final Pattern IP =
      Pattern.compile(
          "(?<![\\w.:-])(?<!\\bid )(?:(?:[Ii][Pp][Vv]6:)?"
              + "((?=[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:)[0-9A-Fa-f:.]{2,45})(?![\\w:.-]*[\\w:-])"
              + "|(\\d{1,3}(?:\\.\\d{1,3}){3})(?!\\.?\\w|-))");

  public Received {
    addresses = List.copyOf(addresses);
  }

  /// What `header` says; never fails, clauses that cannot be read are empty.
  public static Received parse(Header header) {
    return parse(header.unfolded());
  }

  /// What the unfolded `value` says.
  public static Received parse(String value) {
    String cut = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    int semicolon = cut.lastIndexOf(';');
    String trace = semicolon < 0 ? cut : cut.substring(0, semicolon);
    Clauses clauses = new Clauses(trace);
    return new Received(
        clauses.of("from"),
        clauses.of("by"),
        clauses.of("with"),
        clauses.of("id"),
        clauses.of("for"),
        addresses(trace),
        date(cut));
  }

  /// When it was received, without reading the rest of the unfolded `value`; null if it names no
  /// date.
  public static @Nullable Instant date(String value) {
    String cut = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    int semicolon = cut.lastIndexOf(';');
    return semicolon < 0 ? null : Dates.parse(cut.substring(semicolon + 1));
  }

  private static List<String> addresses(String trace) {
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = IP.matcher(trace);
    while (matcher.find()) {
      String six = matcher.group(1);
      String address = six != null ? six : matcher.group(2);
      if (six != null || fourOctets(address)) {
        found.add(address);
      }
    }
    return List.copyOf(found);
  }

  private static boolean fourOctets(String address) {
    for (String octet : address.split("\\.", -1)) {
      if (Integer.parseInt(octet) > 255) {
        return false;
      }
    }
    return true;
  }

  /// The words after the keywords, comments left out.
  private static final class Clauses {
    private final List<String> words;

    Clauses(String trace) {
      words = List.of(withoutComments(trace).strip().split("\\s+"));
    }

    String of(String keyword) {
      for (int i = 0; i + 1 < words.size(); i++) {
        if (words.get(i).equalsIgnoreCase(keyword)) {
          String word = words.get(i + 1);
          return KEYWORDS.contains(Ascii.lower(word)) ? "" : bare(word);
        }
      }
      return "";
    }

    private static String bare(String word) {
      int from = 0;
      int to = word.length();
      while (from < to && "<[".indexOf(word.charAt(from)) >= 0) {
        from++;
      }
      while (to > from && ">],".indexOf(word.charAt(to - 1)) >= 0) {
        to--;
      }
      return word.substring(from, to);
    }

    private static String withoutComments(String trace) {
      StringBuilder out = new StringBuilder();
      int depth = 0;
      for (int i = 0; i < trace.length(); i++) {
        char c = trace.charAt(i);
        if (c == '(') {
          depth++;
        } else if (c == ')' && depth > 0) {
          depth--;
          out.append(' ');
        } else if (depth == 0) {
          out.append(c);
        }
      }
      return out.toString();
    }
  }
}
