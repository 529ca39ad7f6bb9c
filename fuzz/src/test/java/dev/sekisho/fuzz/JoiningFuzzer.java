package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.RawMessage;
import dev.sekisho.scan.PartialMessages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Any bytes, cut at NUL into the messages of a run whose parts (`message/partial`, yEnc) are put
/// together: each message is given on just once as it came, before the end of the run all are, what
/// is made of them stays within the limit and says so, and a second run makes the same.
public final class JoiningFuzzer {
  private static final int LONGEST = 4_000;
  private static final Limits LIMITS =
      Limits.standard().with(Limit.MESSAGE_BYTES, LONGEST).with(Limit.READINGS, 4);

  private JoiningFuzzer() {}

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    List<RawMessage> run = run(input);
    List<RawMessage> given = given(run);
    require(given.equals(given(run)), "taken twice, other messages");
    Map<Long, Integer> times = new HashMap<>();
    long made = 0;
    for (RawMessage one : given) {
      if (one.defects().isEmpty()) {
        times.merge(one.number(), 1, Integer::sum);
        require(one.bytes().equals(run.get((int) one.number() - 1).bytes()), "given on changed");
      } else {
        made += one.bytes().length();
      }
    }
    require(times.size() == run.size(), "not all are given on");
    require(times.values().stream().allMatch(count -> count == 1), "given on more than once");
    require(made <= (long) LONGEST * run.size() * 2, "made more than the limits allow");
  }

  private static List<RawMessage> given(List<RawMessage> run) {
    PartialMessages partials = new PartialMessages(LIMITS);
    List<RawMessage> given = new ArrayList<>();
    run.forEach(message -> given.addAll(partials.take(message)));
    given.addAll(partials.rest());
    return given;
  }

  private static List<RawMessage> run(byte[] input) {
    List<RawMessage> run = new ArrayList<>();
    int start = 0;
    for (int at = 0; at <= input.length; at++) {
      if (at == input.length || input[at] == 0) {
        Slice bytes = Slice.of(input).part(start, at - start);
        run.add(
            new RawMessage(
                "run",
                run.size() + 1L,
                start,
                bytes,
                RawMessage.Kind.MESSAGE,
                List.of(),
                null,
                null,
                false));
        start = at + 1;
      }
    }
    return run;
  }
}
