package dev.sekisho.cli;

import dev.sekisho.bytes.Slice;
import dev.sekisho.engine.Constant;
import dev.sekisho.engine.FieldPath;
import dev.sekisho.engine.Outcome;
import dev.sekisho.observe.Properties;
import dev.sekisho.observe.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The value that satisfied a comparison, as text.
final class EvidenceValue {
  private static final int LONGEST = 200;

  private EvidenceValue() {}

  /// The part of the value that matched, at most 200 characters of it; the whole value where all of
  /// it was compared; empty where there is none to show.
  static String of(Outcome.Evidence evidence) {
    List<Value> values = new ArrayList<>();
    List<FieldPath.Step> steps = evidence.comparison().path().steps();
    collect(
        new Value.Dictionary(evidence.object().properties()),
        steps.subList(afterReferences(steps), steps.size()),
        values);
    String shown = "";
    for (Value value : values) {
      String text = text(value, evidence);
      if (shown.isEmpty() || isOperand(text, evidence.comparison().operands())) {
        shown = text;
      }
    }
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) : shown;
  }

  /// Where the steps start that lead from the object of the evidence, past all references.
  private static int afterReferences(List<FieldPath.Step> steps) {
    int after = 0;
    for (int i = 0; i < steps.size() - 1; i++) {
      if (steps.get(i) instanceof FieldPath.Key(String name)) {
        if (name.endsWith("_ref")) {
          after = i + 1;
        } else if (name.endsWith("_refs") && i + 2 < steps.size()) {
          after = i + 2;
        }
      }
    }
    return after;
  }

  private static void collect(Value value, List<FieldPath.Step> steps, List<Value> into) {
    if (steps.isEmpty()) {
      into.add(value);
      return;
    }
    List<FieldPath.Step> rest = steps.subList(1, steps.size());
    switch (steps.getFirst()) {
      case FieldPath.Key(String name) -> {
        Value next =
            value instanceof Value.Dictionary(Properties properties) ? properties.get(name) : null;
        if (next != null) {
          collect(next, rest, into);
        }
      }
      case FieldPath.Index(int number) -> {
        if (value instanceof Value.Items(List<Value> items) && number < items.size()) {
          collect(items.get(number), rest, into);
        }
      }
      case FieldPath.Any() -> {
        if (value instanceof Value.Items(List<Value> items)) {
          items.forEach(item -> collect(item, rest, into));
        }
      }
    }
  }

  private static String text(Value value, Outcome.Evidence evidence) {
    return switch (value) {
      case Value.Text(String text) -> part(text, evidence.start(), evidence.length());
      case Value.Whole(long number) -> String.valueOf(number);
      case Value.Real(double number) -> String.valueOf(number);
      case Value.Flag(boolean flag) -> String.valueOf(flag);
      case Value.Time(var instant) -> instant.toString();
      case Value.Binary(Slice bytes) -> part(bytes, evidence.start(), evidence.length());
      case Value.Items _, Value.Dictionary _, Value.Reference _, Value.Lost _ -> "";
    };
  }

  private static String part(String text, int start, int length) {
    if (length < 0) {
      return text;
    }
    return start + length <= text.length() ? text.substring(start, start + length) : "";
  }

  private static String part(Slice bytes, int start, int length) {
    if (length < 0 || start + length > bytes.length()) {
      return "";
    }
    return bytes.part(start, Math.min(length, LONGEST)).text(StandardCharsets.UTF_8);
  }

  private static boolean isOperand(String text, List<Constant> operands) {
    return operands.stream()
        .anyMatch(
            operand ->
                operand instanceof Constant.Text(String wanted)
                    && wanted.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)));
  }
}
