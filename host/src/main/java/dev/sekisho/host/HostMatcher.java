package dev.sekisho.host;

import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.engine.Matcher;
import dev.sekisho.engine.Outcome;
import dev.sekisho.engine.Steps;
import dev.sekisho.engine.Stream;
import dev.sekisho.host.Artefact.AccountSeen;
import dev.sekisho.host.Artefact.AutostartSeen;
import dev.sekisho.host.Artefact.DeletedSeen;
import dev.sekisho.host.Artefact.FileSeen;
import dev.sekisho.host.Artefact.FolderSeen;
import dev.sekisho.host.Artefact.KeySeen;
import dev.sekisho.host.Artefact.Lost;
import dev.sekisho.host.Artefact.MemberSeen;
import dev.sekisho.host.Artefact.SoftwareSeen;
import dev.sekisho.host.Artefact.Unread;
import dev.sekisho.observe.Observation;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Matches the artefacts of one host: each is an observation by itself, made at the time of the
/// scan. For one thread and one host.
final class HostMatcher implements ArtefactSink {
  private static final int AUTOSTARTS = 10_000;
  private static final long MANY = 999_999_999;
  private static final Lost PART = new Lost(Cause.LIMIT, Limit.STEPS.key());

  private final HostRules rules;
  private final Matcher matcher;
  private final ContentNeed.Asker asker;
  private final HostObjects objects;
  private final KeyObjects keyObjects;
  private final KeyPrefixes prefixes;
  private final Instant time;
  private final long steps;
  private final HostFindings findings;
  private final List<AutostartSeen> autostarts = new ArrayList<>();
  private long files;
  private long members;
  private long keys;
  private long deleted;
  private boolean noted;

  /// A matcher for one host.
  ///
  /// @param control counts what is read of files
  HostMatcher(HostRules rules, Limits limits, Instant time, WalkControl control) {
    this.rules = rules;
    this.matcher = rules.rules().matcher();
    this.asker = rules.content().asker();
    this.objects = new HostObjects(rules, limits, control);
    this.keyObjects = new KeyObjects(rules.forms());
    this.prefixes = new KeyPrefixes(rules.catalogue().rules());
    this.time = time;
    this.steps = limits.of(Limit.STEPS);
    this.findings = new HostFindings(new Stream(rule -> rules.rules().rules().get(rule).pattern()));
  }

  @Override
  public void accept(Artefact artefact) {
    take(artefact);
  }

  /// As {@link #accept}.
  ///
  /// @return true if some indicator is met by it, or could be
  boolean take(Artefact artefact) {
    noted = false;
    switch (artefact) {
      case FileSeen file -> {
        files++;
        file(file);
      }
      case MemberSeen member -> {
        members++;
        if (objects.wants("file")) {
          match(member, objects.member(member));
        }
      }
      case FolderSeen(Folder folder, Artefact.Times times) -> {
        if (objects.wants("directory")) {
          match(artefact, objects.folder(folder, times));
        }
      }
      case KeySeen key -> {
        keys++;
        if (objects.wants(BehindKeys.KEY)) {
          match(key, keyObjects.key(key));
        }
      }
      case DeletedSeen remains -> {
        deleted++;
        if (objects.wants(BehindKeys.KEY)) {
          remains(remains);
        }
      }
      case AccountSeen account -> match(account, List.of(object(account)));
      case SoftwareSeen software -> match(software, List.of(object(software)));
      case AutostartSeen autostart -> autostart(autostart);
      case Unread unread -> unread(unread);
    }
    return noted;
  }

  private void file(FileSeen file) {
    if (objects.wants("file")) {
      match(file, objects.file(file, readable(file)));
    }
  }

  private boolean readable(FileSeen file) {
    return !rules.content().never()
        && asker.needed(observation(objects.file(file, false), 1, List.of()), Steps.of(steps));
  }

  private static ObservedObject object(AccountSeen account) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("user_id", account.userId());
    texts.put("account_login", account.login());
    texts.put("display_name", account.fullName());
    texts.put("account_type", account.type());
    ObservedObject object = HostObjects.texts("user-account", account.name(), texts);
    Boolean disabled = account.disabled();
    if (disabled != null) {
      object.properties().put("is_disabled", new Value.Flag(disabled));
    }
    return object;
  }

  private static ObservedObject object(SoftwareSeen software) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("name", software.product());
    texts.put("version", software.version());
    texts.put("vendor", software.vendor());
    return HostObjects.texts("software", software.name(), texts);
  }

  private void autostart(AutostartSeen autostart) {
    if (autostarts.size() < AUTOSTARTS) {
      autostarts.add(autostart);
    }
    if (!objects.wants(HostProperties.AUTOSTART)) {
      return;
    }
    FileSeen target = autostart.target();
    List<ObservedObject> made = new ArrayList<>();
    if (target == null) {
      made.add(object(autostart));
    } else {
      for (ObservedObject file : objects.file(target, true)) {
        ObservedObject object = object(autostart);
        object.properties().put("target_ref", new Value.Reference(file));
        made.add(object);
      }
    }
    match(autostart, made);
  }

  private static ObservedObject object(AutostartSeen autostart) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("place", autostart.place());
    texts.put("name", Naming.WINDOWS.fold(autostart.entry()));
    texts.put("command", autostart.command());
    return HostObjects.texts(HostProperties.AUTOSTART, autostart.name(), texts);
  }

  private void unread(Unread unread) {
    boolean keys = unread.under().isEmpty() || prefixes.mayLieUnder(unread.under());
    var gap = HostObjects.gap(unread.name(), unread.lost());
    List<Observation.Unseen> unseen =
        unread.types().stream()
            .filter(type -> keys || !type.equals(BehindKeys.KEY))
            .map(type -> new Observation.Unseen(type, gap))
            .toList();
    Outcome outcome = matcher.match(observation(List.of(), MANY, unseen), Steps.of(steps));
    noted = findings.add(unread.name(), outcome, time, MANY, unread.lost());
  }

  private void match(Artefact artefact, List<ObservedObject> made) {
    Outcome outcome = matcher.match(observation(made, 1, List.of()), Steps.of(steps));
    noted = findings.add(artefact.name(), outcome, time, 1, PART);
    if (outcome.stopped()) {
      long all = rules.catalogue().rules().size();
      findings.open(
          new HostFindings.OpenEnd(artefact.name(), PART, "", all, List.of(), new int[0]));
    }
  }

  /// What could not be read of what remains leaves nothing open: nothing need be there at all.
  private void remains(DeletedSeen remains) {
    List<ObservedObject> made = keyObjects.deleted(remains);
    Outcome outcome = matcher.match(observation(made, 1, List.of()), Steps.of(steps));
    findings.remains(remains.name(), outcome);
  }

  private Observation observation(
      List<ObservedObject> made, long count, List<Observation.Unseen> unseen) {
    return new Observation("host", made, time, time, count, unseen);
  }

  /// Digests of the file given last that are known by now.
  Map<String, String> digests() {
    return objects.digests();
  }

  /// What the host came to. Nothing is to be given to this matcher afterwards.
  ///
  /// @param name what the host was read from
  HostResult result(String name) {
    return new HostConclusion(rules, findings, autostarts, steps)
        .of(name, new HostConclusion.Counts(files, members, keys, deleted));
  }
}
