package dev.sekisho.fuzz;

import static dev.sekisho.fuzz.Properties.require;

import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.host.HostExtras;
import dev.sekisho.host.HostResult;
import dev.sekisho.host.HostRules;
import dev.sekisho.host.HostScan;
import dev.sekisho.host.HostSource;
import dev.sekisho.host.HostSources;
import dev.sekisho.host.HostVerdict;
import dev.sekisho.host.Naming;
import dev.sekisho.host.WalkControl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Any bytes, read as a collection of a host: a ZIP as it is, a hive in the place of the accounts,
/// lines of JSON as what our own collection lists, all else as a scheduled task; archives in it and
/// what was deleted are looked at too. It is opened or refused, scanned twice the verdict is the
/// same, and a line that cannot be read makes no host clean.
public final class CollectionFuzzer {
  private static final HostRules RULES =
      SampleHostRules.of(
          "[file:name = 'found.exe' OR user-account:display_name = 'found']",
          Naming.WINDOWS,
          new HostExtras(/* members= */ true, /* deleted= */ true));
  private static final String HEAD =
      "{\"format\":\"sekisho-host\",\"version\":1,\"naming\":\"windows\","
          + "\"variables\":{\"windir\":[\"C:\\\\Windows\"]}}";

  private CollectionFuzzer() {}

  /// Called by the fuzzer first: what is loaded once is not the time of an input.
  public static void fuzzerInitialize() {
    fuzzerTestOneInput("<Task/>".getBytes(StandardCharsets.UTF_8));
  }

  /// Called by the fuzzer with each input.
  public static void fuzzerTestOneInput(byte[] input) {
    byte[] zip = collection(input);
    @Nullable HostResult first = scan(zip);
    @Nullable HostResult second = scan(zip);
    require(
        first == null ? second == null : second != null && first.verdict() == second.verdict(),
        "read twice, two verdicts");
    if (first != null) {
      require(
          first.verdict() != HostVerdict.CLEAN || first.incomplete().isEmpty(),
          "something could not be read, and the host is clean");
    }
  }

  private static byte[] collection(byte[] input) {
    String start = new String(input, 0, Math.min(4, input.length), StandardCharsets.ISO_8859_1);
    if (start.startsWith("PK")) {
      return input;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      if (start.startsWith("{")) {
        add(zip, "host.json", HEAD.getBytes(StandardCharsets.UTF_8));
        add(zip, "artefacts.jsonl", input);
      } else if (start.equals("regf")) {
        add(zip, "C/Windows/System32/config/SAM", input);
      } else {
        add(zip, "C/Windows/System32/Tasks/task", input);
        add(zip, "C/Windows/Tasks/task.job", input);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  /// What the scan finds; null if it is no collection.
  private static @Nullable HostResult scan(byte[] zip) {
    Limits limits =
        Limits.standard()
            .with(Limit.STEPS, 100_000)
            .with(Limit.MEMBERS, 200)
            .with(Limit.UNPACKED_BYTES, 1 << 20);
    String name = Given.file("collection.zip", zip).toString();
    try (HostSource source = HostSources.open(name, limits)) {
      return new HostScan(source, RULES, limits, SampleHostRules.TIME, WalkControl.NONE, null, null)
          .run();
    } catch (IOException refused) {
      require(refused.getMessage() != null, "refused, but not why");
      return null;
    }
  }
}
