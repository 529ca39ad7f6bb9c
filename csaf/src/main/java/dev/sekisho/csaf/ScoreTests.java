package dev.sekisho.csaf;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import us.springett.cvss.Cvss;
import us.springett.cvss.MalformedVectorException;
import us.springett.cvss.Score;

/// Tests of scores (CVSS 2.0, 3.0 and 3.1).
final class ScoreTests {
  /// Scores have one decimal place; so near are equal ones.
  private static final double NEAR = 0.001;

  /// No vector is longer.
  private static final int LONGEST_VECTOR = 400;

  private ScoreTests() {}

  /// The CVSS objects of a document.
  private static List<Node> scores(Content content) {
    return content.vulnerabilities().stream()
        .flatMap(vulnerability -> vulnerability.items("scores").stream())
        .flatMap(score -> List.of(score.at("cvss_v2"), score.at("cvss_v3")).stream())
        .filter(cvss -> cvss.json().isObject())
        .toList();
  }

  /// 6.1.7
  static void multiple(Content content, Report report) {
    for (Node vulnerability : content.vulnerabilities()) {
      Map<String, Set<String>> byVersion = new HashMap<>();
      for (Node score : vulnerability.items("scores")) {
        for (Node cvss : List.of(score.at("cvss_v2"), score.at("cvss_v3"))) {
          if (cvss.json().isObject()) {
            Set<String> scored =
                byVersion.computeIfAbsent(cvss.text("version"), version -> new HashSet<>());
            repeated(score, scored, cvss.text("version"), report);
          }
        }
      }
    }
  }

  private static void repeated(Node score, Set<String> scored, String version, Report report) {
    Set<String> own = new HashSet<>();
    for (Node product : score.items("products")) {
      if (own.add(product.text()) && !scored.add(product.text())) {
        report.fail(product, product.text(), version);
      }
    }
  }

  /// 6.1.9
  static void computation(Content content, Report report) {
    for (Node cvss : scores(content)) {
      Optional<Score> score = score(cvss.text("vectorString"));
      if (score.isPresent()) {
        computed(cvss, "base", score.get(), Score::getBaseScore, report);
        computed(cvss, "temporal", score.get(), ScoreTests::temporal, report);
        computed(cvss, "environmental", score.get(), ScoreTests::environmental, report);
      }
    }
  }

  /// The score of a vector; empty if it is none.
  private static Optional<Score> score(String vector) {
    if (vector.length() > LONGEST_VECTOR) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Cvss.fromVector(vector)).map(Cvss::calculateScore);
    } catch (MalformedVectorException | IllegalArgumentException | NullPointerException e) {
      return Optional.empty();
    }
  }

  private static double temporal(Score score) {
    return score.getTemporalScore() < 0 ? score.getBaseScore() : score.getTemporalScore();
  }

  private static double environmental(Score score) {
    return score.getEnvironmentalScore() < 0 ? temporal(score) : score.getEnvironmentalScore();
  }

  private static void computed(
      Node cvss, String kind, Score score, ToDoubleFunction<Score> value, Report report) {
    double expected = value.applyAsDouble(score);
    Node number = cvss.at(kind + "Score");
    if (number.json().isNumber() && Math.abs(number.json().asDouble() - expected) > NEAR) {
      report.fail(number, number.json(), expected, cvss.text("vectorString"));
    }
    Node severity = cvss.at(kind + "Severity");
    if (severity.isText() && !severity.text().equals(severity(expected))) {
      report.fail(severity, severity.text(), severity(expected), cvss.text("vectorString"));
    }
  }

  /// CVSS 3.1 §5.
  private static String severity(double score) {
    if (score < 0.1 - NEAR) {
      return "NONE";
    }
    if (score < 4.0 - NEAR) {
      return "LOW";
    }
    if (score < 7.0 - NEAR) {
      return "MEDIUM";
    }
    return score < 9.0 - NEAR ? "HIGH" : "CRITICAL";
  }

  /// 6.1.10
  static void inconsistent(Content content, Report report) {
    for (Node cvss : scores(content)) {
      Map<String, String> vector = metrics(cvss.text("vectorString"));
      for (CvssMetric metric : cvss.path().endsWith("cvss_v2") ? CvssMetric.V2 : CvssMetric.V3) {
        Node property = cvss.at(metric.property());
        String expected = metric.expected(vector);
        if (!vector.isEmpty() && property.isText() && !property.text().equals(expected)) {
          report.fail(property, property.text(), cvss.text("vectorString"));
        }
      }
    }
  }

  private static Map<String, String> metrics(String vector) {
    Map<String, String> metrics = new TreeMap<>();
    for (String part : vector.length() > LONGEST_VECTOR ? new String[0] : vector.split("/", -1)) {
      int colon = part.indexOf(':');
      if (colon > 0 && !part.startsWith("CVSS:")) {
        metrics.put(part.substring(0, colon), part.substring(colon + 1));
      }
    }
    return metrics;
  }

  /// 6.2.19
  static void fixedProducts(Content content, Report report) {
    for (Node vulnerability : content.vulnerabilities()) {
      Map<String, Boolean> mitigated = new HashMap<>();
      for (Node score : vulnerability.items("scores")) {
        boolean zero = isZero(score.at("cvss_v2")) || isZero(score.at("cvss_v3"));
        score.texts("products").forEach(id -> mitigated.merge(id, zero, Boolean::logicalOr));
      }
      for (String status : List.of("first_fixed", "fixed")) {
        for (Node id : vulnerability.at("product_status").items(status)) {
          if (!mitigated.getOrDefault(id.text(), true)) {
            report.fail(id, id.text());
          }
        }
      }
    }
  }

  private static boolean isZero(Node cvss) {
    Node stated = cvss.at("environmentalScore");
    if (stated.json().isNumber()) {
      return stated.json().asDouble() < NEAR;
    }
    return score(cvss.text("vectorString"))
        .filter(score -> environmental(score) < NEAR)
        .isPresent();
  }

  /// 6.3.1
  static void onlyVersion2(Content content, Report report) {
    for (Node vulnerability : content.vulnerabilities()) {
      Set<String> others = new HashSet<>();
      for (Node score : vulnerability.items("scores")) {
        if (score.has("cvss_v3")) {
          others.addAll(score.texts("products"));
        }
      }
      for (Node score : vulnerability.items("scores")) {
        if (score.has("cvss_v2") && !others.containsAll(score.texts("products"))) {
          report.fail(score.at("cvss_v2"));
        }
      }
    }
  }

  /// 6.3.2
  static void version30(Content content, Report report) {
    for (Node cvss : scores(content)) {
      if (cvss.text("version").equals("3.0") || cvss.text("vectorString").startsWith("CVSS:3.0/")) {
        report.fail(cvss.at("version"));
      }
    }
  }
}
