package dev.sekisho.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduledTaskTest {
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
        .containsExactly("\"C:\\Program Files\\a.exe\" /x & y", "b.exe");
  }

  @Test
  void xml_damaged_givesWhatStandsBeforeTheDamage() {
    byte[] bytes = ("\uFEFF" + TASK).getBytes(StandardCharsets.UTF_16LE);
    byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length / 2 + 220);
    assertThat(ScheduledTask.ofXml(cut)).hasSize(1);
    assertThat(ScheduledTask.ofXml(new byte[] {1, 2, 3})).isEmpty();
  }

  @Test
  void xml_withEntityOfAFile_readsNoFile() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    String text =
        "<!DOCTYPE t [<!ENTITY e SYSTEM \""
            + secret.toUri()
            + "\">]><Task><Exec><Command>&e;</Command></Exec></Task>";
    assertThat(ScheduledTask.ofXml(text.getBytes(StandardCharsets.UTF_8)))
        .noneMatch(command -> command.contains("secret"));
  }

  @Test
  void job_ofOlderWindows_givesItsCommand() throws IOException {
    byte[] name = "C:\\a.exe\0".getBytes(StandardCharsets.UTF_16LE);
    byte[] arguments = "/x\0".getBytes(StandardCharsets.UTF_16LE);
    byte[] job = new byte[0x46 + 2 + name.length + 2 + arguments.length];
    job[0x46] = (byte) (name.length / 2);
    System.arraycopy(name, 0, job, 0x48, name.length);
    job[0x48 + name.length] = (byte) (arguments.length / 2);
    System.arraycopy(arguments, 0, job, 0x4a + name.length, arguments.length);
    Path file = Files.write(folder.resolve("At1.job"), job);
    assertThat(ScheduledTask.commands(file)).containsExactly("C:\\a.exe /x");
  }
}
