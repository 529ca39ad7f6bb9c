import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Adds up the reports of a test run: `java TestSummary.java ROOT [FAILED-STEP …]`.
///
/// Reads `ROOT/*/target/surefire-reports/TEST-*.xml` and the TAP lines of
/// `ROOT/target/verify/*.tap`, names what failed and what was skipped and why, and ends with
/// `N passed, N failed, N skipped`. Exit status 1 if something failed, if nothing ran, or, with
/// `CI=true` and the reference data present, if something was skipped.
final class TestSummary {
  private static final Pattern TAP = Pattern.compile("(ok|not ok) (.*?)(?: # SKIP (.*))?");

  private final List<String> failed = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private long passed;

  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    TestSummary summary = new TestSummary();
    summary.failed.addAll(List.of(args).subList(1, args.length));
    try (Stream<Path> modules = Files.list(root)) {
      for (Path module : modules.sorted().toList()) {
        summary.readReports(module);
      }
    }
    summary.readTap(root.resolve("target/verify"));
    System.exit(summary.print() ? 0 : 1);
  }

  private void readReports(Path module) throws Exception {
    DocumentBuilder xml = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    for (Path report : files(module.resolve("target/surefire-reports"), "TEST-", ".xml")) {
      NodeList cases = xml.parse(report.toFile()).getElementsByTagName("testcase");
      for (int i = 0; i < cases.getLength(); i++) {
        count(module.getFileName().toString(), (Element) cases.item(i));
      }
    }
  }

  private void count(String module, Element test) {
    String simple = test.getAttribute("classname").replaceFirst(".*\\.", "");
    String name = module + ": " + simple + "." + test.getAttribute("name");
    String failure = message(test, "failure");
    String reason = failure != null ? failure : message(test, "error");
    String skip = message(test, "skipped");
    if (reason != null) {
      failed.add(name + ": " + reason);
    } else if (skip != null) {
      skipped.add(name + ": " + skip);
    } else {
      passed++;
    }
  }

  private static String message(Element test, String tag) {
    NodeList found = test.getElementsByTagName(tag);
    if (found.getLength() == 0) {
      return null;
    }
    String message = ((Element) found.item(0)).getAttribute("message");
    String text = message.isEmpty() ? found.item(0).getTextContent() : message;
    return text.strip().lines().findFirst().orElse("no reason given");
  }

  private void readTap(Path folder) throws IOException {
    for (Path report : files(folder, "", ".tap")) {
      for (String line : Files.readAllLines(report, UTF_8)) {
        Matcher test = TAP.matcher(line);
        if (test.matches()) {
          count(test.group(1).equals("ok"), test.group(2), test.group(3));
        }
      }
    }
  }

  private void count(boolean ok, String name, String skip) {
    if (!ok) {
      failed.add("acceptance: " + name);
    } else if (skip != null) {
      skipped.add("acceptance: " + name + ": " + skip);
    } else {
      passed++;
    }
  }

  private static List<Path> files(Path folder, String start, String end) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(start))
          .filter(file -> file.getFileName().toString().endsWith(end))
          .sorted()
          .toList();
    }
  }

  private boolean print() {
    System.out.println();
    failed.forEach(test -> System.out.println("FAILED  " + test));
    skipped.forEach(test -> System.out.println("skipped " + test));
    if (passed == 0) {
      System.out.println("FAILED  no test ran");
    }
    boolean strict = "true".equals(System.getenv("CI")) && haveReferenceData();
    if (strict && !skipped.isEmpty()) {
      System.out.println("FAILED  with CI=true nothing may be skipped");
    }
    System.out.printf(
        "%d passed, %d failed, %d skipped%n", passed, failed.size(), skipped.size());
    return failed.isEmpty() && passed > 0 && !(strict && !skipped.isEmpty());
  }

  private static boolean haveReferenceData() {
    String folder = System.getenv("SEKISHO_SHARED");
    return folder != null && Files.isDirectory(Path.of(folder));
  }
}
