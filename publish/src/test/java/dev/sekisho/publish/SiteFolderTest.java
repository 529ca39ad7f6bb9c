package dev.sekisho.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sekisho.advisory.Tlp;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteFolderTest {
  @TempDir private Path folder;

  private static SortedMap<String, byte[]> files(String... paths) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String path : paths) {
      files.put(path, path.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return files;
  }

  @Test
  void write_again_deletesWhatIsGoneAndNothingElse() throws IOException {
    SiteFolder.write(files("a", "b/c"), folder, Tlp.WHITE);
    Files.writeString(folder.resolve("mine"), "mine");
    SiteFolder.write(files("a", "d"), folder, Tlp.WHITE);
    assertThat(folder.resolve("a")).hasContent("a");
    assertThat(folder.resolve("d")).exists();
    assertThat(folder.resolve("b/c")).doesNotExist();
    assertThat(folder.resolve("mine")).exists();
    assertThat(Files.readAllLines(folder.resolve(".sekisho-site"))).containsExactly("a", "d");
  }

  @Test
  void write_siteOfAnotherLabel_writesNothing() throws IOException {
    SiteFolder.write(files("advisories/feed-tlp-white.json"), folder, Tlp.WHITE);
    assertThatThrownBy(
            () -> SiteFolder.write(files("advisories/feed-tlp-amber.json"), folder, Tlp.AMBER))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("feed-tlp-white.json");
    assertThat(folder.resolve("advisories/feed-tlp-amber.json")).doesNotExist();
    assertThat(folder.resolve("advisories/feed-tlp-white.json")).exists();
  }

  @Test
  void write_siteThatIsNotForAll_isReadByOwnerAndGroup() throws IOException {
    SiteFolder.write(files("a/b"), folder.resolve("site"), Tlp.AMBER);
    Path file = folder.resolve("site/a/b");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwxr-x---");
  }

  @Test
  void write_fileOfOthers_writesNothing() throws IOException {
    Files.writeString(folder.resolve("b"), "mine");
    assertThatThrownBy(() -> SiteFolder.write(files("a", "b"), folder, Tlp.WHITE))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(folder.resolve("a")).doesNotExist();
    assertThat(folder.resolve("b")).hasContent("mine");
  }

  @Test
  void write_listThatLeadsOut_deletesNothingOutside() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), "mine");
    Path site = Files.createDirectory(folder.resolve("site"));
    Files.createSymbolicLink(site.resolve("link"), folder);
    Files.writeString(site.resolve(".sekisho-site"), "../outside\nlink/outside\n/etc/hostname\n");
    SiteFolder.write(files("a"), site, Tlp.WHITE);
    assertThat(outside).hasContent("mine");
  }

  @Test
  void write_linkInTheWay_writesNothingThroughIt() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Path site = Files.createDirectory(folder.resolve("site"));
    Files.createSymbolicLink(site.resolve("en"), outside);
    assertThatThrownBy(() -> SiteFolder.write(files("en/a"), site, Tlp.WHITE))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void write_files_areReadableByAllAndWrittenByTheOwner() throws IOException {
    SiteFolder.write(files("a/b"), folder, Tlp.WHITE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a/b"))))
        .isEqualTo("rw-r--r--");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a"))))
        .isEqualTo("rwxr-xr-x");
  }
}
