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
import dev.sekisho.container.Passwords;
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
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    Opening opening =
        new Opening(Budget.of(Limits.standard()), Passwords.listed(List.of("x", "open sesame")));

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

  /// The VBA project of a document, with one more stream in a folder of it, or at its root.
  private static byte[] projectWith(String stream, String... folders) throws IOException {
    byte[] project = Read.resource("vbaProject.bin");
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(project))) {
      DirectoryEntry folder = files.getRoot();
      for (String name : folders) {
        folder = folder.createDirectory(name);
      }
      folder.createDocument(stream, new ByteArrayInputStream(new byte[32]));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      files.writeFilesystem(bytes);
      return bytes.toByteArray();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"__properties_version1.0", "__PROPERTIES_Version1.0"})
  void read_macrosBesideAStreamOfOutlook_areMembers(String stream) throws IOException {
    byte[] file = projectWith(stream);
    Contents contents = read(file);

    assertThat(Read.member(contents, "VBA/Module1.bas").content().latin1()).contains("MsgBox");
    assertThat(contents.members()).noneMatch(member -> member.names().contains(stream));
    assertThat(Read.one(new MsgReader(), file).members())
        .singleElement()
        .extracting(Member::role)
        .isEqualTo(Member.Role.MESSAGE);
  }

  @Test
  void read_messageInAFolder_isAFileOfIt() throws IOException {
    byte[] file = projectWith("__properties_version1.0", "ObjectPool", "_1");
    Contents contents = read(file);

    Slice message = Read.member(contents, "ObjectPool/_1/message.msg").content();
    assertThat(Read.one(new MsgReader(), message.toArray()).members()).hasSize(1);
    assertThat(Read.member(contents, "VBA/Module1.bas").content().latin1()).contains("MsgBox");
    assertThat(Read.one(new MsgReader(), file).members()).isEmpty();
  }

  @Test
  void read_outlookMessage_listsNothingThatItsOwnReaderReads() {
    Contents contents = read(Read.resource("testMSG_att_msg.msg"));

    assertThat(contents.members()).isEmpty();
    assertThat(contents.missing()).isNull();
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
