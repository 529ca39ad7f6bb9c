package dev.sekisho.csaf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A metric of CVSS: how it is called in vectors and as a property (CVSS 2.0 §2, CVSS 3.1 §2–4).
///
/// @param code its name in vectors, such as `AV`
/// @param property its property, such as `attackVector`
/// @param values value of the property by value in vectors
record CvssMetric(String code, String property, Map<String, String> values) {
  private static final String UNDEFINED = "NOT_DEFINED";

  CvssMetric {
    values = Map.copyOf(values);
  }

  /// Metrics of CVSS 2.0.
  static final List<CvssMetric> V2 =
      List.of(
          metric("AV", "accessVector", "L LOCAL A ADJACENT_NETWORK N NETWORK"),
          metric("AC", "accessComplexity", "H HIGH M MEDIUM L LOW"),
          metric("Au", "authentication", "M MULTIPLE S SINGLE N NONE"),
          metric("C", "confidentialityImpact", "N NONE P PARTIAL C COMPLETE"),
          metric("I", "integrityImpact", "N NONE P PARTIAL C COMPLETE"),
          metric("A", "availabilityImpact", "N NONE P PARTIAL C COMPLETE"),
          metric(
              "E",
              "exploitability",
              "U UNPROVEN POC PROOF_OF_CONCEPT F FUNCTIONAL H HIGH ND NOT_DEFINED"),
          metric(
              "RL",
              "remediationLevel",
              "OF OFFICIAL_FIX TF TEMPORARY_FIX W WORKAROUND U UNAVAILABLE ND NOT_DEFINED"),
          metric(
              "RC",
              "reportConfidence",
              "UC UNCONFIRMED UR UNCORROBORATED C CONFIRMED ND NOT_DEFINED"),
          metric(
              "CDP",
              "collateralDamagePotential",
              "N NONE L LOW LM LOW_MEDIUM MH MEDIUM_HIGH H HIGH ND NOT_DEFINED"),
          metric("TD", "targetDistribution", "N NONE L LOW M MEDIUM H HIGH ND NOT_DEFINED"),
          metric("CR", "confidentialityRequirement", "L LOW M MEDIUM H HIGH ND NOT_DEFINED"),
          metric("IR", "integrityRequirement", "L LOW M MEDIUM H HIGH ND NOT_DEFINED"),
          metric("AR", "availabilityRequirement", "L LOW M MEDIUM H HIGH ND NOT_DEFINED"));

  /// Metrics of CVSS 3.0 and 3.1.
  static final List<CvssMetric> V3 =
      List.of(
          metric("AV", "attackVector", "N NETWORK A ADJACENT_NETWORK L LOCAL P PHYSICAL"),
          metric("AC", "attackComplexity", "L LOW H HIGH"),
          metric("PR", "privilegesRequired", "N NONE L LOW H HIGH"),
          metric("UI", "userInteraction", "N NONE R REQUIRED"),
          metric("S", "scope", "U UNCHANGED C CHANGED"),
          metric("C", "confidentialityImpact", "N NONE L LOW H HIGH"),
          metric("I", "integrityImpact", "N NONE L LOW H HIGH"),
          metric("A", "availabilityImpact", "N NONE L LOW H HIGH"),
          metric(
              "E",
              "exploitCodeMaturity",
              "X NOT_DEFINED U UNPROVEN P PROOF_OF_CONCEPT F FUNCTIONAL H HIGH"),
          metric(
              "RL",
              "remediationLevel",
              "X NOT_DEFINED O OFFICIAL_FIX T TEMPORARY_FIX W WORKAROUND U UNAVAILABLE"),
          metric("RC", "reportConfidence", "X NOT_DEFINED U UNKNOWN R REASONABLE C CONFIRMED"),
          metric("CR", "confidentialityRequirement", "X NOT_DEFINED L LOW M MEDIUM H HIGH"),
          metric("IR", "integrityRequirement", "X NOT_DEFINED L LOW M MEDIUM H HIGH"),
          metric("AR", "availabilityRequirement", "X NOT_DEFINED L LOW M MEDIUM H HIGH"),
          metric(
              "MAV",
              "modifiedAttackVector",
              "X NOT_DEFINED N NETWORK A ADJACENT_NETWORK L LOCAL P PHYSICAL"),
          metric("MAC", "modifiedAttackComplexity", "X NOT_DEFINED L LOW H HIGH"),
          metric("MPR", "modifiedPrivilegesRequired", "X NOT_DEFINED N NONE L LOW H HIGH"),
          metric("MUI", "modifiedUserInteraction", "X NOT_DEFINED N NONE R REQUIRED"),
          metric("MS", "modifiedScope", "X NOT_DEFINED U UNCHANGED C CHANGED"),
          metric("MC", "modifiedConfidentialityImpact", "X NOT_DEFINED N NONE L LOW H HIGH"),
          metric("MI", "modifiedIntegrityImpact", "X NOT_DEFINED N NONE L LOW H HIGH"),
          metric("MA", "modifiedAvailabilityImpact", "X NOT_DEFINED N NONE L LOW H HIGH"));

  private static CvssMetric metric(String code, String property, String values) {
    Map<String, String> byCode = new LinkedHashMap<>();
    String[] words = values.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      byCode.put(words[i], words[i + 1]);
    }
    return new CvssMetric(code, property, byCode);
  }

  /// The value that the property has by a vector's metrics; a metric that is absent is not defined.
  String expected(Map<String, String> vector) {
    String value = vector.get(code);
    return value == null ? UNDEFINED : values.getOrDefault(value, "");
  }
}
