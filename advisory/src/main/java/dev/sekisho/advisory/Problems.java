package dev.sekisho.advisory;

import dev.sekisho.advisory.Problem.Severity;
import dev.sekisho.stix.Diagnostic;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The wording of every problem the loader meets.
final class Problems {
  private Problems() {}

  static Problem absent(Path path) {
    return new Problem(
        Severity.ERROR,
        path,
        "",
        Localized.of("there is no such file or folder", "このファイルまたはフォルダはありません"),
        Localized.of("check the path", "パスを確認してください"));
  }

  static Problem unreadable(Path path, Exception cause) {
    return new Problem(
        Severity.ERROR,
        path,
        "",
        Localized.of("it cannot be read: " + reason(cause), "読み取れません: " + reason(cause)),
        Localized.of("check its permissions and the disk", "アクセス権とディスクを確認してください"));
  }

  static Problem empty(Path folder) {
    return new Problem(
        Severity.WARNING,
        folder,
        "",
        Localized.of("it holds no .json file", "*.json ファイルがありません"),
        Localized.of(
            "name a folder with CSAF documents or STIX bundles",
            "CSAF文書またはSTIXバンドルのあるフォルダを指定してください"));
  }

  static Problem notJson(Path file, String place, String reason) {
    return new Problem(
        Severity.ERROR,
        file,
        place,
        Localized.of("it is not JSON: " + reason, "JSONではありません: " + reason),
        Localized.of(
            "get the file again, or correct it at that place", "ファイルを入手し直すか、その位置を修正してください"));
  }

  static Problem emptyFile(Path file) {
    return new Problem(
        Severity.ERROR,
        file,
        "",
        Localized.of("the file is empty", "ファイルが空です"),
        Localized.of("get the file again", "ファイルを入手し直してください"));
  }

  static Problem sameDocument(CsafDocument second, CsafDocument first) {
    return new Problem(
        Severity.WARNING,
        second.file(),
        second.id(),
        Localized.of(
            "the CSAF document "
                + first.file().getFileName()
                + " has this tracking id too, and is used",
            "同じトラッキングIDのCSAF文書 " + first.file().getFileName() + " があり、そちらを使います"),
        Localized.of("keep one of the two only", "どちらか一方だけを残してください"));
  }

  static Problem notAdvisory(Path file) {
    return new Problem(
        Severity.ERROR,
        file,
        "",
        Localized.of(
            "it is neither a CSAF document (document/csaf_version) nor a STIX bundle (type: bundle)",
            "CSAF文書(document/csaf_version)でもSTIXバンドル(type: bundle)でもありません"),
        Localized.of(
            "remove it from the advisories, or name another file", "アドバイザリから除くか、別のファイルを指定してください"));
  }

  static Problem tooLarge(Path file, long most) {
    return new Problem(
        Severity.ERROR,
        file,
        "",
        Localized.of(
            "the file is larger than %,d bytes".formatted(most),
            "ファイルが%,dバイトを超えています".formatted(most)),
        Localized.of("split it into several files", "複数のファイルに分けてください"));
  }

  static Problem noId(Path file, String place) {
    return new Problem(
        Severity.ERROR,
        file,
        place,
        Localized.of("the STIX object has no id", "STIXオブジェクトにidがありません"),
        Localized.of("it is left out; give it an id", "使われません。idを付けてください"));
  }

  static Problem emptyBundle(Path file) {
    return new Problem(
        Severity.WARNING,
        file,
        "",
        Localized.of(
            "the bundle has neither a report nor an indicator", "バンドルにreportもindicatorもありません"),
        Localized.of("nothing of it is used", "このファイルの内容は使われません"));
  }

  static Problem noTrackingId(Path file) {
    return new Problem(
        Severity.ERROR,
        file,
        "/document/tracking/id",
        Localized.of("the CSAF document has no tracking id", "CSAF文書にトラッキングIDがありません"),
        Localized.of(
            "ask its publisher for a valid CSAF 2.0 document", "有効なCSAF 2.0文書を発行元に求めてください"));
  }

  static Problem duplicate(Advisory second, Advisory first) {
    return new Problem(
        Severity.WARNING,
        second.origin(),
        second.id(),
        Localized.of(
            "this advisory was already loaded from " + first.origin() + ", which is used",
            "このアドバイザリは " + first.origin() + " から読み込み済みで、そちらを使います"),
        Localized.of("name one of the two only", "どちらか一方だけを指定してください"));
  }

  static Problem invalidPattern(Path file, String indicator, Diagnostic error) {
    String found = position(error) + error.message();
    return new Problem(
        Severity.ERROR,
        file,
        indicator,
        Localized.of(
            "the pattern is not valid STIX 2.1: " + found, "パターンがSTIX 2.1として正しくありません: " + found),
        Localized.of(
            "the indicator is left out; correct the pattern there",
            "このインジケータは使われません。その位置でパターンを修正してください"));
  }

  static Problem oddPattern(Path file, String indicator, List<Diagnostic> warnings) {
    String found =
        warnings.stream()
            .map(warning -> position(warning) + warning.message())
            .collect(Collectors.joining("; "));
    return new Problem(
        Severity.WARNING,
        file,
        indicator,
        Localized.of(found, found),
        Localized.of("correct the pattern if that is not meant", "意図したものでなければパターンを修正してください"));
  }

  private static String position(Diagnostic diagnostic) {
    return diagnostic.line() + ":" + diagnostic.column() + ": ";
  }

  static Problem wrongConfidence(Path file, String indicator, String value) {
    return new Problem(
        Severity.WARNING,
        file,
        indicator,
        Localized.of(
            "confidence is " + value + ", expected a whole number from 0 to 100",
            "confidence の値 " + value + " は0から100までの整数ではありません"),
        Localized.of("it is taken as not said, which is 100", "指定なし(100)として扱います"));
  }

  static Problem wrongTime(Path file, String indicator, String property, String value) {
    return new Problem(
        Severity.WARNING,
        file,
        indicator,
        Localized.of(
            property + " is " + value + ", expected a timestamp such as 2003-08-02T00:00:00Z",
            property + " の値 " + value + " は日時(例: 2003-08-02T00:00:00Z)ではありません"),
        Localized.of("it is taken as not said", "指定なしとして扱います"));
  }

  static Problem notRun(Path file, Map<String, Integer> indicatorsByType) {
    List<String> counts = new ArrayList<>();
    indicatorsByType.forEach((type, count) -> counts.add(count + " " + type));
    String all = String.join(", ", counts);
    return new Problem(
        Severity.WARNING,
        file,
        "",
        Localized.of(
            "indicators in pattern languages that are not run: " + all,
            "実行できないパターン言語のインジケータ: " + all),
        Localized.of("they decide nothing; the others are run", "これらは判定に使われません。ほかは実行されます"));
  }

  static Problem noVectors(Advisory advisory) {
    return new Problem(
        Severity.WARNING,
        advisory.origin(),
        advisory.id(),
        Localized.of("the advisory has no test vectors", "テストベクタがありません"),
        Localized.of("add vectors/vectors.json", "vectors/vectors.json を追加してください"));
  }

  static Problem otherFormat(Path file, String expected) {
    return new Problem(
        Severity.ERROR,
        file,
        "/format",
        Localized.of(
            "expected format and version " + expected, "format と version は " + expected + " のはずです"),
        Localized.of(
            "see docs/formats/advisory-folder.md", "docs/formats/advisory-folder.md を参照してください"));
  }

  static Problem absentVector(Path file, String name) {
    return new Problem(
        Severity.ERROR,
        file,
        name,
        Localized.of("there is no such test vector in this folder", "このフォルダにそのテストベクタはありません"),
        Localized.of("add the file, or remove its entry", "ファイルを追加するか、項目を削除してください"));
  }

  static Problem unlistedVector(Path file) {
    return new Problem(
        Severity.WARNING,
        file,
        "",
        Localized.of(
            "no entry of vectors.json names this test vector", "vectors.json にこのテストベクタの項目がありません"),
        Localized.of("add an entry, or remove the file", "項目を追加するか、ファイルを削除してください"));
  }

  static Problem untested(Path file, String indicator) {
    return new Problem(
        Severity.WARNING,
        file,
        indicator,
        Localized.of("no test vector sights this indicator", "このインジケータを検知するテストベクタがありません"),
        Localized.of("add one", "テストベクタを追加してください"));
  }

  static Problem notInMail(Path origin, String indicator, Diagnostic note) {
    return new Problem(
        Severity.NOTE,
        origin,
        indicator,
        Localized.of(
            "mail never yields what it looks for: " + position(note) + note.message(),
            "メールからは得られない値を探しています: " + position(note) + note.message()),
        Localized.of("nothing, if it is meant for hosts or networks", "ホストやネットワーク向けであれば対応は不要です"));
  }

  static Problem noNames(Advisory advisory) {
    return new Problem(
        Severity.WARNING,
        advisory.origin(),
        advisory.id(),
        Localized.of("it names no malware", "マルウェアの名称がありません"),
        Localized.of(
            "add a malware object that the indicators indicate",
            "インジケータが示すmalwareオブジェクトを追加してください"));
  }

  static Problem otherName(CsafDocument document, String expected) {
    return new Problem(
        Severity.WARNING,
        document.file(),
        document.id(),
        Localized.of(
            "CSAF 2.0 §5.1 names this document " + expected,
            "CSAF 2.0 §5.1による文書名は " + expected + " です"),
        Localized.of("rename it", "名前を変更してください"));
  }

  private static String reason(Exception cause) {
    return cause instanceof AccessDeniedException ? "access denied" : cause.toString();
  }
}
