package dev.sekisho.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.SharedData;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CodeTest {
  @Test
  void codes_areThoseOfTheDocument() throws IOException, IllegalAccessException {
    List<String> codes = new ArrayList<>();
    for (Field field : Code.class.getDeclaredFields()) {
      if (field.getType() == String.class) {
        codes.add(String.valueOf(field.get(null)));
      }
    }
    List<String> listed = new ArrayList<>();
    Matcher row =
        Pattern.compile("^\\| `(mime\\.[a-z0-9-]+)`", Pattern.MULTILINE)
            .matcher(Files.readString(SharedData.projectRoot().resolve("docs/formats/defects.md")));
    while (row.find()) {
      listed.add(row.group(1));
    }
    assertThat(codes).isNotEmpty().containsExactlyInAnyOrderElementsOf(listed);
  }
}
