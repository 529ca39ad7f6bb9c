package dev.sekisho.exposure;

import dev.sekisho.advisory.Localized;
import dev.sekisho.advisory.Problem;
import dev.sekisho.advisory.Problem.Severity;
import java.nio.file.Path;

/// The wording of what is wrong with inventories.
final class InventoryProblems {
  private InventoryProblems() {}

  private static Problem error(Path file, String place, Localized what, Localized remedy) {
    return new Problem(Severity.ERROR, file, place, what, remedy);
  }

  static Problem unreadable(Path file, String reason) {
    return error(
        file,
        "",
        Localized.of("it cannot be read: " + reason, "読み取れません: " + reason),
        Localized.of("check the path and its permissions", "パスとアクセス権を確認してください"));
  }

  static Problem tooLarge(Path file, long bytes) {
    return error(
        file,
        "",
        Localized.of(
            "it is larger than %d bytes".formatted(bytes), "%d バイトを超えています".formatted(bytes)),
        Localized.of("split it", "分割してください"));
  }

  static Problem encoding(Path file, String charset) {
    return error(
        file,
        "",
        Localized.of("it is not text in " + charset, charset + " のテキストではありません"),
        Localized.of(
            "save it as UTF-8, or name its encoding with --inventory-encoding",
            "UTF-8で保存するか、--inventory-encoding で文字コードを指定してください"));
  }

  static Problem unrecognised(Path file) {
    return error(
        file,
        "",
        Localized.of("it is no inventory of a form that is known", "既知の形式のインベントリではありません"),
        Localized.of("name its form with --inventory-format", "--inventory-format で形式を指定してください"));
  }

  static Problem notJson(Path file, String place, String reason) {
    return error(
        file,
        place,
        Localized.of("it is not JSON: " + reason, "JSONではありません: " + reason),
        Localized.of("correct it, or export it again", "修正するか、出力し直してください"));
  }

  static Problem noColumns(Path file, String missing) {
    return error(
        file,
        "line 1",
        Localized.of("the columns lack " + missing, "列 " + missing + " がありません"),
        Localized.of(
            "name the columns in the first line: host,vendor,product,version",
            "1行目に列名を書いてください: host,vendor,product,version"));
  }

  static Problem badRow(Path file, long line, String english, String japanese) {
    return error(
        file,
        "line " + line,
        Localized.of("the row is left out: " + english, "この行は使いません: " + japanese),
        Localized.of("correct the row", "行を修正してください"));
  }

  static Problem tooManyRows(Path file) {
    return error(
        file,
        "",
        Localized.of("too many broken rows: the rest is left out", "壊れた行が多すぎるため、残りは使いません"),
        Localized.of("correct the file", "ファイルを修正してください"));
  }

  static Problem empty(Path file) {
    return error(
        file,
        "",
        Localized.of("no product was found in it", "製品が1つも見つかりません"),
        Localized.of("check that it is the right file", "正しいファイルか確認してください"));
  }

  static Problem blank(Path file) {
    return error(
        file,
        "",
        Localized.of("it is empty", "ファイルが空です"),
        Localized.of("check that it is the right file", "正しいファイルか確認してください"));
  }

  /// Well formed, so that the run is no failure: but who gave it hardly meant to give nothing.
  static Problem onlyColumns(Path file) {
    return new Problem(
        Severity.WARNING,
        file,
        "line 1",
        Localized.of(
            "it has the columns and no row: no host was looked at", "列名だけで行がありません: 調べたホストはありません"),
        Localized.of("check that it is the right file", "正しいファイルか確認してください"));
  }

  static Problem badEntry(Path file, String place, String english, String japanese) {
    return error(
        file,
        place,
        Localized.of("the entry is left out: " + english, "この項目は使いません: " + japanese),
        Localized.of("correct the entry", "項目を修正してください"));
  }
}
