package dev.sekisho.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamingTest {
  @Test
  void foldPath_windows_dropsSeparatorAtTheEndButNotOfADrive() {
    assertThat(Naming.WINDOWS.foldPath("C:\\WINNT\\")).isEqualTo("c:\\winnt");
    assertThat(Naming.WINDOWS.foldPath("C:\\")).isEqualTo("c:\\");
    assertThat(Naming.POSIX.foldPath("/")).isEqualTo("/");
    assertThat(Naming.POSIX.foldPath("/Etc/")).isEqualTo("/Etc");
  }

  @Test
  void isIn_nameThatOnlyBeginsAlike_isNot() {
    assertThat(Naming.WINDOWS.isIn("c:\\winnt2", "c:\\winnt")).isFalse();
    assertThat(Naming.WINDOWS.isIn("c:\\winnt\\x", "c:\\winnt")).isTrue();
    assertThat(Naming.WINDOWS.isIn("c:\\winnt", "c:\\")).isTrue();
  }
}
