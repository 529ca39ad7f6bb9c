package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What axe-core says of pages, in Chromium. Each page is shown in frames of its own, one a width,
/// since a window of Chromium is never as narrow as a phone; the frame tells the window what was
/// found, and the window is printed when all have.
final class Axe {
  static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  /// A copy of a page runs this; what it finds is an answer even where axe itself fails.
  private static final String CHECK =
      """
      <script>
      addEventListener('load', async () => {
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const answer = {
          width: innerWidth,
          needed: document.documentElement.scrollWidth,
          dark: matchMedia('(prefers-color-scheme: dark)').matches,
        };
        try {
          const found = await axe.run(document, {
            runOnly: tags, rules: {'target-size': {enabled: true}}});
          answer.passes = found.passes.map(rule => rule.id);
          answer.violations = found.violations.flatMap(
              rule => rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 200)));
        } catch (e) {
          answer.violations = ['axe failed: ' + e];
        }
        parent.postMessage({name: window.name, answer}, '*');
      });
      </script>
      """;

  private static final String WINDOW =
      """
      <!DOCTYPE html><html style="color-scheme:SCHEME"><title>axe</title><body>
      <script>
      const answers = {};
      addEventListener('message', event => {
        answers[event.data.name] = event.data.answer;
        document.getElementById('answers').textContent =
            encodeURIComponent(JSON.stringify(answers));
      });
      </script>
      <pre id="answers"></pre>
      """;

  private Axe() {}

  /// What was found of one page at one width.
  ///
  /// @param passes rules that the page has something for and keeps
  /// @param violations rule and place of each violation
  /// @param width of the frame, in CSS pixels
  /// @param needed width that the page takes
  /// @param dark if the page was asked to be dark
  record Answer(
      List<String> passes, List<String> violations, int width, int needed, boolean dark) {}

  /// Checks pages.
  ///
  /// @param pages HTML by name
  /// @param folder for the copies
  /// @return what was found, by name and width: `en/index.html 390`
  static Map<String, Answer> check(
      Map<String, String> pages, List<Integer> widths, boolean dark, Path folder)
      throws IOException, InterruptedException {
    Exported.needs(CHROMIUM, "chromium");
    StringBuilder window = new StringBuilder(WINDOW.replace("SCHEME", dark ? "dark" : "light"));
    int number = 0;
    for (Map.Entry<String, String> page : pages.entrySet()) {
      String copy = "page" + number++ + ".html";
      Files.writeString(folder.resolve(copy), withAxe(page.getValue()));
      for (int width : widths) {
        window.append(
            "<iframe name=\"%s %d\" src=\"%s\" width=\"%d\" height=\"844\" style=\"border:0\"></iframe>\n"
                .formatted(page.getKey(), width, copy, width));
      }
    }
    Path file = folder.resolve("window.html");
    Files.writeString(file, window);
    JsonNode answers = JsonMapper.shared().readTree(answers(shown(file, dark, folder)));
    Map<String, Answer> found = new TreeMap<>();
    answers.properties().forEach(one -> found.put(one.getKey(), answer(one.getValue())));
    return found;
  }

  private static Answer answer(JsonNode node) {
    return new Answer(
        texts(node.path("passes")),
        texts(node.path("violations")),
        node.path("width").asInt(),
        node.path("needed").asInt(),
        node.path("dark").asBoolean());
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }

  /// The page without its policy, which forbids all scripts, and with axe.
  private static String withAxe(String page) throws IOException {
    try (InputStream axe = Axe.class.getResourceAsStream("/axe.min.js")) {
      assertThat(axe).as("axe.min.js").isNotNull();
      String script = new String(axe.readAllBytes(), StandardCharsets.UTF_8);
      return page.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "")
          .replace("</body>", "<script>" + script + "</script>" + CHECK + "</body>");
    }
  }

  private static String shown(Path file, boolean dark, Path folder)
      throws IOException, InterruptedException {
    Path out = folder.resolve("dom.html");
    Process process =
        new ProcessBuilder(
                CHROMIUM.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=1400,12000",
                "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
                "--virtual-time-budget=60000",
                "--dump-dom",
                file.toUri().toString())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("Chromium ended").isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    return Files.readString(out);
  }

  private static String answers(String dom) {
    String start = "<pre id=\"answers\">";
    int from = dom.indexOf(start);
    assertThat(from).as("the window as printed: %s", dom).isNotNegative();
    from += start.length();
    return URLDecoder.decode(dom.substring(from, dom.indexOf('<', from)), StandardCharsets.UTF_8);
  }
}
