package dev.sekisho.publish;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.JsonFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The publishers that documents name.
public final class Publishers {
  private Publishers() {}

  /// The publishers of the original documents of `advisories`, each once; without those who only
  /// translate.
  public static List<Issuer.Publisher> of(List<Advisory> advisories) {
    Set<Issuer.Publisher> publishers = new LinkedHashSet<>();
    for (Advisory advisory : advisories) {
      if (!advisory.documents().isEmpty()) {
        JsonNode root = JsonFile.read(advisory.documents().getFirst().file(), new ArrayList<>());
        JsonNode node = root == null ? null : root.path("document").path("publisher");
        if (node != null && !text(node, "category").equals("translator")) {
          publishers.add(
              new Issuer.Publisher(
                  text(node, "category"),
                  text(node, "name"),
                  text(node, "namespace"),
                  text(node, "contact_details"),
                  text(node, "issuing_authority")));
        }
      }
    }
    return List.copyOf(publishers);
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).stringValue("");
  }
}
