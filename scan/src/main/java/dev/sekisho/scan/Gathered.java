package dev.sekisho.scan;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.container.Opening;
import dev.sekisho.container.Passwords;
import dev.sekisho.container.Unpacker;
import dev.sekisho.container.YencBlock;
import dev.sekisho.observe.Gap;
import dev.sekisho.observe.Observation.Unseen;
import dev.sekisho.observe.ObservedObject;
import dev.sekisho.observe.Path;
import dev.sekisho.observe.Properties;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What has been gathered of one message so far: objects, gaps, and the budget all of it draws on.
final class Gathered {
  /// The types of object a mail yields from its content.
  private static final List<String> MAIL_TYPES =
      List.of(
          "artifact",
          "domain-name",
          "email-addr",
          "email-message",
          "file",
          "ipv4-addr",
          "ipv6-addr",
          "url");

  final Budget budget;
  final Opening opening;
  final Words words;
  final List<ObservedObject> objects = new ArrayList<>();
  final Set<Unseen> unseen = new LinkedHashSet<>();
  final Set<Gap> gaps = new LinkedHashSet<>();
  private int made;

  /// @param passwords words to try on what is encrypted, beside those of the message
  /// @param unpacker unpacks what is listed and not read; null where nothing is to do so
  /// @param joined parts of files in the message that are examined with the rest elsewhere
  Gathered(
      Budget budget, List<String> passwords, @Nullable Unpacker unpacker, Set<YencBlock> joined) {
    this.budget = budget;
    this.words = new Words(passwords, budget.limits().of(Limit.PASSWORD_TRIES));
    this.opening = new Opening(budget, new Passwords(words::likely), List.of(), unpacker, joined);
  }

  /// An object of its own id that rules can start from.
  ObservedObject add(String type, Path path) {
    ObservedObject object = apart(type, path);
    objects.add(object);
    return object;
  }

  /// An object that rules reach only by a reference.
  ObservedObject apart(String type, Path path) {
    return new ObservedObject(type, type + "--" + made++, path, new Properties());
  }

  /// Records a gap at a node; one that was recorded before counts once.
  Gap gap(Path path, Missing missing) {
    return gap(path, missing.cause(), missing.detail());
  }

  Gap gap(Path path, Cause cause, String detail) {
    Gap gap = new Gap(path, cause, detail);
    gaps.add(gap);
    return gap;
  }

  /// Says that behind `gap` there may be objects of every type a mail yields.
  void anythingBehind(Gap gap) {
    for (String type : MAIL_TYPES) {
      unseen.add(new Unseen(type, gap));
    }
  }

  /// Says that behind `gap` there may be links.
  void linksBehind(Gap gap) {
    LinkObjects.TYPES.forEach(type -> unseen.add(new Unseen(type, gap)));
  }

  /// Says that behind `gap` there may be links whose hosts are known.
  void urlsBehind(Gap gap) {
    unseen.add(new Unseen("url", gap));
  }

  /// Says that behind `gap` there may be files.
  void filesBehind(Gap gap) {
    unseen.add(new Unseen("file", gap));
    unseen.add(new Unseen("artifact", gap));
  }
}
