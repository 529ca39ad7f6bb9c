package dev.sekisho.host;

import dev.sekisho.bytes.Slice;
import dev.sekisho.host.Artefact.AccountSeen;
import dev.sekisho.host.Artefact.SoftwareSeen;
import dev.sekisho.registry.MachineRegistry;
import dev.sekisho.registry.MountedKey;
import dev.sekisho.registry.RegistryKey;
import dev.sekisho.registry.RegistryValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Accounts and installed programs, as the registry has them.
///
/// Source: the values `F` and `V` of accounts in SAM as `chntpw` documents them in `sam.h`;
/// Microsoft, *Uninstall Registry Key*. Passwords are not read.
final class Accounts {
  private static final String DOMAIN = "HKEY_LOCAL_MACHINE\\SAM\\SAM\\Domains\\Account";
  private static final String PROFILES =
      "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList";
  private static final String UNINSTALL = "\\Microsoft\\Windows\\CurrentVersion\\Uninstall";
  private static final int FLAGS = 0x38;
  private static final int FULL_NAME = 0x18;
  private static final int V_HEAD = 0xcc;

  private final MachineRegistry registry;
  private final ArtefactSink sink;

  Accounts(MachineRegistry registry, ArtefactSink sink) {
    this.registry = registry;
    this.sink = sink;
  }

  /// Gives all of them to the sink.
  void run() throws IOException {
    String machine = machine();
    for (MountedKey names : registry.find(DOMAIN + "\\Users\\Names")) {
      for (RegistryKey name : names.key().subkeys()) {
        account(name, machine);
      }
    }
    for (MountedKey profiles : registry.find(PROFILES)) {
      for (RegistryKey profile : profiles.key().subkeys()) {
        boolean elsewhere =
            profile.name().startsWith("S-1-5-21-")
                && (machine.isEmpty() || !profile.name().startsWith(machine + "-"));
        String path = profile.value("ProfileImagePath").map(RegistryValue::text).orElse("");
        if (elsewhere && !path.isEmpty()) {
          String login = path.substring(path.lastIndexOf('\\') + 1);
          sink.accept(new AccountSeen(login, profile.name(), "", "windows-domain", null));
        }
      }
    }
    for (String owner : List.of("HKEY_LOCAL_MACHINE\\SOFTWARE", "HKEY_CURRENT_USER\\Software")) {
      for (MountedKey programs : registry.find(owner + UNINSTALL)) {
        for (RegistryKey program : programs.key().subkeys()) {
          software(program);
        }
      }
    }
  }

  private void account(RegistryKey name, String machine) throws IOException {
    int rid = name.value("").map(RegistryValue::typeNumber).orElse(0);
    RegistryKey user =
        registry.find(DOMAIN + "\\Users\\" + String.format(Locale.ROOT, "%08X", rid)).stream()
            .map(MountedKey::key)
            .findFirst()
            .orElse(null);
    String id = Integer.toUnsignedString(rid);
    sink.accept(
        new AccountSeen(
            name.name(),
            machine.isEmpty() ? id : machine + "-" + id,
            user == null ? "" : fullName(user),
            "windows-local",
            user == null ? null : disabled(user)));
  }

  /// The machine's SID; empty if it is not known.
  private String machine() {
    for (MountedKey domain : registry.find(DOMAIN)) {
      Slice v = domain.key().value("V").map(RegistryValue::data).orElse(Slice.empty());
      if (v.length() >= 12) {
        int at = v.length() - 12;
        return "S-1-5-21-" + u32(v, at) + "-" + u32(v, at + 4) + "-" + u32(v, at + 8);
      }
    }
    return "";
  }

  private static @Nullable Boolean disabled(RegistryKey user) {
    Slice f = user.value("F").map(RegistryValue::data).orElse(Slice.empty());
    return f.length() > FLAGS ? (f.at(FLAGS) & 1) != 0 : null;
  }

  private static String fullName(RegistryKey user) {
    Slice v = user.value("V").map(RegistryValue::data).orElse(Slice.empty());
    if (v.length() < V_HEAD) {
      return "";
    }
    long start = V_HEAD + u32(v, FULL_NAME);
    long length = u32(v, FULL_NAME + 4);
    return start + length > v.length()
        ? ""
        : v.part((int) start, (int) length).text(StandardCharsets.UTF_16LE);
  }

  private static long u32(Slice bytes, int at) {
    return (bytes.at(at) & 0xffL)
        | (bytes.at(at + 1) & 0xffL) << 8
        | (bytes.at(at + 2) & 0xffL) << 16
        | (bytes.at(at + 3) & 0xffL) << 24;
  }

  private void software(RegistryKey program) throws IOException {
    String product = text(program, "DisplayName");
    if (!product.isEmpty()) {
      sink.accept(
          new SoftwareSeen(product, text(program, "DisplayVersion"), text(program, "Publisher")));
    }
  }

  private static String text(RegistryKey key, String value) {
    return key.value(value).map(RegistryValue::text).orElse("");
  }
}
