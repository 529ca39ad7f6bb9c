package dev.sekisho.scan;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.RawMessage;
import dev.sekisho.container.Unpacker;
import dev.sekisho.mime.Entity;
import dev.sekisho.mime.MessageParser;
import dev.sekisho.observe.Demand;
import dev.sekisho.observe.Gap;
import dev.sekisho.observe.Observation;
import dev.sekisho.observe.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns the bytes of a message into an {@link Examination}: it owns one budget a message, and
/// walks messages, parts and archives with it.
public final class Examiner {
  /// Passwords that are tried on whatever is encrypted: the convention for samples of malware, and
  /// the words that are in every list of passwords.
  public static final List<String> WELL_KNOWN =
      List.of(
          "infected",
          "virus",
          "malware",
          "password",
          "Password",
          "PASSWORD",
          "passw0rd",
          "pass",
          "secret",
          "admin",
          "test",
          "sample",
          "zip",
          "open",
          "qwerty",
          "abc123",
          "0000",
          "1111",
          "1234",
          "12345",
          "123456",
          "12345678",
          "123456789",
          "1234567890");

  private final Demand demand;
  private final Limits limits;
  private final List<String> passwords;
  private final @Nullable Unpacker unpacker;

  /// An examiner that makes what `demand` names, within `limits`.
  public Examiner(Demand demand, Limits limits, Tools tools) {
    this.demand = demand;
    this.limits = limits;
    LinkedHashSet<String> all = new LinkedHashSet<>(tools.passwords());
    all.addAll(WELL_KNOWN);
    this.passwords = List.copyOf(all);
    this.unpacker = tools.unpacker();
  }

  /// An examiner that tries the words of the message and those that are well known.
  public Examiner(Demand demand, Limits limits) {
    this(demand, limits, Tools.NONE);
  }

  /// What can be seen of a message, or of a file that is none. Bad content is never an exception.
  public Examination examine(RawMessage raw) {
    Gathered gathered = new Gathered(Budget.of(limits), passwords, unpacker, raw.others().blocks());
    boolean holdsMessage = raw.kind() == RawMessage.Kind.MESSAGE;
    Path path = Path.ROOT.then(holdsMessage ? "mail" : fileName(raw));
    Gap cut = cut(gathered, path, raw.missing());
    MessageWalk walk = new MessageWalk(gathered, demand);
    Instant time = raw.envelopeTime();
    Node root;
    Identity identity;
    if (holdsMessage) {
      Entity message = MessageParser.parse(raw.bytes(), gathered.budget);
      if (raw.others().known()) {
        message.otherParts(raw.others().missing());
      }
      root = walk.message(message, path, 0);
      time = MessageTime.of(message, time);
      identity = Identity.of(message.headers(), raw.bytes());
    } else {
      root = walk.file(raw, fileName(raw), path, cut);
      identity = Identity.of(raw.bytes());
    }
    Observation observation =
        new Observation(
            path.toString(), gathered.objects, time, time, 1, List.copyOf(gathered.unseen));
    return new Examination(observation, root, List.copyOf(gathered.gaps), identity);
  }

  private static String fileName(RawMessage raw) {
    String source = raw.source();
    return source.substring(source.lastIndexOf('/') + 1);
  }

  private static @Nullable Gap cut(Gathered gathered, Path path, @Nullable Missing missing) {
    if (missing == null) {
      return null;
    }
    Gap gap = gathered.gap(path, missing);
    gathered.anythingBehind(gap);
    return gap;
  }

  /// An examination of a message of which nothing could be seen.
  static Examination nothingOf(RawMessage raw, Gap gap) {
    Node root =
        new Node(
            Path.ROOT,
            Node.Kind.MESSAGE,
            List.of(),
            "",
            "",
            raw.bytes().length(),
            Slice.empty(),
            raw.defects(),
            new Missing(gap.cause(), gap.detail()),
            List.of());
    Observation observation = new Observation("mail", List.of(), null, null, 1, List.of());
    return new Examination(observation, root, List.of(gap), Identity.of(raw.bytes()));
  }
}
