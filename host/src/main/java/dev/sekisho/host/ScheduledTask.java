package dev.sekisho.host;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A task of the Windows task scheduler, at rest.
///
/// Source: [MS-TSCH] §2.5 (XML, `System32\Tasks`) and §2.4 (`.job`, `Windows\Tasks`): of both the
/// commands, with arguments.
final class ScheduledTask {
  private static final int MOST = 1 << 20;
  private static final int JOB_HEAD = 0x46;
  private static final XMLInputFactory XML = factory();

  private ScheduledTask() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /// The commands of the task in a file; none if it cannot be read or is no task.
  static List<String> commands(Path file) {
    byte[] bytes;
    try (InputStream in = FileContent.open(file)) {
      bytes = in.readNBytes(MOST);
    } catch (IOException unreadable) {
      return List.of();
    }
    return Locator.name(file).toLowerCase(java.util.Locale.ROOT).endsWith(".job")
        ? ofJob(bytes)
        : ofXml(bytes);
  }

  /// The commands of a task in XML; of damaged XML those before the damage.
  static List<String> ofXml(byte[] bytes) {
    List<String> commands = new ArrayList<>();
    try {
      XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(bytes));
      String command = "";
      String arguments = "";
      while (xml.hasNext()) {
        int event = xml.next();
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
    } catch (XMLStreamException damaged) {
      return commands;
    }
    return commands;
  }

  private static String joined(String command, String arguments) {
    String program =
        command.indexOf(' ') >= 0 && !command.startsWith("\"") ? "\"" + command + "\"" : command;
    return arguments.isEmpty() ? program : program + " " + arguments;
  }

  private static List<String> ofJob(byte[] bytes) {
    int[] at = {JOB_HEAD};
    String command = text(bytes, at);
    String arguments = text(bytes, at);
    return command.isEmpty() ? List.of() : List.of(joined(command, arguments));
  }

  /// A text with its length in characters before it, the NUL at its end counted.
  private static String text(byte[] bytes, int[] at) {
    if (at[0] + 2 > bytes.length) {
      return "";
    }
    int characters = (bytes[at[0]] & 0xff) | (bytes[at[0] + 1] & 0xff) << 8;
    int start = at[0] + 2;
    int end = start + 2 * characters;
    if (end > bytes.length) {
      return "";
    }
    at[0] = end;
    int length = Math.max(0, 2 * characters - 2);
    return new String(bytes, start, length, StandardCharsets.UTF_16LE);
  }
}
