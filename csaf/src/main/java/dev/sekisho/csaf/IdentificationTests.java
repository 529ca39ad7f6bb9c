package dev.sekisho.csaf;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tests of what identifies products to machines.
final class IdentificationTests {
  /// A hash of fewer hexadecimal digits is short (§6.3.5).
  private static final int LONG_ENOUGH = 64;

  private IdentificationTests() {}

  private static List<Node> helpers(Content content) {
    return content.tree().definitions().stream()
        .map(product -> product.node().at("product_identification_helper"))
        .filter(helper -> helper.json().isObject())
        .toList();
  }

  private static List<Node> files(Content content) {
    List<Node> files = new ArrayList<>();
    helpers(content).forEach(helper -> files.addAll(helper.items("hashes")));
    return files;
  }

  /// 6.1.13
  static void purl(Content content, Report report) {
    for (Node helper : helpers(content)) {
      Node purl = helper.at("purl");
      if (purl.isText()) {
        try {
          new PackageURL(purl.text());
        } catch (MalformedPackageURLException e) {
          report.fail(purl, purl.text(), String.valueOf(e.getMessage()));
        }
      }
    }
  }

  /// 6.1.25
  static void multipleAlgorithm(Content content, Report report) {
    for (Node file : files(content)) {
      Set<String> seen = new HashSet<>();
      for (Node hash : file.items("file_hashes")) {
        String algorithm = hash.text("algorithm").toLowerCase(Locale.ROOT);
        if (!algorithm.isEmpty() && !seen.add(algorithm)) {
          report.fail(hash.at("algorithm"), hash.text("algorithm"));
        }
      }
    }
  }

  /// 6.2.8
  static void onlyMd5(Content content, Report report) {
    only("md5", content, report);
  }

  /// 6.2.9
  static void onlySha1(Content content, Report report) {
    only("sha1", content, report);
  }

  private static void only(String algorithm, Content content, Report report) {
    for (Node file : files(content)) {
      List<Node> hashes = file.items("file_hashes");
      if (!hashes.isEmpty()
          && hashes.stream().allMatch(hash -> hash.text("algorithm").equals(algorithm))) {
        report.fail(file.at("file_hashes"), file.text("filename"));
      }
    }
  }

  /// 6.2.16
  static void missingHelper(Content content, Report report) {
    for (Product product : content.tree().definitions()) {
      if (!product.node().has("product_identification_helper")) {
        report.fail(product.node(), product.id());
      }
    }
  }

  /// 6.3.5
  static void shortHash(Content content, Report report) {
    for (Node file : files(content)) {
      for (Node hash : file.items("file_hashes")) {
        Node value = hash.at("value");
        if (value.isText() && value.text().length() < LONG_ENOUGH) {
          report.fail(value, value.text().length());
        }
      }
    }
  }
}
