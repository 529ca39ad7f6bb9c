package dev.sekisho.cli;

import dev.sekisho.host.Pace;
import dev.sekisho.host.Position;
import dev.sekisho.host.WalkControl;

/// Shows how far a scan of a host is, and keeps its pace.
final class HostControl implements WalkControl {
  private final Progress progress;
  private final Pace pace;
  private long files;
  private long bytes;

  HostControl(Progress progress, Pace pace) {
    this.progress = progress;
    this.pace = pace;
  }

  @Override
  public Position.Part enter(Position folder) {
    pace.worked();
    return Position.Part.NEW;
  }

  @Override
  public void file(long size) {
    files++;
    bytes += size;
    progress.files(files, bytes);
    pace.worked();
  }

  @Override
  public void read(long count) {
    pace.read(count);
  }

  @Override
  public void skipped() {
    pace.worked();
  }
}
