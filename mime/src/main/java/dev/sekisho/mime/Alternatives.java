package dev.sekisho.mime;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Defect;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Missing;
import dev.sekisho.bytes.Slice;
import java.util.ArrayList;
import java.util.List;

/// Makes the other readings of an entity.
///
/// Readings differ in what was chosen at some stage: where the header ends, which of its fields
/// count, which lines are delimiters, how data is decoded. An alternative makes alternatives of its
/// own at later stages only, so each combination comes up once. All readings of one entity count
/// against `READINGS`; each is a part against `PARTS`, and the bytes it looks at anew are spent as
/// `UNPACKED_BYTES`, so that readings in readings cannot take more time than those limits allow.
final class Alternatives {
  /// Where readings part, in the order in which a reader comes to choose.
  enum Stage {
    NONE,
    HEADER,
    FIELDS,
    DELIMITERS,
    DECODING
  }

  private final Entity entity;
  private final Budget budget;
  private final List<Entity> found = new ArrayList<>();

  private Alternatives(Entity entity, Budget budget) {
    this.entity = entity;
    this.budget = budget;
  }

  /// The other readings of `entity`.
  static List<Entity> of(Entity entity, Budget budget) {
    Alternatives alternatives = new Alternatives(entity, budget);
    alternatives.header();
    alternatives.fields();
    alternatives.delimiters();
    alternatives.decodings();
    alternatives.swallowed();
    return List.copyOf(alternatives.found);
  }

  private void header() {
    if (entity.stage().compareTo(Stage.HEADER) >= 0) {
      return;
    }
    for (LineEnds.Kind kind : entity.otherLineEnds()) {
      if (admits(entity.source().array().length)) {
        add(StructureReader.again(entity, kind, budget), Stage.HEADER);
      }
    }
    HeaderReader.Cut cut = entity.cut();
    if (cut != null && admits(entity.length())) {
      Reading reading = Reading.all(cut.headers(), entity.reading().fallback(), 1).getFirst();
      again(reading, cut.headers(), cut.bodyStart(), Stage.HEADER);
    }
    if (entity.hasDashesForBlankLine()) {
      HeaderReader.Cut longer = StructureReader.headerBehindDashes(entity, budget);
      if (longer.headers().size() > entity.headers().size() && admits(entity.length())) {
        Reading reading = Reading.all(longer.headers(), entity.reading().fallback(), 1).getFirst();
        again(reading, longer.headers(), longer.bodyStart(), Stage.HEADER);
      }
    }
    if (entity.endsInHeader()) {
      Slice body = SwallowedParts.bodyBehindDelimiter(entity.source(), entity.bodyIndex());
      if (!body.isEmpty() && admits(body.length())) {
        add(StructureReader.again(entity, body, budget), Stage.HEADER);
      }
    }
  }

  private void fields() {
    if (entity.stage().compareTo(Stage.FIELDS) >= 0 || !entity.hasOtherFields()) {
      return;
    }
    long most = budget.limits().of(Limit.READINGS) + 1;
    for (Reading reading : Reading.all(entity.headers(), entity.reading().fallback(), most)) {
      if (!reading.equals(entity.reading()) && admits(entity.length())) {
        again(reading, entity.headers(), entity.bodyIndex(), Stage.FIELDS);
      }
    }
  }

  private void delimiters() {
    if (entity.stage().compareTo(Stage.DELIMITERS) >= 0) {
      return;
    }
    for (Reading.Delimiters other : entity.otherDelimiters()) {
      if (admits(entity.length())) {
        Reading reading = entity.reading().with(other);
        again(reading, entity.headers(), entity.bodyIndex(), Stage.DELIMITERS);
      }
    }
    if (entity.opens() && entity.reading().multipart() && !entity.hasParts()) {
      guessed(entity.body(), Reading.Delimiters.USUAL);
      if (entity.reading().encoded()) {
        guessed(entity.content(), Reading.Delimiters.DECODED);
      }
    }
  }

  /// Splits a multipart without delimiters by what looks like some in `body`.
  private void guessed(Slice body, Reading.Delimiters delimiters) {
    for (Slice boundary : GuessedBoundaries.in(body, budget.limits().of(Limit.READINGS) + 1)) {
      if (admits(entity.length())) {
        Reading reading = entity.reading().with(delimiters).with(boundary);
        again(reading, entity.headers(), entity.bodyIndex(), Stage.DELIMITERS);
      }
    }
  }

  private void decodings() {
    if (entity.stage().compareTo(Stage.DECODING) >= 0) {
      return;
    }
    for (Reading.Decoding other : entity.otherDecodings()) {
      if (admits(0)) {
        Reading reading = entity.reading().with(other);
        again(reading, entity.headers(), entity.bodyIndex(), Stage.DECODING);
      }
    }
  }

  /// Looks for parts in what is none for others. Base64 that follows its encoding hides none.
  private void swallowed() {
    boolean base64 = entity.reading().encoding() == Reading.Encoding.BASE64;
    boolean clean = base64 && entity.otherDecodings().isEmpty();
    if (entity.hasParts() || entity.stage() != Stage.NONE || clean) {
      return;
    }
    for (Slice range : SwallowedParts.in(entity.body())) {
      if (!paid(range.length())) {
        return;
      }
      Entity part = StructureReader.part(range, entity, budget);
      if (part.reading().encoded() || part.hasOtherFields()) {
        entity.add(Defect.of(Code.PART_SWALLOWED));
        found.add(part);
      }
    }
  }

  /// Pays for one more reading that looks at `bytes` bytes again; if that is too much, the entity
  /// says that it has readings that were not examined.
  private boolean admits(long bytes) {
    Limit met = entity.countReading(budget);
    if (met != null) {
      entity.leaveReadings(Missing.of(met));
    }
    return met == null && paid(bytes);
  }

  private boolean paid(long bytes) {
    Limit met = budget.spend(Limit.PARTS, 1) ? null : Limit.PARTS;
    if (met == null && !budget.spend(Limit.UNPACKED_BYTES, bytes)) {
      met = Limit.UNPACKED_BYTES;
    }
    if (met == null && !budget.inTime()) {
      met = Limit.TIME;
    }
    if (met != null) {
      entity.leaveReadings(Missing.of(met));
    }
    return met == null;
  }

  private void again(Reading reading, Headers headers, int bodyStart, Stage stage) {
    byte[] array = entity.source().array();
    add(StructureReader.again(entity, reading, headers, bodyStart, array, budget), stage);
  }

  private void add(Entity other, Stage stage) {
    other.markAlternative(entity, stage);
    found.add(other);
  }
}
