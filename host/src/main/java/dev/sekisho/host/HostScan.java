package dev.sekisho.host;

import dev.sekisho.bytes.Limits;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// One scan of one host: what is read is matched, and written into a collection where one is
/// wanted. For one thread, used once.
public final class HostScan {
  private final HostSource source;
  private final HostRules rules;
  private final WalkControl control;
  private final HostMatcher matcher;
  private final @Nullable OutputStream collection;
  private final @Nullable Checkpoint checkpoint;
  private final @Nullable Archives archives;
  private @Nullable CollectionWriter writer;

  /// A scan.
  ///
  /// @param source the host; stays the caller's
  /// @param rules what to look for
  /// @param time of the scan
  /// @param control counts and slows down what is done
  /// @param collection where a collection goes, closed by {@link #run}; null for none
  /// @param checkpoint keeps how far it came; null for none
  public HostScan(
      HostSource source,
      HostRules rules,
      Limits limits,
      Instant time,
      WalkControl control,
      @Nullable OutputStream collection,
      @Nullable Checkpoint checkpoint) {
    this.source = source;
    this.rules = rules;
    this.control = control;
    this.matcher = new HostMatcher(rules, limits, time, control);
    this.collection = collection;
    this.checkpoint = checkpoint;
    boolean members = rules.extras().members() && rules.rules().demand().wantsType("file");
    this.archives = members ? new Archives(limits, control) : null;
  }

  /// Runs it.
  ///
  /// @throws IOException if the collection cannot be written, or the control fails; what of the
  ///   host cannot be read is part of the result
  public HostResult run() throws IOException {
    Sink sink = new Sink();
    try {
      if (checkpoint != null) {
        checkpoint.start(source, rules);
        checkpoint.earlierUnread().forEach(matcher::accept);
      }
      source.read(rules, sink, sink);
    } finally {
      if (writer != null) {
        writer.close();
      } else if (collection != null) {
        collection.close();
      }
    }
    if (checkpoint != null) {
      checkpoint.end();
    }
    return matcher.result(source.name());
  }

  /// Takes what is read.
  private final class Sink implements HostSink, WalkControl {
    @Override
    public void environment(Environment environment) throws IOException {
      if (collection != null) {
        writer = new CollectionWriter(collection, source.name(), environment);
      }
    }

    @Override
    public void accept(Artefact artefact) throws IOException {
      take(artefact, artefact);
      if (archives != null && artefact instanceof Artefact.FileSeen file) {
        for (Artefact packed : archives.in(file)) {
          take(packed, file);
        }
      }
    }

    /// @param seen what is to be looked at again by its name if some indicator is met
    private void take(Artefact artefact, Artefact seen) throws IOException {
      boolean noted = matcher.take(artefact);
      if (noted && checkpoint != null) {
        checkpoint.keep(seen);
      }
      if (writer != null) {
        try {
          writer.write(artefact, matcher.digests());
        } catch (JacksonException e) {
          throw new IOException("the collection cannot be written: " + e.getOriginalMessage(), e);
        }
      }
    }

    @Override
    public List<String> earlier() {
      return checkpoint == null ? List.of() : checkpoint.earlier();
    }

    @Override
    public Position.Part enter(Position folder) throws IOException {
      Position.Part part = checkpoint == null ? Position.Part.NEW : checkpoint.enter(folder);
      return part == Position.Part.NEW ? control.enter(folder) : part;
    }

    @Override
    public void file(long bytes) {
      control.file(bytes);
    }

    @Override
    public void read(long bytes) {
      control.read(bytes);
    }

    @Override
    public void skipped() {
      control.skipped();
    }
  }
}
