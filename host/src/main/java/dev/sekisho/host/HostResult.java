package dev.sekisho.host;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Indicator;
import dev.sekisho.bytes.Cause;
import dev.sekisho.engine.Outcome;
import java.util.List;

/// What a scan of one host came to.
///
/// @param name what the host was read from
/// @param verdict the answer
/// @param sightings which indicators met which artefacts; at most 100 artefacts for each
/// @param incomplete what could not be read and an indicator could need; at most 1,000
/// @param moreIncomplete how many more there were
/// @param advisories what was found of each advisory of which something was
/// @param autostart what is started at boot or log-on; at most 10,000
/// @param files how many files were seen
/// @param members how many members of archives were seen
/// @param keys how many registry keys were seen
/// @param deleted how many deleted keys, and values of which the key is not known, were seen
public record HostResult(
    String name,
    HostVerdict verdict,
    List<HostSighting> sightings,
    List<Open> incomplete,
    long moreIncomplete,
    List<OfAdvisory> advisories,
    List<Artefact.AutostartSeen> autostart,
    long files,
    long members,
    long keys,
    long deleted) {
  /// Copies the lists.
  public HostResult {
    sightings = List.copyOf(sightings);
    incomplete = List.copyOf(incomplete);
    advisories = List.copyOf(advisories);
    autostart = List.copyOf(autostart);
  }

  /// An indicator that met an artefact, or several together.
  ///
  /// @param advisory the advisory
  /// @param indicator the indicator
  /// @param paths names of the artefacts
  /// @param count how many artefacts it met by themselves in all, those that are not listed too
  /// @param startedBy what starts the artefact at boot or log-on
  /// @param deleted true if the artefact is what remains of a registry key or value that was
  ///   deleted
  /// @param hit rule and evidence
  public record HostSighting(
      Advisory advisory,
      Indicator indicator,
      List<String> paths,
      long count,
      List<String> startedBy,
      boolean deleted,
      Outcome.Hit hit) {
    /// Copies the lists.
    public HostSighting {
      paths = List.copyOf(paths);
      startedBy = List.copyOf(startedBy);
    }

    /// True if it is a hint only: of a weak indicator, or of what was deleted.
    public boolean weak() {
      return deleted || indicator.weak();
    }
  }

  /// Something that could not be read, and what it leaves open.
  ///
  /// @param path what
  /// @param property type and property that were lost, such as `file:hashes`; a type alone where
  ///   objects of it may be there unseen
  /// @param count how many indicators it leaves open
  /// @param indicators ids of up to five of them
  public record Open(
      String path,
      Cause cause,
      String detail,
      String property,
      long count,
      List<String> indicators) {
    /// Copies the ids.
    public Open {
      indicators = List.copyOf(indicators);
    }
  }

  /// What was found of one advisory.
  ///
  /// @param advisory the advisory
  /// @param confidence of all its sightings together, 0 to 100
  /// @param found indicators for hosts that were met
  /// @param missing indicators for single artefacts that were not
  public record OfAdvisory(
      Advisory advisory, int confidence, List<Indicator> found, List<Indicator> missing) {
    /// Copies the lists.
    public OfAdvisory {
      found = List.copyOf(found);
      missing = List.copyOf(missing);
    }
  }
}
