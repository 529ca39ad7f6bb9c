package dev.sekisho.exposure;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what `dpkg -l` and `rpm -qa` print.
final class PackageList {
  private static final Pattern DPKG =
      Pattern.compile(
          "([uihrp])([ncHUFWti])[ R]\\s+([^\\s:]+)(?::(\\S+))?\\s+(\\S+)(?:\\s+(\\S+))?.*");
  private static final Pattern RPM =
      Pattern.compile("(\\S+)-(?:(\\d+):)?([^\\s-]+)-([^\\s-]+?)(?:\\.(\\w+))?");

  private final InventoryText text;
  private final Inventory.Builder inventory;

  PackageList(InventoryText text, Inventory.Builder inventory) {
    this.text = text;
    this.inventory = inventory;
  }

  /// Reads `dpkg -l`: packages whose state is installed.
  void dpkg() {
    boolean any = false;
    List<String> lines = text.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = DPKG.matcher(lines.get(i));
      if (matcher.matches()) {
        if (matcher.group(2).equals("i")) {
          add(matcher.group(3), matcher.group(5), Versions.DEB, i + 1);
        }
        any = true;
      } else if (any && !lines.get(i).isBlank()) {
        bad(i + 1);
      }
    }
    end(any);
  }

  /// Reads `rpm -qa`: name, version, release and architecture with hyphens between.
  void rpm() {
    boolean any = false;
    List<String> lines = text.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = RPM.matcher(lines.get(i).strip());
      if (matcher.matches()) {
        String epoch = matcher.group(2) == null ? "" : matcher.group(2) + ":";
        add(
            matcher.group(1),
            epoch + matcher.group(3) + "-" + matcher.group(4),
            Versions.RPM,
            i + 1);
        any = true;
      } else if (!lines.get(i).isBlank()) {
        bad(i + 1);
      }
    }
    end(any);
  }

  private void add(String name, String version, String scheme, int line) {
    inventory.add(
        text.host(),
        new InstalledProduct(
            "",
            name,
            version,
            InstalledProduct.Kind.PRODUCT,
            scheme,
            Identifiers.NONE,
            text.where("line " + line)));
  }

  private void bad(int line) {
    inventory.add(
        InventoryProblems.badRow(text.file(), line, "it names no package", "パッケージの行ではありません"));
  }

  private void end(boolean any) {
    if (!any) {
      inventory.add(InventoryProblems.empty(text.file()));
    }
  }
}
