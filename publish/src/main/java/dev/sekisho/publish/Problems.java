package dev.sekisho.publish;

import dev.sekisho.advisory.Advisory;
import dev.sekisho.advisory.Localized;
import dev.sekisho.advisory.Problem;
import dev.sekisho.advisory.Problem.Severity;
import dev.sekisho.advisory.Tlp;
import java.io.IOException;
import java.nio.file.Path;

/// The wording of what keeps something from being published.
final class Problems {
  private static final Localized CHANGED =
      Localized.of("do not use it; get it from the publisher again", "使用せず、発行者から入手し直してください");

  private Problems() {}

  static Problem unreadable(Path file, IOException cause) {
    return error(
        file,
        "",
        Localized.of("it cannot be read: " + cause.getMessage(), "読み取れません: " + cause.getMessage()),
        Localized.of("check its permissions and the disk", "アクセス権とディスクを確認してください"));
  }

  static Problem changed(Path file) {
    return error(
        file,
        "",
        Localized.of("it is not JSON any more", "JSONではなくなっています"),
        Localized.of("it was changed meanwhile; try again", "途中で変更されました。もう一度実行してください"));
  }

  static Problem restricted(Advisory advisory, Path file, Tlp tlp) {
    return error(
        file,
        advisory.id(),
        Localized.of(
            "not published: it is marked TLP:" + tlp.label(),
            "公開しません: TLP:" + tlp.label() + "に指定されています"),
        Localized.of(
            "only TLP:WHITE (TLP:CLEAR) is made public; make a tree of its own for its label with"
                + " --tlp, or ask its publisher to release it",
            "公開できるのはTLP:WHITE(TLP:CLEAR)だけです。--tlp でそのラベル専用のファイル一式を作るか、発行者に公開を依頼してください"));
  }

  static Problem mixed(Advisory advisory, Path file, Tlp tlp) {
    return error(
        file,
        advisory.id(),
        Localized.of(
            "not published: it is marked TLP:" + tlp.label() + ", other files of it otherwise",
            "公開しません: TLP:" + tlp.label() + "に指定されていますが、同じアドバイザリの他のファイルと異なります"),
        Localized.of("give all documents of an advisory one label", "1つのアドバイザリの文書には同じラベルを付けてください"));
  }

  static Problem unlabeled(Advisory advisory, Path file) {
    return error(
        file,
        advisory.id(),
        Localized.of("not published: it has no TLP label", "公開しません: TLPラベルがありません"),
        Localized.of(
            "label it TLP:WHITE (document.distribution.tlp, in STIX object_marking_refs) if it is"
                + " for everyone",
            "誰にでも公開してよければTLP:WHITE(document.distribution.tlp、STIXではobject_marking_refs)を付けてください"));
  }

  static Problem invalid(Advisory advisory, Path file, String finding) {
    return error(
        file,
        advisory.id(),
        Localized.of("not published: it is not valid: " + finding, "公開しません: 有効ではありません: " + finding),
        Localized.of("see `sekisho advisory validate`", "`sekisho advisory validate` で確認してください"));
  }

  static Problem draft(Advisory advisory, Path file) {
    return error(
        file,
        advisory.id(),
        Localized.of("not published: its status is draft", "公開しません: 状態がdraftです"),
        Localized.of(
            "set document.tracking.status to interim or final when it is ready",
            "準備ができたらdocument.tracking.statusをinterimまたはfinalにしてください"));
  }

  static Problem sameName(Advisory advisory, Path file, String path) {
    return error(
        file,
        advisory.id(),
        Localized.of(
            "not published: another document already takes the file name " + path,
            "公開しません: ファイル名" + path + "は別の文書が使っています"),
        Localized.of("give it another tracking id", "別のトラッキングIDを付けてください"));
  }

  static Problem elsewhere(Advisory advisory, Path file, String self, String here) {
    return new Problem(
        Severity.WARNING,
        file,
        advisory.id(),
        Localized.of(
            "its self reference is " + self + ", but it is published as " + here,
            "selfの参照は" + self + "ですが、" + here + "として公開します"),
        Localized.of("correct the reference or the base URL", "参照またはベースURLを修正してください"));
  }

  static Problem noDocuments(Path folder) {
    return error(
        folder,
        "",
        Localized.of("there is no CSAF document in folders of years", "年のフォルダにCSAF文書がありません"),
        Localized.of("name a tree that was published, or files", "公開したファイル一式かファイルを指定してください"));
  }

  static Problem missing(Path list) {
    return unchecked(list, Localized.of("there is no such list", "この一覧がありません"));
  }

  static Problem listedAbsent(Path list, String name) {
    return error(
        list,
        name,
        Localized.of("it is listed, but not there", "一覧にありますが、存在しません"),
        Localized.of("publish again", "公開し直してください"));
  }

  static Problem unlisted(Path list, String name) {
    return error(
        list,
        name,
        Localized.of("it is there, but not listed", "存在しますが、一覧にありません"),
        Localized.of("publish again", "公開し直してください"));
  }

  static Problem otherHash(Path file, Path hash) {
    return error(
        file,
        "",
        Localized.of(
            "its hash is not the one in " + hash.getFileName(),
            "ハッシュ値が" + hash.getFileName() + "と異なります"),
        CHANGED);
  }

  static Problem noHash(Path file) {
    return unchecked(file, Localized.of("it has no hash file", "ハッシュファイルがありません"));
  }

  static Problem noSignature(Path file) {
    return unchecked(file, Localized.of("it has no signature", "署名がありません"));
  }

  static Problem badSignature(Path file, Path signature) {
    return error(
        file,
        "",
        Localized.of(
            "its signature in " + signature.getFileName() + " is bad",
            signature.getFileName() + "の署名が一致しません"),
        CHANGED);
  }

  static Problem unreadableSignature(Path signature) {
    return error(
        signature,
        "",
        Localized.of("it is not an OpenPGP signature of a document", "文書のOpenPGP署名ではありません"),
        CHANGED);
  }

  static Problem invalidKey(Path signature) {
    return error(
        signature,
        "",
        Localized.of(
            "its key was revoked, or not valid when it was made", "鍵が失効しているか、署名時に有効ではありません"),
        Localized.of("get the publisher's present key", "発行者の現在の鍵を入手してください"));
  }

  static Problem unknownKey(Path signature) {
    return unchecked(
        signature, Localized.of("it is by a key that is not given", "指定されていない鍵による署名です"));
  }

  private static Problem unchecked(Path file, Localized what) {
    return new Problem(Severity.WARNING, file, "", what, Localized.NONE);
  }

  private static Problem error(Path file, String place, Localized what, Localized remedy) {
    return new Problem(Severity.ERROR, file, place, what, remedy);
  }
}
