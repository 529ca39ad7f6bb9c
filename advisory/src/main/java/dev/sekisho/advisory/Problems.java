package dev.sekisho.advisory;

import dev.sekisho.advisory.Problem.Severity;
import dev.sekisho.stix.Diagnostic;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

  static Problem oddPattern(Path file, String indicator, Diagnostic warning) {
    String found = position(warning) + warning.message();
    return new Problem(
        Severity.WARNING,
        file,
        indicator,
        Localized.of("the pattern is odd: " + found, "パターンに疑わしい点があります: " + found),
        Localized.of("check whether the pattern can ever match", "パターンが一致しうるか確認してください"));
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

  private static String reason(Exception cause) {
    return cause instanceof AccessDeniedException ? "access denied" : cause.toString();
  }
}
