package dev.sekisho.container;

import dev.sekisho.bytes.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Reads sources to their end, for tests.
final class Messages {
  private Messages() {}

  static List<Item> items(MessageSource source) {
    List<Item> items = new ArrayList<>();
    try (source) {
      for (Item item = source.next(); item != null; item = source.next()) {
        items.add(item);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return items;
  }

  static List<RawMessage> read(InputStream in, Limits limits) {
    return items(Sources.open(in, "-", limits)).stream()
        .map(item -> ((Item.Message) item).message())
        .toList();
  }

  static List<RawMessage> read(byte[] bytes) {
    return read(new ByteArrayInputStream(bytes), Limits.standard());
  }

  static List<RawMessage> read(String text) {
    return read(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static List<String> texts(List<RawMessage> messages) {
    return messages.stream().map(m -> m.bytes().latin1()).toList();
  }

  static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
