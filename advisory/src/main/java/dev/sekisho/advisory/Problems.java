package dev.sekisho.advisory;

import dev.sekisho.advisory.Problem.Severity;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

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

  private static String reason(Exception cause) {
    return cause instanceof AccessDeniedException ? "access denied" : cause.toString();
  }
}
