package dev.sekisho.registry;

import java.util.Locale;
import java.util.Optional;

/// What a hive is to its machine, which tells where Windows mounts it.
public enum HiveKind {
  /// Drivers, services and devices.
  SYSTEM("system", "HKEY_LOCAL_MACHINE\\SYSTEM"),
  /// Programs, for all users.
  SOFTWARE("software", "HKEY_LOCAL_MACHINE\\SOFTWARE"),
  /// Accounts of the machine.
  SAM("sam", "HKEY_LOCAL_MACHINE\\SAM"),
  /// Secrets and policy of the machine.
  SECURITY("security", "HKEY_LOCAL_MACHINE\\SECURITY"),
  /// The settings of the system's own account.
  DEFAULT("default", "HKEY_USERS\\.DEFAULT"),
  /// Another hive of the machine, which only a running Windows tells of: hardware, boot data.
  OTHER("", "HKEY_LOCAL_MACHINE\\%s"),
  /// The settings of one user.
  NTUSER("ntuser.dat", "HKEY_USERS\\%s"),
  /// The file types and COM classes of one user.
  USRCLASS("usrclass.dat", "HKEY_USERS\\%s\\Software\\Classes");

  private final String fileName;
  private final String mount;

  HiveKind(String fileName, String mount) {
    this.fileName = fileName;
    this.mount = mount;
  }

  /// The kind of a hive by the name of its file, in any case of letters.
  public static Optional<HiveKind> of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    for (HiveKind kind : values()) {
      if (kind != OTHER && kind.fileName.equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /// True if the hive is one user's.
  public boolean ofUser() {
    return this == NTUSER || this == USRCLASS;
  }

  /// True if its file lies in `System32\config`.
  public boolean ofMachine() {
    return !ofUser() && this != OTHER;
  }

  /// Where Windows mounts it.
  ///
  /// @param owner the user's SID, or a name for the profile where it is not known; of another hive
  ///   of the machine its name; else not used
  public String mountPoint(String owner) {
    return mount.replace("%s", owner);
  }
}
