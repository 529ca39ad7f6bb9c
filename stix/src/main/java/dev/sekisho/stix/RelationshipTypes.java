package dev.sekisho.stix;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Which relationships STIX 2.1 §3.8, §4 and §6 define between which types of objects. Types of
/// relationship that are not listed are free, as are `related-to`, `derived-from` and
/// `duplicate-of`.
final class RelationshipTypes {
  private static final String TABLE =
      """
      attack-pattern delivers malware
      attack-pattern targets identity location vulnerability
      attack-pattern uses malware tool
      campaign attributed-to intrusion-set threat-actor
      campaign compromises infrastructure
      campaign originates-from location
      campaign targets identity location vulnerability
      campaign uses attack-pattern infrastructure malware tool
      course-of-action investigates indicator
      course-of-action mitigates attack-pattern indicator malware tool vulnerability
      identity located-at location
      indicator indicates attack-pattern campaign infrastructure intrusion-set malware threat-actor tool
      indicator based-on observed-data
      infrastructure communicates-with infrastructure ipv4-addr ipv6-addr domain-name url
      infrastructure consists-of *
      infrastructure controls infrastructure malware
      infrastructure delivers malware
      infrastructure has vulnerability
      infrastructure hosts tool malware
      infrastructure located-at location
      infrastructure uses infrastructure
      intrusion-set attributed-to threat-actor
      intrusion-set compromises infrastructure
      intrusion-set hosts infrastructure
      intrusion-set owns infrastructure
      intrusion-set originates-from location
      intrusion-set targets identity location vulnerability
      intrusion-set uses attack-pattern infrastructure malware tool
      malware authored-by threat-actor intrusion-set
      malware beacons-to infrastructure
      malware exfiltrates-to infrastructure
      malware communicates-with ipv4-addr ipv6-addr domain-name url
      malware controls malware
      malware downloads malware tool file
      malware drops malware tool file
      malware exploits vulnerability
      malware originates-from location
      malware targets identity infrastructure location vulnerability
      malware uses attack-pattern infrastructure malware tool
      malware variant-of malware
      malware-analysis characterizes malware
      malware-analysis analysis-of malware
      malware-analysis static-analysis-of malware
      malware-analysis dynamic-analysis-of malware
      threat-actor attributed-to identity
      threat-actor compromises infrastructure
      threat-actor hosts infrastructure
      threat-actor owns infrastructure
      threat-actor impersonates identity
      threat-actor located-at location
      threat-actor targets identity location vulnerability
      threat-actor uses attack-pattern infrastructure malware tool
      tool delivers malware
      tool drops malware
      tool has vulnerability
      tool targets identity infrastructure location vulnerability
      tool uses infrastructure
      domain-name resolves-to domain-name ipv4-addr ipv6-addr
      ipv4-addr resolves-to mac-addr
      ipv4-addr belongs-to autonomous-system
      ipv6-addr resolves-to mac-addr
      ipv6-addr belongs-to autonomous-system
      """;

  /// By type of relationship: targets by source.
  private static final Map<String, Map<String, Set<String>>> TYPES = read();

  private RelationshipTypes() {}

  private static Map<String, Map<String, Set<String>>> read() {
    Map<String, Map<String, Set<String>>> types = new HashMap<>();
    for (String line : TABLE.lines().toList()) {
      String[] words = line.split(" ", 3);
      types
          .computeIfAbsent(words[1], type -> new HashMap<>())
          .put(words[0], Set.of(words[2].split(" ", -1)));
    }
    return types;
  }

  /// True if objects of these types may stand in this relationship.
  static boolean allows(String type, String source, String target) {
    Map<String, Set<String>> targets = TYPES.get(type);
    if (targets == null || !standard(source) || !standard(target)) {
      return true;
    }
    Set<String> allowed = targets.getOrDefault(source, Set.of());
    return allowed.contains("*") || allowed.contains(target);
  }

  private static boolean standard(String type) {
    return DomainTypes.isDomain(type) || ObservableTypes.isObject(type);
  }
}
