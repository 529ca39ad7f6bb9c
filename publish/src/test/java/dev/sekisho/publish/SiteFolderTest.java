package dev.sekisho.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    SiteFolder.write(files("a", "b/c"), folder);
    Files.writeString(folder.resolve("mine"), "mine");
    SiteFolder.write(files("a", "d"), folder);
    assertThat(folder.resolve("a")).hasContent("a");
    assertThat(folder.resolve("d")).exists();
    assertThat(folder.resolve("b/c")).doesNotExist();
    assertThat(folder.resolve("mine")).exists();
    assertThat(Files.readAllLines(folder.resolve(".sekisho-site"))).containsExactly("a", "d");
  }

  @Test
  void write_fileOfOthers_writesNothing() throws IOException {
    Files.writeString(folder.resolve("b"), "mine");
    assertThatThrownBy(() -> SiteFolder.write(files("a", "b"), folder))
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
    SiteFolder.write(files("a"), site);
    assertThat(outside).hasContent("mine");
  }

  @Test
  void write_linkInTheWay_writesNothingThroughIt() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Path site = Files.createDirectory(folder.resolve("site"));
    Files.createSymbolicLink(site.resolve("en"), outside);
    assertThatThrownBy(() -> SiteFolder.write(files("en/a"), site))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void write_files_areReadableByAllAndWrittenByTheOwner() throws IOException {
    SiteFolder.write(files("a/b"), folder);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a/b"))))
        .isEqualTo("rw-r--r--");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a"))))
        .isEqualTo("rwxr-xr-x");
  }
}
