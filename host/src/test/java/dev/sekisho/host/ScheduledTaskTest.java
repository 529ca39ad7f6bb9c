package dev.sekisho.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Cause;
import dev.sekisho.host.Artefact.Lost;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduledTaskTest {
  private static final Lost DAMAGED = new Lost(Cause.DAMAGED, "scheduled task");
  private static final String TASK =
      """
      <?xml version="1.0" encoding="UTF-16"?>
      <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
        <Actions Context="Author">
          <Exec><Command>C:\\Program Files\\a.exe</Command><Arguments>/x &amp; y</Arguments></Exec>
          <Exec><Command>b.exe</Command></Exec>
        </Actions>
      </Task>
      """;

  @TempDir private Path folder;

  @Test
  void xml_inUtf16_givesCommandsWithArguments() {
    byte[] bytes = ("\uFEFF" + TASK).getBytes(StandardCharsets.UTF_16LE);
    assertThat(ScheduledTask.ofXml(bytes))
        .isEqualTo(
            new ScheduledTask.Read(List.of("\"C:\\Program Files\\a.exe\" /x & y", "b.exe"), null));
  }

  @Test
  void xml_cutAnywhere_isDamagedAndGivesWhatStandsBefore() {
    String text = TASK.strip();
    for (int end = 0; end < text.length(); end++) {
      byte[] cut = ("\uFEFF" + text.substring(0, end)).getBytes(StandardCharsets.UTF_16LE);
      ScheduledTask.Read read = ScheduledTask.ofXml(cut);
      assertThat(read.lost()).as("cut at %d", end).isEqualTo(DAMAGED);
      boolean first = end >= text.indexOf("</Command>") + "</Command>".length();
      boolean second = end >= text.lastIndexOf("</Command>") + "</Command>".length();
      assertThat(read.commands()).as("cut at %d", end).hasSize(second ? 2 : first ? 1 : 0);
    }
  }

  @Test
  void xml_inEachEncoding_isRead() {
    String text = "<Task><Exec><Command>\u3042.exe</Command></Exec></Task>";
    for (String mark : List.of("", "\uFEFF")) {
      for (Charset charset :
          List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
        assertThat(ScheduledTask.ofXml((mark + text).getBytes(charset)))
            .isEqualTo(new ScheduledTask.Read(List.of("\u3042.exe"), null));
      }
    }
  }

  @Test
  void xml_withBytesOfNoCharacter_isReadAndDamaged() {
    byte[] bytes =
        "<Task>\u00ff<Exec><Command>a.exe</Command></Exec></Task>"
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(ScheduledTask.ofXml(bytes))
        .isEqualTo(new ScheduledTask.Read(List.of("a.exe"), DAMAGED));
  }

  @Test
  void xml_thatIsNone_isDamaged() {
    assertThat(ScheduledTask.ofXml(new byte[] {1, 2, 3}))
        .isEqualTo(new ScheduledTask.Read(List.of(), DAMAGED));
  }

  @Test
  void xml_withEntityOfAFile_readsNoFileAndIsDamaged() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    String text =
        "<!DOCTYPE t [<!ENTITY e SYSTEM \""
            + secret.toUri()
            + "\">]><Task><Exec><Command>&e;</Command></Exec></Task>";
    assertThat(ScheduledTask.ofXml(text.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new ScheduledTask.Read(List.of(), DAMAGED));
  }

  @Test
  void xml_withDamagedDocumentType_isDamaged() {
    byte[] bytes = "<!DOCTYPE a [{\0]><Task/>".getBytes(StandardCharsets.UTF_8);
    assertThat(ScheduledTask.ofXml(bytes)).isEqualTo(new ScheduledTask.Read(List.of(), DAMAGED));
  }

  @Test
  void read_fileThatIsNotThere_isLost() {
    assertThat(ScheduledTask.read(folder.resolve("none")).lost()).isNotNull();
  }

  @Test
  void read_atTheLimitAndOver_isReadAndALimit() throws IOException {
    String task = "<Task><Exec><Command>a.exe</Command></Exec></Task>";
    String spaces = " ".repeat((1 << 20) - task.length());
    Path at = Files.writeString(folder.resolve("at"), task + spaces);
    Path over = Files.writeString(folder.resolve("over"), task + spaces + " ");
    assertThat(ScheduledTask.read(at)).isEqualTo(new ScheduledTask.Read(List.of("a.exe"), null));
    ScheduledTask.Read read = ScheduledTask.read(over);
    assertThat(read.commands()).isEmpty();
    assertThat(read.lost()).isNotNull().extracting(Lost::cause).isEqualTo(Cause.LIMIT);
  }

  @Test
  void job_ofOlderWindows_givesItsCommandAndCutIsDamaged() throws IOException {
    byte[] name = "C:\\a.exe\0".getBytes(StandardCharsets.UTF_16LE);
    byte[] arguments = "/x\0".getBytes(StandardCharsets.UTF_16LE);
    byte[] job = new byte[0x46 + 2 + name.length + 2 + arguments.length];
    job[0x46] = (byte) (name.length / 2);
    System.arraycopy(name, 0, job, 0x48, name.length);
    job[0x48 + name.length] = (byte) (arguments.length / 2);
    System.arraycopy(arguments, 0, job, 0x4a + name.length, arguments.length);
    Path file = Files.write(folder.resolve("At1.job"), job);
    assertThat(ScheduledTask.read(file))
        .isEqualTo(new ScheduledTask.Read(List.of("C:\\a.exe /x"), null));
    int argumentsAt = 0x48 + name.length;
    for (int end = 0; end < job.length; end++) {
      Files.write(file, Arrays.copyOf(job, end));
      assertThat(ScheduledTask.read(file))
          .as("cut at %d", end)
          .isEqualTo(
              new ScheduledTask.Read(
                  end >= argumentsAt ? List.of("C:\\a.exe") : List.of(), DAMAGED));
    }
  }
}
