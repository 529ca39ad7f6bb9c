package dev.sekisho.exposure;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.CsafDocument;
import dev.sekisho.advisory.JsonFile;
import dev.sekisho.advisory.Localized;
import dev.sekisho.advisory.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an advisory says of products: its product tree and its vulnerabilities.
///
/// @param advisory id of the advisory
/// @param revision its revision
/// @param title its title
/// @param tlp its TLP label; empty if not said
/// @param vulnerabilities in the order of the document
public record Statements(
    String advisory,
    String revision,
    Localized title,
    String tlp,
    ProductTree tree,
    List<Vulnerability> vulnerabilities) {
  public Statements {
    vulnerabilities = List.copyOf(vulnerabilities);
  }

  /// The statements of an advisory, from its original CSAF document; texts are also taken from its
  /// translations.
  ///
  /// @param problems gets what is wrong with the files
  /// @return empty if it has no CSAF document
  public static Optional<Statements> of(Advisory advisory, List<Problem> problems) {
    if (advisory.documents().isEmpty()) {
      return Optional.empty();
    }
    CsafDocument original = advisory.documents().getFirst();
    @Nullable JsonNode root = JsonFile.read(original.file(), problems);
    if (root == null) {
      return Optional.empty();
    }
    List<JsonNode> translations = new ArrayList<>();
    for (CsafDocument other : advisory.documents().subList(1, advisory.documents().size())) {
      @Nullable JsonNode translation = JsonFile.read(other.file(), problems);
      if (translation != null) {
        translations.add(translation);
      }
    }
    ProductTree tree = ProductTreeReader.read(root);
    return Optional.of(
        new Statements(
            advisory.id(),
            advisory.revision(),
            advisory.title(),
            advisory.tlp(),
            tree,
            new VulnerabilityReader(root, translations, tree).read()));
  }

  /// How many versions and ranges its tree names, and how many of them were read whole.
  ///
  /// @return the number, and the number that were read whole
  public Reading reading() {
    int all = 0;
    int exact = 0;
    List<String> unread = new ArrayList<>();
    for (TreeProduct product : tree.products().values()) {
      VersionRange versions = product.versions();
      if (versions != null) {
        all++;
        if (versions.exact()) {
          exact++;
        } else {
          unread.add(versions.text());
        }
      }
    }
    return new Reading(all, exact, unread.stream().distinct().sorted().toList());
  }

  /// How far versions were read.
  ///
  /// @param all how many there are
  /// @param exact how many were read whole
  /// @param unread the texts of the others
  public record Reading(int all, int exact, List<String> unread) {
    public Reading {
      unread = List.copyOf(unread);
    }
  }
}
