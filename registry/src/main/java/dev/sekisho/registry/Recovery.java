package dev.sekisho.registry;

import dev.sekisho.bytes.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings a hive whose last write did not come to its end up to date from its logs, in memory: the
/// pages of the logs are laid over those of the file.
final class Recovery {
  private final Source primary;
  private final BaseBlock stored;
  private final Findings findings;
  private final List<LogFile> logs = new ArrayList<>();
  private final Patches patches;
  private int replayed;
  private long binsSize;
  private BaseBlock base;

  private Recovery(Source primary, Pages pages, List<Source> logs, Findings findings) {
    this.primary = primary;
    this.findings = findings;
    this.patches = new Patches(primary, logs.toArray(Source[]::new));
    this.stored = BaseBlock.read(pages);
    this.base = stored;
    this.binsSize = stored.binsSize();
    for (int i = 0; i < logs.size(); i++) {
      if (logs.get(i).size() > 0) {
        add(LogFile.read(i, logs.get(i)));
      }
    }
  }

  /// What came of it.
  ///
  /// @param source the hive with what the logs add
  /// @param base its base block: the file's own, or the log's if that one is damaged
  /// @param binsSize bytes of all hive bins
  /// @param dirty whether the file by itself is not up to date
  /// @param replayed how many log entries were applied
  record Outcome(Source source, BaseBlock base, long binsSize, boolean dirty, int replayed) {}

  /// Reads the base blocks and applies what has to be applied.
  static Outcome run(Source primary, List<Source> logs, Findings findings) {
    Pages pages = new Pages(primary);
    Recovery recovery = new Recovery(primary, pages, logs, findings);
    boolean dirty = recovery.stored.dirty();
    if (dirty && recovery.isHive(pages)) {
      recovery.replay(pages);
    }
    return new Outcome(
        recovery.replayed == 0 ? primary : recovery.patches,
        recovery.base,
        recovery.binsSize,
        dirty,
        recovery.replayed);
  }

  private boolean isHive(Pages pages) {
    return stored.signed() || pages.startsWith(BaseBlock.LENGTH, "hbin");
  }

  private void add(LogFile log) {
    if (log.base().valid() && (log.isNew() || log.isOld())) {
      logs.add(log);
    } else {
      findings.defect(Code.LOG_INVALID, "log " + (log.index() + 1));
    }
  }

  private void replay(Pages pages) {
    findings.defect(Code.DIRTY, stored.primarySequence() + ", " + stored.secondarySequence());
    boolean anyNew = logs.stream().anyMatch(LogFile::isNew);
    boolean complete = anyNew ? replayNew() : replayOld(pages);
    if (replayed == 0) {
      findings.missing(Cause.ABSENT, "transaction logs that fit");
    } else if (!complete) {
      findings.missing(Cause.DAMAGED, "end of a transaction log");
    }
    if (!stored.valid() && replayed == 0) {
      binsSize = primary.size() - BaseBlock.LENGTH;
    }
  }

  /// The log that begins earlier goes first; the next must go on where it ended. Where the base
  /// block of the file is damaged, only the log that ends last counts.
  private boolean replayNew() {
    List<LogFile> inOrder =
        new ArrayList<>(
            logs.stream()
                .filter(log -> !log.entries().isEmpty())
                .filter(log -> !stored.valid() || !before(log, stored.secondarySequence()))
                .sorted(Comparator.comparingInt(log -> first(log) - stored.secondarySequence()))
                .toList());
    if (!stored.valid() && inOrder.size() > 1) {
      inOrder.subList(0, inOrder.size() - 1).clear();
    }
    LogFile.@Nullable Entry last = null;
    for (LogFile log : inOrder) {
      if (last != null && first(log) != last.sequence() + 1) {
        findings.defect(Code.LOG_UNFIT, "log " + (log.index() + 1));
        return false;
      }
      restoreBase(log);
      for (LogFile.Entry entry : log.entries()) {
        boolean whole = log.apply(entry, patches);
        replayed++;
        binsSize = entry.binsSize();
        last = entry;
        if (!whole) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean replayOld(Pages pages) {
    long timestamp = stored.valid() ? stored.timestamp() : pages.i64(BaseBlock.LENGTH + 20);
    for (LogFile log : logs) {
      if (log.base().timestamp() == timestamp) {
        restoreBase(log);
        boolean whole = log.applyOld(patches);
        replayed++;
        binsSize = log.base().binsSize();
        return whole;
      }
      findings.defect(Code.LOG_UNFIT, "log " + (log.index() + 1));
    }
    return false;
  }

  private void restoreBase(LogFile log) {
    if (!stored.valid()) {
      base = log.base();
    }
  }

  private static int first(LogFile log) {
    return log.entries().getFirst().sequence();
  }

  private static boolean before(LogFile log, int sequence) {
    return first(log) - sequence < 0;
  }
}
