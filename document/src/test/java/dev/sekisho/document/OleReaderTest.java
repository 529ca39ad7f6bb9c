package dev.sekisho.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Budget;
import dev.sekisho.bytes.Cause;
import dev.sekisho.bytes.Limit;
import dev.sekisho.bytes.Limits;
import dev.sekisho.bytes.Slice;
import dev.sekisho.container.Contents;
import dev.sekisho.container.Member;
import dev.sekisho.container.Opening;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;

class OleReaderTest {
  private static final String CLAM_EXE =
      "71e7b604d18aefd839e51a39c88df8383bb4c071dc31f87f00a2b5df580d4495";

  private static Contents read(byte[] file) {
    return Read.one(new OleReader(), file);
  }

  @Test
  void read_wordDocumentWithPackage_embeddedFileIsMember() {
    Contents contents = read(Read.debian("clamav-testfiles/clam.ole.doc"));

    Member exe = Read.member(contents, "Clam.exe");
    assertThat(Read.sha256(exe)).isEqualTo(CLAM_EXE);
    assertThat(exe.names()).containsExactly("Clam.exe", "C:\\clam.exe");
    assertThat(Read.member(contents, "WordDocument").content().length()).isEqualTo(4142);
    assertThat(contents.archive()).isFalse();
    assertThat(contents.missing()).isNull();
  }

  @Test
  void read_presentationWithPackage_embeddedObjectIsInflated() {
    Contents contents = read(Read.debian("clamav-testfiles/clam.ppt"));

    Contents object = read(Read.member(contents, "object 1").content().toArray());
    assertThat(Read.sha256(Read.member(object, "clam.exe"))).isEqualTo(CLAM_EXE);
  }

  @Test
  void read_vbaProject_sourceIsMember() {
    Contents contents = read(Read.resource("vbaProject.bin"));

    assertThat(Read.member(contents, "VBA/Module1.bas").content().latin1())
        .startsWith("Attribute VB_Name = \"Module1\"\r\n")
        .contains("MsgBox");
  }

  @Test
  void read_encryptedWithExcelsOwnPassword_documentIsMember() throws Exception {
    Contents contents = read(encrypted("VelvetSweatshop", EncryptionMode.agile));

    assertThat(Read.member(contents, "document").content().latin1()).isEqualTo("inert document");
    assertThat(contents.missing()).isNull();
  }

  @Test
  void read_encryptedWithGivenPassword_documentIsMember() throws Exception {
    byte[] file = encrypted("open sesame", EncryptionMode.standard);
    Opening opening = new Opening(Budget.of(Limits.standard()), () -> List.of("x", "open sesame"));

    Contents contents = new OleReader().read(Slice.of(file), opening);

    assertThat(Read.member(contents, "document").content().latin1()).isEqualTo("inert document");
  }

  @Test
  void read_encryptedWithUnknownPassword_isMissing() throws Exception {
    Contents contents = read(encrypted("unknown", EncryptionMode.agile));

    assertThat(Read.missing(contents).cause()).isEqualTo(Cause.ENCRYPTED);
  }

  @Test
  void read_cutOff_isDamaged() {
    byte[] file = Read.resource("vbaProject.bin");

    Contents contents = read(Arrays.copyOf(file, 1000));

    assertThat(Read.missing(contents).cause()).isEqualTo(Cause.DAMAGED);
  }

  @Test
  void read_moreStreamsThanMembersAllowed_saysSo() {
    Budget budget = Budget.of(Limits.standard().with(Limit.MEMBERS, 3));

    Contents contents =
        new OleReader().read(Slice.of(Read.resource("vbaProject.bin")), Opening.of(budget));

    assertThat(contents.members()).hasSize(3);
    assertThat(Read.missing(contents).detail()).isEqualTo(Limit.MEMBERS.key());
  }

  @Test
  void recognises_outlookMessage_leavesItToOthers() throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      files.createDocument(new ByteArrayInputStream(new byte[32]), "__properties_version1.0");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      files.writeFilesystem(bytes);

      assertThat(new OleReader().recognises(Slice.of(bytes.toByteArray()))).isFalse();
    }
  }

  @Property(tries = 300)
  void read_mutated_neverThrowsAndKeepsTheBudget(@ForAll Random random) {
    Read.requireSound(new OleReader(), Read.mutated(Read.resource("vbaProject.bin"), random));
  }

  private static byte[] encrypted(String password, EncryptionMode mode)
      throws IOException, GeneralSecurityException {
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(mode).getEncryptor();
      encryptor.confirmPassword(password);
      try (OutputStream out = encryptor.getDataStream(files)) {
        out.write("inert document".getBytes(StandardCharsets.US_ASCII));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      files.writeFilesystem(bytes);
      return bytes.toByteArray();
    }
  }
}
