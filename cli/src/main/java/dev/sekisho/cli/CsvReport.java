package dev.sekisho.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// CSV (RFC 4180): a row for each sighting, each hint and each entry of what is incomplete, or one
/// row for a message that has none of them: docs/formats/scan-csv.md.
final class CsvReport implements Report {
  private final String language;

  CsvReport(String language) {
    this.language = language;
  }

  @Override
  public byte[] start() {
    return bytes(
        "source,message,verdict,row,advisory,revision,indicator,name,names,confidence,severity,"
            + "path,evidence,cause,permanent,property,count,message_id,date,from,to,sha256,"
            + "offset,tlp\r\n");
  }

  @Override
  public byte[] of(Result message) {
    StringBuilder rows = new StringBuilder();
    message.sightings().forEach(found -> rows.append(row(message, "sighting", found, null)));
    message.hints().forEach(found -> rows.append(row(message, "hint", found, null)));
    message.incomplete().forEach(open -> rows.append(row(message, "incomplete", null, open)));
    if (rows.isEmpty()) {
      rows.append(row(message, "clean", null, null));
    }
    return bytes(rows.toString());
  }

  @Override
  public byte[] of(StreamSighting sighting) {
    Result.Open none = null;
    Finding found = new Finding(sighting.advisory(), sighting.indicator(), List.of(), List.of());
    List<String> cells =
        new ArrayList<>(List.of("", "", "", sighting.sure() ? "stream" : "stream-incomplete"));
    cells.addAll(finding(found));
    cells.addAll(open(none));
    cells.set(cells.size() - 1, String.valueOf(sighting.count()));
    cells.addAll(List.of("", "", "", "", "", "", sighting.advisory().tlp(sighting.indicator())));
    return bytes(line(cells));
  }

  @Override
  public byte[] of(Summary.Earlier earlier) {
    return new byte[0];
  }

  @Override
  public byte[] end() {
    return new byte[0];
  }

  private String row(
      Result message, String row, @Nullable Finding found, Result.@Nullable Open open) {
    List<String> cells = new ArrayList<>();
    cells.add(message.source());
    cells.add(String.valueOf(message.message()));
    cells.add(message.verdict().key());
    cells.add(row);
    cells.addAll(finding(found));
    cells.addAll(open(open));
    if (open != null) {
      cells.set(11, String.join(" › ", open.path()));
    }
    cells.add(message.identity().messageId());
    cells.add(message.identity().date());
    cells.add(String.join(" ", message.identity().from()));
    cells.add(String.join(" ", message.identity().recipients()));
    cells.add(message.identity().sha256());
    cells.add(String.valueOf(message.offset()));
    cells.add(found == null ? "" : found.advisory().tlp(found.indicator()));
    return line(cells);
  }

  private List<String> finding(@Nullable Finding found) {
    if (found == null) {
      return blank(9);
    }
    return List.of(
        found.advisory().id(),
        found.advisory().revision(),
        found.indicator().id(),
        found.indicator().name().in(language),
        String.join("; ", found.indicator().names()),
        String.valueOf(found.indicator().confidence()),
        found.advisory().severity().in(language),
        String.join(" › ", found.path()),
        found.evidence().stream().map(Finding.Term::term).collect(Collectors.joining("; ")));
  }

  private static List<String> open(Result.@Nullable Open open) {
    if (open == null) {
      return blank(4);
    }
    return List.of(
        open.cause().key(),
        String.valueOf(open.cause().permanent()),
        open.property(),
        String.valueOf(open.count()));
  }

  private static List<String> blank(int cells) {
    String[] blank = new String[cells];
    Arrays.fill(blank, "");
    return List.of(blank);
  }

  private static String line(List<String> cells) {
    return cells.stream().map(CsvReport::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /// A cell: harmless to print, harmless to a spreadsheet (a formula gets an apostrophe in front),
  /// quoted where it has to be.
  static String cell(String text) {
    String shown = Printable.of(text);
    String safe = isFormula(text) ? "'" + shown : shown;
    boolean quote = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /// True if a spreadsheet would run it: it starts with `=`, `+`, `-`, `@`, a full-width form of
  /// these, a tab or a line end.
  private static boolean isFormula(String text) {
    return !text.isEmpty() && "=+-@＝＋－＠\t\r\n".indexOf(text.charAt(0)) >= 0;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
