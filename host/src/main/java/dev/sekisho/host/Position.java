package dev.sekisho.host;

import java.util.ArrayList;
import java.util.List;

/// A place in the walk over the folders of a host: volumes in their order, a folder before those in
/// it, those side by side by name.
///
/// @param volume number of the volume
/// @param names of the folders from its root, as they lie here
public record Position(int volume, List<String> names) {
  /// Copies the names.
  public Position {
    names = List.copyOf(names);
  }

  /// The place of the folder called `name` in this one.
  Position then(String name) {
    List<String> longer = new ArrayList<>(names);
    longer.add(name);
    return new Position(volume, longer);
  }

  /// What is to be done with a folder when a walk goes on where an earlier one ended.
  public enum Part {
    /// Its files and folders are new.
    NEW,
    /// Its files were seen; some of its folders are new.
    FOLDERS,
    /// All in it was seen.
    DONE
  }

  /// What is to be done with `folder` if the earlier walk came to this place.
  public Part part(Position folder) {
    if (folder.volume != volume) {
      return folder.volume < volume ? Part.DONE : Part.NEW;
    }
    int common = Math.min(names.size(), folder.names.size());
    for (int i = 0; i < common; i++) {
      int order = folder.names.get(i).compareTo(names.get(i));
      if (order != 0) {
        return order < 0 ? Part.DONE : Part.NEW;
      }
    }
    return folder.names.size() < names.size() ? Part.FOLDERS : Part.NEW;
  }
}
