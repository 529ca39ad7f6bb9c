package dev.sekisho.cli;

import dev.sekisho.bytes.Deceptive;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/// Writes compact JSON objects. Characters that could steer a terminal or deceive the eye are
/// escaped, which changes nothing for a reader of JSON; a lone surrogate becomes U+FFFD.
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().characterEscapes(new Escapes()).build();

  private Json() {}

  /// Writes members of an object.
  interface Members {
    /// Writes them.
    void write(JsonGenerator json);
  }

  /// One object, whose members `members` writes, in UTF-8, without a line end.
  static byte[] object(Members members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// One object as {@link #object}, with a line end.
  static byte[] line(Members members) {
    byte[] object = object(members);
    byte[] line = java.util.Arrays.copyOf(object, object.length + 1);
    line[object.length] = '\n';
    return line;
  }

  /// Writes a member whose value is a text.
  static void text(JsonGenerator json, String name, String value) {
    json.writeStringProperty(name, wellFormed(value));
  }

  /// Writes a member whose value is a list of texts.
  static void texts(JsonGenerator json, String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    for (String value : values) {
      json.writeString(wellFormed(value));
    }
    json.writeEndArray();
  }

  /// Writes a member whose value is a list of objects, one for each of `values`.
  static <T> void objects(
      JsonGenerator json, String name, List<T> values, Consumer<? super T> members) {
    json.writeArrayPropertyStart(name);
    for (T value : values) {
      json.writeStartObject();
      members.accept(value);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
      }
    }
    return text;
  }

  /// What is escaped beyond what JSON asks for.
  private static final class Escapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes[0x7f] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public @org.jspecify.annotations.Nullable SerializableString getEscapeSequence(int c) {
      boolean pair = Character.isSurrogate((char) c);
      return pair || !Deceptive.is(c)
          ? null
          : new SerializedString(String.format(Locale.ROOT, "\\u%04x", c));
    }
  }
}
