package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.exposure.Asset;
import dev.sekisho.exposure.InstalledProduct;
import dev.sekisho.exposure.Inventory;
import dev.sekisho.exposure.InventoryFormat;
import dev.sekisho.exposure.InventoryReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Any bytes, read as an inventory of each form, and of the form that they tell: what is no text is
/// said, a product has a place, and read again all of it is the same.
public final class InventoryFuzzer {
  private InventoryFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    Path file = Given.file("inventory", input);
    boolean text = marked(input) || isText(input);
    List<@Nullable InventoryFormat> forms = new ArrayList<>(List.of(InventoryFormat.values()));
    forms.add(null);
    for (@Nullable InventoryFormat form : forms) {
      InventoryReader reader = new InventoryReader(form, StandardCharsets.UTF_8, "host");
      Inventory inventory = reader.read(List.of(file));
      require(inventory.equals(reader.read(List.of(file))), "read twice, two inventories");
      require(text || !inventory.problems().isEmpty(), "not UTF-8, and nothing is said");
      inventory.assets().forEach(InventoryFuzzer::placed);
    }
  }

  /// True if it starts with a byte order mark of UTF-16.
  private static boolean marked(byte[] input) {
    return input.length >= 2 && (input[0] & 0xff) >= 0xfe && (input[1] & 0xff) >= 0xfe;
  }

  private static boolean isText(byte[] input) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(input));
      return true;
    } catch (CharacterCodingException notUtf8) {
      return false;
    }
  }

  private static void placed(Asset asset) {
    for (InstalledProduct product : asset.products()) {
      require(!product.where().isEmpty(), "a product from nowhere");
    }
  }
}
