package dev.sekisho.exchange;

import dev.sekisho.advisory.Localized;

/// Why a rule is not there, or does not mean exactly what its indicator says.
public enum Reason {
  /// The indicator is in a language that is not read.
  LANGUAGE("its pattern is not a STIX pattern that can be read", "読み取れるSTIXパターンではありません"),
  /// Revoked, or outside its time.
  NOT_VALID("it is revoked, or not valid at that time", "取り消されたか、その時点では有効ではありません"),
  /// Marked narrower than may be passed on.
  TLP(
      "its TLP label is narrower than --tlp lets through: it is withheld",
      "TLPラベルが--tlpで許した範囲より狭いため、書き出しません"),
  /// Weak, and weak ones are not asked for.
  WEAK(
      "its confidence is below 50: it only hints; --weak exports it too",
      "確信度が50未満で手がかりにすぎません。--weakを付けると書き出します"),
  /// AND, FOLLOWEDBY, REPEATS between brackets.
  SEVERAL(
      "it needs several observations; a rule there sees one at a time",
      "複数の観測が必要です。書き出し先の規則は一度に一つしか見ません"),
  /// START … STOP.
  TIME("it asks when something was observed", "観測した時刻を問います"),
  /// Terms about objects of different types in one bracket.
  NEVER(
      "it can never be met: its terms are about objects of different types",
      "種類の違うオブジェクトを同時に問うため、満たされることがありません"),
  /// Too many alternatives.
  MANY("it has too many alternatives", "選択肢が多すぎます"),
  /// NOT and !=.
  NEGATED(
      "NOT and != ask for another value, which rules there cannot say",
      "NOTや!=は別の値があることを問い、書き出し先の規則では表せません"),
  /// An operator or type of constant.
  OPERATOR(
      "the operator, or the type of the constant, has no counterpart there",
      "演算子または定数の型に対応するものがありません"),
  /// A regular expression.
  EXPRESSION("its expression cannot be written in the dialect there", "正規表現を書き出し先の方言で書けません"),
  /// A property.
  PROPERTY("the target does not see one of its properties", "書き出し先から見えないプロパティを問います"),
  /// Properties that are seen at different times.
  TOGETHER(
      "the target sees its properties one by one and cannot join them",
      "書き出し先ではプロパティを一つずつしか見られず、組み合わせられません"),
  /// A conjunction of which only part could be said.
  ALONE("without the terms that cannot be said it would be much too wide", "表せない条件を除くと広すぎる規則になります"),
  /// An alternative is left out.
  ALTERNATIVE("some of its alternatives are left out", "選択肢の一部を省きました"),
  /// A term beside a hash or a path is left out.
  DROPPED(
      "a term that the target cannot ask is left out: what is left still names the file",
      "書き出し先で問えない条件を省きました。残りだけでもファイルは定まります"),
  /// A rule does not know `valid_until`.
  UNTIL(
      "the rule does not end by itself when the indicator does (valid_until)",
      "有効期限(valid_until)が過ぎても規則は自動的に終わりません"),
  /// Found in any file.
  ANYWHERE(
      "it is looked for in every file, not only where the indicator asks",
      "指標が問う場所だけでなく、すべてのファイルで探します"),
  /// Header fields as they stand in the message.
  RAW_HEADER(
      "header fields are read as they stand: encoded-words are not decoded",
      "ヘッダーを記述のまま読み、encoded-wordを復号しません"),
  /// Bodies as they stand in the message.
  RAW_BODY(
      "bodies are read as they stand: base64 and quoted-printable are not decoded",
      "本文を記述のまま読み、base64やquoted-printableを復号しません"),
  /// An address in a field with names beside it.
  ADDRESS_FIELD("a name that looks like the address is taken for it", "アドレスのように見える表示名も該当します"),
  /// A body is any text.
  ANY_TEXT(
      "any text is read as a body: of attachments and archives too",
      "添付ファイルや書庫の中のものも含め、あらゆるテキストを本文として読みます"),
  /// Character sets.
  CHARSET("characters beyond ASCII are looked for in UTF-8 only", "ASCII以外の文字はUTF-8でのみ探します"),
  /// A character of several bytes counts as several.
  COUNTED("where the expression counts characters, bytes are counted", "文字数を数えるところでバイト数を数えます"),
  /// Nested messages.
  OUTERMOST("of messages nested in the mail the rule sees nothing", "メールに含まれた別のメールは見ません"),
  /// Lines.
  ONE_LINE("one line at a time is read", "一行ずつしか読みません"),
  /// Letter case.
  CASE("letter case does not count in the rule", "規則では大文字と小文字を区別しません"),
  /// Only ZIP archives.
  ONLY_ZIP("members of ZIP archives only are seen", "ZIP書庫の中のファイルだけを見ます"),
  /// Single-part bodies too.
  SINGLE("a mail of a single part is looked at too", "単一パートのメールも見ます"),
  /// Seen when it runs.
  WHEN_RUN(
      "the hash is seen when the file is run, not when it lies there",
      "ハッシュはファイルの実行時に見られ、置かれただけでは見られません"),
  /// Names written in another way.
  ENCODED_NAME(
      "names that are encoded or in pieces (RFC 2047, RFC 2231) are not seen",
      "符号化や分割された名前(RFC 2047、RFC 2231)は見ません"),
  /// Members of archives unseen.
  NOT_UNPACKED("what is inside mails or archives is not unpacked", "メールや書庫の中身は展開しません"),
  /// Folds.
  FOLDS("a space does not match where a field is folded", "折り返した箇所は空白として一致しません"),
  /// Attachments of nested messages.
  NESTED_PARTS("attachments of messages nested in the mail count too", "メールに含まれた別のメールの添付ファイルも数えます"),
  /// Events of files and registry.
  WHEN_MADE("it is seen when it is written, not when it lies there", "書き込まれた時点で見られ、置かれただけでは見られません"),
  /// Mentions without a link.
  LINKS_ONLY("links only are seen, not mentions in the text", "リンクだけを見て、文中の言及は見ません"),
  /// Values of one registry key.
  ONE_VALUE("name and data have to be of one value", "名前とデータは同じ値のものに限られます"),
  /// A link in a text.
  AS_TEXT("it is looked for as text, whether it is a link or not", "リンクかどうかにかかわらずテキストとして探します"),
  /// Spellings of a link.
  AS_WRITTEN(
      "other spellings of it (percent signs, numeric hosts, letter case) are not seen",
      "別の表記(パーセント符号化、数値のホスト、大文字小文字)は見ません");

  private final String english;
  private final String japanese;

  Reason(String english, String japanese) {
    this.english = english;
    this.japanese = japanese;
  }

  /// In words.
  public Localized text() {
    return Localized.of(english, japanese);
  }
}
