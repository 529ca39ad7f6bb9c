package dev.sekisho.scan;

import dev.sekisho.container.Password;
import dev.sekisho.mime.Entity;
import dev.sekisho.mime.Header;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The words of one message, nested messages included, that may be passwords of what is in it:
/// gathered when first asked for, and once for each message.
final class Words {
  private final List<String> list;
  private final int most;
  private final PasswordWords bodies;
  private final PasswordWords subjects;
  private final Set<String> names = new LinkedHashSet<>();
  private final List<Entity> unread = new ArrayList<>();
  private final Set<Entity> read = Collections.newSetFromMap(new IdentityHashMap<>());
  private List<Password> likely = List.of();
  private boolean stale = true;

  /// @param list words that are tried whatever the message says
  /// @param most how many words are ever tried
  Words(List<String> list, long most) {
    this.list = list;
    this.most = (int) Math.min(most, 1 << 20);
    this.bodies = new PasswordWords(this.most);
    this.subjects = new PasswordWords(this.most);
  }

  /// Says that a message is walked.
  void message(Entity message) {
    if (!read.contains(message)) {
      unread.add(message);
    }
  }

  /// Says that a file of this name, possibly a whole path, is opened.
  void name(String name) {
    if (names.size() >= most) {
      return;
    }
    String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    int dot = base.lastIndexOf('.');
    stale |= names.add(dot > 0 ? base.substring(0, dot) : base);
    stale |= names.add(base);
  }

  /// The words, the most likely first: those that the message announces as a password, those of the
  /// list, what is in quotes, the subject, file names, words with digits, all others.
  List<Password> likely() {
    if (stale || !unread.isEmpty()) {
      unread.forEach(this::read);
      unread.clear();
      likely = ordered();
      stale = false;
    }
    return likely;
  }

  private List<Password> ordered() {
    Map<String, Password.Origin> words = new LinkedHashMap<>();
    put(words, bodies.marked(), Password.Origin.BODY);
    put(words, subjects.marked(), Password.Origin.SUBJECT);
    put(words, list, Password.Origin.LIST);
    put(words, bodies.quoted(), Password.Origin.BODY);
    put(words, subjects.quoted(), Password.Origin.SUBJECT);
    put(words, subjects.coded(), Password.Origin.SUBJECT);
    put(words, subjects.plain(), Password.Origin.SUBJECT);
    put(words, names, Password.Origin.NAME);
    put(words, bodies.coded(), Password.Origin.BODY);
    put(words, bodies.plain(), Password.Origin.BODY);
    List<Password> ordered = new ArrayList<>(words.size());
    words.forEach((text, origin) -> ordered.add(new Password(text, origin)));
    return List.copyOf(ordered);
  }

  private void put(
      Map<String, Password.Origin> words, Collection<String> more, Password.Origin origin) {
    for (String word : more) {
      if (words.size() < most && !word.isEmpty()) {
        words.putIfAbsent(word, origin);
      }
    }
  }

  private void read(Entity entity) {
    if (!read.add(entity)) {
      return;
    }
    for (Header subject : entity.headers().named("Subject")) {
      subject.texts().forEach(subjects::read);
    }
    entity.fileNames().forEach(this::name);
    if (entity.mediaType().startsWith("text/")) {
      entity.texts().forEach(text -> text(entity.mediaType(), text));
    }
    entity.parts().forEach(this::read);
    entity.alternatives().forEach(this::read);
  }

  private void text(String type, String text) {
    if (type.equals("text/html")) {
      HtmlText.read(text, "", (_, _) -> {}, bodies::read, _ -> {});
    } else {
      bodies.read(text);
    }
  }
}
