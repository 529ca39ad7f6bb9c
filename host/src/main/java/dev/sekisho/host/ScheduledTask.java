package dev.sekisho.host;

import dev.sekisho.bytes.Cause;
import dev.sekisho.host.Artefact.Lost;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// A task of the Windows task scheduler, at rest.
///
/// Source: [MS-TSCH] §2.5 (XML, `System32\Tasks`) and §2.4 (`.job`, `Windows\Tasks`): of both the
/// commands, with arguments. What cannot be read of one is said.
final class ScheduledTask {
  private static final int MOST = 1 << 20;
  private static final String MARK = "\ufeff";
  private static final int JOB_HEAD = 0x46;
  private static final Lost DAMAGED = new Lost(Cause.DAMAGED, "scheduled task");
  private static final XMLInputFactory XML = factory();

  private ScheduledTask() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /// What was read of a task.
  ///
  /// @param commands in the order they are there; of a damaged task those before the damage
  /// @param lost why there may be more; null if that is all
  record Read(List<String> commands, @Nullable Lost lost) {
    Read {
      commands = List.copyOf(commands);
    }

    private static Read nothing(Cause cause, String detail) {
      return new Read(List.of(), new Lost(cause, detail));
    }
  }

  /// Reads the task in a file.
  static Read read(Path file) {
    byte[] bytes;
    try (InputStream in = FileContent.open(file)) {
      bytes = in.readNBytes(MOST + 1);
    } catch (IOException unreadable) {
      return new Read(List.of(), Hives.lost(unreadable));
    }
    if (bytes.length > MOST) {
      return Read.nothing(Cause.LIMIT, "task of more than " + MOST + " bytes");
    }
    return isJob(Locator.name(file)) ? ofJob(bytes) : ofXml(bytes);
  }

  /// True if a file of this name is a task of the older form.
  static boolean isJob(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".job");
  }

  /// Reads a task in XML, which is in UTF-16 as Windows writes it, or in UTF-8. One with a document
  /// type is damaged: its entities are not read, and no task has one.
  static Read ofXml(byte[] bytes) {
    Charset charset = charset(bytes);
    String text = new String(bytes, charset);
    boolean decoded = isIn(charset, bytes);
    List<String> commands = new ArrayList<>();
    String command = "";
    String arguments = "";
    try {
      XMLStreamReader xml =
          XML.createXMLStreamReader(
              new StringReader(text.startsWith(MARK) ? text.substring(1) : text));
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          return new Read(commands, DAMAGED);
        }
        String name =
            event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT
                ? xml.getLocalName()
                : "";
        if (event == XMLStreamConstants.START_ELEMENT && name.equals("Command")) {
          command = xml.getElementText().strip();
        } else if (event == XMLStreamConstants.START_ELEMENT && name.equals("Arguments")) {
          arguments = xml.getElementText().strip();
        } else if (event == XMLStreamConstants.END_ELEMENT && name.equals("Exec")) {
          commands.add(joined(command, arguments));
          command = "";
          arguments = "";
        }
      }
    } catch (XMLStreamException | RuntimeException damaged) {
      // The JDK's reader lacks the text of some errors of a document type, and says that instead.
      if (!command.isEmpty()) {
        commands.add(joined(command, arguments));
      }
      return new Read(commands, DAMAGED);
    }
    return new Read(commands, decoded ? null : DAMAGED);
  }

  private static Charset charset(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    return switch (first) {
      case 0xfffe, '<' << 8 -> StandardCharsets.UTF_16LE;
      case 0xfeff, '<' -> StandardCharsets.UTF_16BE;
      default -> StandardCharsets.UTF_8;
    };
  }

  private static boolean isIn(Charset charset, byte[] bytes) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String joined(String command, String arguments) {
    String program =
        command.indexOf(' ') >= 0 && !command.startsWith("\"") ? "\"" + command + "\"" : command;
    return arguments.isEmpty() ? program : program + " " + arguments;
  }

  private static Read ofJob(byte[] bytes) {
    int[] at = {JOB_HEAD};
    String command = text(bytes, at);
    String arguments = command == null ? null : text(bytes, at);
    List<String> commands =
        command == null || command.isEmpty()
            ? List.of()
            : List.of(joined(command, arguments == null ? "" : arguments));
    return new Read(commands, arguments == null ? DAMAGED : null);
  }

  /// A text with its length in characters before it, the NUL at its end counted; null if it is cut.
  private static @Nullable String text(byte[] bytes, int[] at) {
    if (at[0] + 2 > bytes.length) {
      return null;
    }
    int characters = (bytes[at[0]] & 0xff) | (bytes[at[0] + 1] & 0xff) << 8;
    int start = at[0] + 2;
    int end = start + 2 * characters;
    if (end > bytes.length) {
      return null;
    }
    at[0] = end;
    int length = Math.max(0, 2 * characters - 2);
    return new String(bytes, start, length, StandardCharsets.UTF_16LE);
  }
}
