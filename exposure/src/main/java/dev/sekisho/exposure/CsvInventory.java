package dev.sekisho.exposure;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Reads an inventory in CSV (docs/formats/inventory.md): the first line names the columns. A row
/// that cannot be used is a problem, and reading goes on with the line after the one it began in.
final class CsvInventory {
  private static final int MAX_BROKEN = 1000;

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("hostname", "host"),
          Map.entry("computer", "host"),
          Map.entry("asset", "host"),
          Map.entry("publisher", "vendor"),
          Map.entry("manufacturer", "vendor"),
          Map.entry("name", "product"),
          Map.entry("software", "product"),
          Map.entry("patch", "patches"),
          Map.entry("hotfixes", "patches"),
          Map.entry("model", "model_number"),
          Map.entry("serial", "serial_number"));

  private final InventoryText text;
  private final Inventory.Builder inventory;
  private final Map<String, Integer> columns = new HashMap<>();
  private char delimiter = ',';
  private int broken;
  private boolean named;
  private boolean anyRow;

  CsvInventory(InventoryText text, Inventory.Builder inventory) {
    this.text = text;
    this.inventory = inventory;
  }

  void read() {
    List<Integer> lines = lineStarts();
    String first = text.text().lines().findFirst().orElse("");
    delimiter = first.contains(",") ? ',' : first.contains(";") ? ';' : '\t';
    int line = 0;
    while (line < lines.size() && broken <= MAX_BROKEN) {
      line = read(lines.get(line), line);
    }
    if (broken > MAX_BROKEN) {
      inventory.add(InventoryProblems.tooManyRows(text.file()));
    }
    if (named && !anyRow && broken == 0) {
      inventory.add(InventoryProblems.onlyColumns(text.file()));
    }
  }

  private List<Integer> lineStarts() {
    List<Integer> starts = new ArrayList<>();
    int at = 0;
    while (at < text.text().length()) {
      starts.add(at);
      int end = text.text().indexOf('\n', at);
      at = end < 0 ? text.text().length() : end + 1;
    }
    return starts;
  }

  /// Reads from the start of a line to the end, or to a row that is broken.
  ///
  /// @return the number of the line to go on with
  private int read(int start, int line) {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get();
    long begin = line;
    try (CSVParser parser =
        CSVParser.parse(new StringReader(text.text().substring(start)), format)) {
      for (CSVRecord record : parser) {
        if (columns.isEmpty()) {
          if (!header(record)) {
            return Integer.MAX_VALUE;
          }
        } else {
          row(record, begin + 1);
        }
        begin = line + parser.getCurrentLineNumber();
      }
      return Integer.MAX_VALUE;
    } catch (UncheckedIOException | IOException e) {
      broken++;
      inventory.add(
          InventoryProblems.badRow(text.file(), begin + 1, "its quotes do not end", "引用符が閉じていません"));
      return (int) begin + 1;
    }
  }

  private boolean header(CSVRecord record) {
    for (int i = 0; i < record.size(); i++) {
      String name = record.get(i).strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
      columns.putIfAbsent(ALIASES.getOrDefault(name, name), i);
    }
    for (String needed : List.of("host", "product")) {
      if (!columns.containsKey(needed)) {
        inventory.add(InventoryProblems.noColumns(text.file(), needed));
        return false;
      }
    }
    named = true;
    return true;
  }

  private void row(CSVRecord record, long line) {
    anyRow = true;
    String host = cell(record, "host");
    String product = cell(record, "product");
    List<String> patches = list(record, "patches");
    if (record.size() > columns.size()) {
      bad(line, "it has more cells than there are columns", "列より多くのセルがあります");
    } else if (host.isEmpty()) {
      bad(line, "it names no host", "ホスト名がありません");
    } else if (product.isEmpty() && patches.isEmpty()) {
      bad(line, "it names no product", "製品名がありません");
    } else {
      add(record, host, product, text.where("line " + line));
      patches.forEach(
          patch -> inventory.add(host, InstalledProduct.patch(patch, text.where("line " + line))));
    }
  }

  private void add(CSVRecord record, String host, String product, String where) {
    if (product.isEmpty()) {
      return;
    }
    boolean patch = cell(record, "kind").equalsIgnoreCase("patch");
    inventory.add(
        host,
        new InstalledProduct(
            cell(record, "vendor"),
            product,
            cell(record, "version"),
            patch ? InstalledProduct.Kind.PATCH : InstalledProduct.Kind.PRODUCT,
            Versions.scheme(cell(record, "scheme")),
            identifiers(record),
            where));
  }

  private Identifiers identifiers(CSVRecord record) {
    Map<String, List<String>> hashes = new HashMap<>();
    for (String algorithm : List.of("sha256", "sha512", "sha1", "md5")) {
      List<String> values = list(record, algorithm);
      if (!values.isEmpty()) {
        hashes.put(
            algorithm, values.stream().map(value -> value.toLowerCase(Locale.ROOT)).toList());
      }
    }
    return new Identifiers(
        list(record, "cpe"),
        list(record, "purl"),
        hashes,
        list(record, "sbom_url"),
        list(record, "model_number"),
        list(record, "serial_number"),
        list(record, "sku"));
  }

  private void bad(long line, String english, String japanese) {
    broken++;
    inventory.add(InventoryProblems.badRow(text.file(), line, english, japanese));
  }

  private String cell(CSVRecord record, String column) {
    Integer index = columns.get(column);
    return index == null || index >= record.size() ? "" : record.get(index).strip();
  }

  /// The parts of a cell, parted by `|` or, except in package URLs and CPE names, by `;`.
  private List<String> list(CSVRecord record, String column) {
    String separator = column.equals("purl") || column.equals("cpe") ? "[|]" : "[|;]";
    List<String> parts = new ArrayList<>();
    for (String part : cell(record, column).split(separator, -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }
}
