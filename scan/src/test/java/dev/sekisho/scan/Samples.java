package dev.sekisho.scan;

import dev.sekisho.bytes.Slice;
import dev.sekisho.container.RawMessage;
import dev.sekisho.engine.Prefilter;
import dev.sekisho.engine.Rule;
import dev.sekisho.engine.RuleSet;
import dev.sekisho.hyperscan.Prefilters;
import dev.sekisho.stix.Parsed;
import dev.sekisho.stix.PatternParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Mail and rules for tests, made here.
final class Samples {
  private Samples() {}

  static RawMessage message(String text) {
    return message(text.getBytes(StandardCharsets.UTF_8));
  }

  static RawMessage message(byte[] bytes) {
    return raw(bytes, RawMessage.Kind.MESSAGE);
  }

  static RawMessage file(byte[] bytes) {
    return raw(bytes, RawMessage.Kind.FILE);
  }

  private static RawMessage raw(byte[] bytes, RawMessage.Kind kind) {
    return new RawMessage(
        "dir/sample.bin", 1, 0, Slice.of(bytes), kind, List.of(), null, null, false);
  }

  /// A message with a text body and one base64 attachment.
  static String mail(String subject, String name, byte[] attachment) {
    return """
        From: Sender <sender@example.com>
        To: victim@example.org
        Subject: %s
        Date: Sat, 2 Aug 2003 10:00:00 +0900
        Message-ID: <1@example.com>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="b"

        --b
        Content-Type: text/plain; charset=utf-8

        Please read http://link.example/x and reply.
        --b
        Content-Type: application/octet-stream; name="%s"
        Content-Transfer-Encoding: base64

        %s
        --b--
        """
        .formatted(subject, name, Base64.getMimeEncoder().encodeToString(attachment));
  }

  static byte[] zip(String name, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// A ZIP whose one member says it is encrypted.
  static byte[] encryptedZip(String name, byte[] content) {
    byte[] zip = zip(name, content);
    zip[6] |= 1;
    for (int i = 0; i < zip.length - 4; i++) {
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
        zip[i + 8] |= 1;
      }
    }
    return zip;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static RuleSet rules(String... patterns) {
    return rules(Prefilters.pureJava(), patterns);
  }

  static RuleSet rules(Prefilter.Compiler prefilters, String... patterns) {
    List<Rule> rules = new ArrayList<>();
    for (String pattern : patterns) {
      Parsed parsed = PatternParser.parse(pattern);
      if (!(parsed instanceof Parsed.Valid valid)) {
        throw new IllegalArgumentException(parsed.toString());
      }
      rules.add(new Rule("rule-" + rules.size(), valid.pattern(), false));
    }
    return RuleSet.compile(rules, prefilters);
  }
}
