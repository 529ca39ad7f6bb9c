package dev.sekisho.host;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.platform.win32.WinReg.HKEY;
import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Limits;
import dev.sekisho.registry.HiveKind;
import dev.sekisho.registry.RegistryPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The registry of the running Windows, asked through its API (Advapi32, by JNA) and never written.
///
/// Its hives are the keys of `HKEY_LOCAL_MACHINE` and those of `HKEY_USERS`; everything else of it
/// is another name for one of them, or is made for each process.
final class LiveRegistry {
  private static final Set<HiveKind> MACHINE =
      Set.of(HiveKind.SYSTEM, HiveKind.SOFTWARE, HiveKind.SAM, HiveKind.SECURITY);
  private static final String OF_SYSTEM = ".DEFAULT";
  private static final String CLASSES = "_Classes";

  private final RegistryCalls calls;
  private final Limits limits;

  /// A registry.
  ///
  /// @param api of Windows, or what stands for it
  LiveRegistry(Advapi32 api, Limits limits) {
    this.calls = new RegistryCalls(api);
    this.limits = limits;
  }

  /// That of the Windows this runs on.
  ///
  /// @throws IOException if there is none
  static LiveRegistry ofThisWindows(Limits limits) throws IOException {
    try {
      return new LiveRegistry(Advapi32.INSTANCE, limits);
    } catch (LinkageError e) {
      throw new IOException("the registry's API cannot be called: " + e.getMessage(), e);
    }
  }

  /// A hive that is loaded.
  ///
  /// @param name of its root key in full
  /// @param owner as {@link HiveKind#mountPoint} takes it
  record Loaded(String name, HiveKind kind, String owner, LiveHive hive) {}

  /// The hives that are loaded now.
  ///
  /// @throws IOException if Windows does not tell them
  List<Loaded> hives() throws IOException {
    List<Loaded> hives = new ArrayList<>();
    for (RegistryCalls.Subkey found : in(WinReg.HKEY_LOCAL_MACHINE)) {
      HiveKind kind = HiveKind.of(found.name()).filter(MACHINE::contains).orElse(HiveKind.OTHER);
      String name = RegistryPath.LOCAL_MACHINE + "\\" + found.name();
      hives.add(loaded(name, kind, found.name(), WinReg.HKEY_LOCAL_MACHINE, found));
    }
    for (RegistryCalls.Subkey found : in(WinReg.HKEY_USERS)) {
      String name = RegistryPath.USERS + "\\" + found.name();
      hives.add(loaded(name, ofUser(found.name()), owner(found.name()), WinReg.HKEY_USERS, found));
    }
    return hives;
  }

  private static HiveKind ofUser(String name) {
    if (name.equalsIgnoreCase(OF_SYSTEM)) {
      return HiveKind.DEFAULT;
    }
    return classes(name) ? HiveKind.USRCLASS : HiveKind.NTUSER;
  }

  private static boolean classes(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(CLASSES.toLowerCase(Locale.ROOT));
  }

  private static String owner(String name) {
    return classes(name) ? name.substring(0, name.length() - CLASSES.length()) : name;
  }

  private List<RegistryCalls.Subkey> in(HKEY root) throws IOException {
    List<RegistryCalls.Subkey> found = new ArrayList<>();
    RegistryCalls.Subkey next = calls.subkey(root, 0);
    while (next != null) {
      found.add(next);
      next = calls.subkey(root, found.size());
    }
    return found;
  }

  private Loaded loaded(
      String name, HiveKind kind, String owner, HKEY root, RegistryCalls.Subkey found) {
    return new Loaded(name, kind, owner, new LiveHive(calls, root, found, Budget.of(limits)));
  }
}
