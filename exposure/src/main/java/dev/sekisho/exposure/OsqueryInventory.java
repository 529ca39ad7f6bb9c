package dev.sekisho.exposure;

import static dev.sekisho.exposure.Nodes.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads results of osquery in JSON: rows of one table as `osqueryi --json` prints them, several
/// tables as members of one object, and the lines of the results log.
final class OsqueryInventory {
  /// Tables that are read.
  static final List<String> TABLES =
      List.of("programs", "os_version", "patches", "deb_packages", "rpm_packages", "apps");

  private final InventoryText text;
  private final Inventory.Builder inventory;
  private int row;

  OsqueryInventory(InventoryText text, Inventory.Builder inventory) {
    this.text = text;
    this.inventory = inventory;
  }

  void read() {
    List<String> lines = text.text().lines().toList();
    boolean log = lines.size() > 1 && lines.getFirst().strip().matches("\\{.*}");
    if (!log) {
      @Nullable JsonNode root = JsonInventory.read(text, inventory);
      if (root != null) {
        result(root, text.host());
      }
      return;
    }
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        @Nullable JsonNode root = JsonInventory.read(lines.get(i), i, text, inventory);
        if (root != null) {
          result(root, text.host());
        }
      }
    }
  }

  private void result(JsonNode root, String host) {
    if (root.isArray()) {
      for (JsonNode item : root) {
        if (item.has("columns") || item.has("snapshot") || TABLES.stream().anyMatch(item::has)) {
          result(item, host);
        } else {
          row(item, host);
        }
      }
      return;
    }
    String named = host(root, host);
    for (String table : TABLES) {
      root.path(table).forEach(one -> row(one, named));
    }
    if (root.path("columns").isObject() && !text(root, "action").equals("removed")) {
      row(root.path("columns"), named);
    }
    root.path("snapshot").forEach(one -> row(one, named));
  }

  private static String host(JsonNode root, String otherwise) {
    for (String member : List.of("hostIdentifier", "host_identifier", "hostname", "host")) {
      if (!text(root, member).isEmpty()) {
        return text(root, member);
      }
    }
    return otherwise;
  }

  private void row(JsonNode row, String host) {
    this.row++;
    String where = text.where("row " + this.row);
    String named = host(row, host);
    String name = text(row, "name");
    if (!text(row, "hotfix_id").isEmpty()) {
      inventory.add(named, InstalledProduct.patch(text(row, "hotfix_id"), where));
    } else if (name.isEmpty()) {
      inventory.add(
          InventoryProblems.badEntry(text.file(), "row " + this.row, "it has no name", "名前がありません"));
    } else {
      inventory.add(named, product(row, name, where));
    }
  }

  private static InstalledProduct product(JsonNode row, String name, String where) {
    boolean rpm = row.has("release") && row.has("version");
    boolean deb = row.has("status") && row.has("source") && row.has("revision");
    String epoch = text(row, "epoch");
    String version = text(row, "version");
    String bundle = text(row, "bundle_short_version");
    if (rpm) {
      String prefix = epoch.isEmpty() || epoch.equals("0") ? "" : epoch + ":";
      version = prefix + version + "-" + text(row, "release");
    }
    String vendor = text(row, "publisher");
    return new InstalledProduct(
        vendor.isEmpty() ? text(row, "vendor") : vendor,
        name,
        bundle.isEmpty() ? version : bundle,
        InstalledProduct.Kind.PRODUCT,
        rpm ? Versions.RPM : deb ? Versions.DEB : Versions.GENERIC,
        Identifiers.NONE,
        where);
  }
}
