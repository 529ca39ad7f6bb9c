# shellcheck shell=bash
# Sourced after jdk.sh: shows Java once what the command does, so that later starts are quick.

# What a start finds here as compiled by the quick compiler alone, it compiles so at once, for good and
# without counters. Code that runs through bytes is left out: it is found out anew to be worth the
# costly compiler, and gets it.
recording=(-XX:TieredStopAtLevel=1 -XX:Tier3InvocationThreshold=200 -XX:Tier3MinInvocationThreshold=100
  -XX:Tier3CompileThreshold=2000)
for code in 'sun.security.provider.DigestBase::implCompressMultiBlock' \
  'sun.security.provider.*::implCompress' 'java.util.Base64*::*' java.lang.StringLatin1::indexOf \
  'dev.sekisho.bytes.Needle::*' 'dev.sekisho.bytes.Slice::*' \
  'dev.sekisho.container.EmbeddedArchives::*' 'dev.sekisho.document.HtmlBlobs::*' \
  'dev.sekisho.mime.Lines::*' 'dev.sekisho.mime.QuotedPrintableDecoder::*'; do
  recording+=("-XX:CompileCommand=exclude,$code")
done

# Records a run of the command over made-up mail with Java $1, jars in folder $2 and home $3, in file
# $4; JDK $5 makes the mail. Without it everything works, only slower.
# shellcheck disable=SC2154 # java_options, class_path and scripts come from the script that sources this
record_start() {
  local mail
  mail=$(mktemp -d)
  rm -f "$4"
  find_class_path "$2"
  if "$5/bin/java" -Xshare:auto -cp "$class_path" "$scripts/Training.java" "$mail" >/dev/null 2>&1; then
    XDG_CACHE_HOME=$mail/cache "$1/bin/java" "${java_options[@]}" "${recording[@]}" \
      -XX:AOTCacheOutput="$4" -Dsekisho.home="$3" -cp "$class_path" dev.sekisho.cli.Main scan \
      --jobs 1 --format json --advisory-add "$mail/indicators.json" \
      "$3/advisories/mimail/vectors/mail.eml" "$mail/mail" "$mail/mail.mbox" >/dev/null 2>&1 || true
  fi
  rm -rf "$mail"
}
