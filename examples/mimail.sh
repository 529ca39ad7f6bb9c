#!/usr/bin/env bash
# The Mimail advisory, whole: the mail is found, an infected machine is found, the machines that are
# exposed are listed with what to do, and the page is published in English and Japanese. Each step
# prints what it shows and checks it; the script fails if anything differs.
#
# Nothing here is harmful: the files have the worm's names and sizes and hold zeros. SEKISHO names
# another command than the one of this source tree; --keep FOLDER leaves what was made there.
set -uo pipefail

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
sekisho=${SEKISHO:-$root/sekisho}
if [[ ${1:-} == --keep && -n ${2:-} ]]; then
  mkdir -p "$2" && work=$(cd "$2" && pwd) || exit 2
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
cd "$work" || exit 2
export LC_ALL=C.UTF-8
failures=0

# run STATUS ARGUMENT…: runs the command, output in `out`; its exit status must be STATUS.
run() {
  local wanted=$1
  shift
  "$sekisho" "$@" >out 2>err
  local status=$?
  [[ $status -eq $wanted ]] || fail "sekisho $1 ended with $status, not $wanted: $(head -c 300 err)"
}

fail() {
  printf '   DIFFERS: %s\n' "$1"
  failures=$((failures + 1))
}

# shows FILE TEXT…: each TEXT stands in FILE.
shows() {
  local file=$1 text
  shift
  for text in "$@"; do
    grep -qF -- "$text" "$file" || fail "“$text” is not in $file"
  done
}

# counted NUMBER TEXT: so many lines of `out` have TEXT.
counted() {
  local is
  is=$(grep -cF -- "$2" out)
  [[ $is -eq $1 ]] || fail "$is lines with $2, not $1"
}

echo "1. The mail"
vectors=$root/advisories/mimail/vectors
run 1 scan --format json "$vectors/mail.eml"
shows out '"verdict":"sighting"' '"path":["mail","Message.zip","MESSAGE.HTM"]' SEKISHO-2003-0001 \
  WORM_MIMAIL.A W32.Mimail.A@mm W32/Mimail@MM
echo "   one mail: a sighting in mail › Message.zip › MESSAGE.HTM, by the names of all three vendors"
run 0 scan --format json "$vectors/newsletter.eml" "$vectors/photos.eml"
counted 2 '"verdict":"clean"'
echo "   a newsletter and holiday photos: clean"
run 0 advisory test SEKISHO-2003-0001
echo "   every test vector gives what it must"

echo "2. The infected machine"
mkdir -p disk/WINNT/system32/config "disk/Documents and Settings/taro/Local Settings/Temporary Internet Files"
cp "$root/examples/mimail/software.hive" disk/WINNT/system32/config/software
head -c 19824 /dev/zero >disk/WINNT/videodrv.exe
head -c 20445 /dev/zero >disk/WINNT/exe.tmp
head -c 20567 /dev/zero >disk/WINNT/zip.tmp
head -c 1000 /dev/zero >"disk/Documents and Settings/taro/Local Settings/Temporary Internet Files/foo.exe"
run 1 host --format json disk
shows out '"verdict":"infected"' 'C:\\WINNT\\videodrv.exe' 'C:\\WINNT\\exe.tmp' 'C:\\WINNT\\zip.tmp' \
  'Temporary Internet Files\\foo.exe' 'CurrentVersion\\Run'
echo "   a disk with the three files, foo.exe and the Run value: infected"
rm disk/WINNT/exe.tmp disk/WINNT/zip.tmp disk/Documents*/taro/Local*/Temporary*/foo.exe
head -c 19825 /dev/zero >disk/WINNT/videodrv.exe
run 0 host --format json disk
shows out '"verdict":"suspicious"'
echo "   the Run value alone, its file one byte too long: suspicious"

echo "3. The exposed machines"
run 1 expose --format json --inventory "$root/examples/mimail/inventory.csv"
counted 7 '"advisory":"SEKISHO-2003-0001"'
# exposed HOST STATUS STEP…: the row of the host has the status and these steps, in this order.
exposed() {
  local host=$1 status=$2 order=0 step
  shift 2
  grep -F "\"host\":\"$host\"" out >row || fail "no row for $host"
  shows row "\"status\":\"$status\""
  for step in "$@"; do
    order=$((order + 1))
    shows row "\"order\":$order,\"action\":\"$step"
  done
  if grep -qF "\"order\":$((order + 1))," row; then fail "$host has more than $order steps"; fi
  printf '   %-17s %-9s %s\n' "$host" "$status" "${1:-(nothing to do)}"
  if [[ $# -gt 1 ]]; then printf '%30s%s\n' '' "${@:2}"; fi
}
exposed pc-oe55 affected "Install the MS03-014 patch (q330994) for Outlook Express 5.5."
exposed pc-oe6 affected "Install the MS03-014 patch (q330994) for Outlook Express 6."
exposed pc-oe6sp1 affected "Install the MS03-014 patch (q330994) for Outlook Express 6 SP1."
exposed pc-oe6-protected mitigated
exposed pc-outlook2000 affected "Apply Office 2000 SR-1." "Apply the Outlook 2000 SR-1 e-mail security update"
exposed pc-outlook2002 protected
exposed pc-ie affected "Internet Explorer is affected through the Outlook Express component"

echo "4. The page"
run 0 advisory publish --out site --base-url https://advisories.example.com \
  --contact mailto:security@example.com
shows site/en/sekisho-2003-0001.html 'lang="en"' WORM_MIMAIL.A videodrv.exe 'Apply Office 2000 SR-1'
shows site/ja/sekisho-2003-0001.html 'lang="ja"' WORM_MIMAIL.A videodrv.exe 'Office 2000 SR-1'
shows site/.well-known/csaf/provider-metadata.json https://advisories.example.com
echo "   in English and Japanese, with the tree of a CSAF provider: $(find site -type f | wc -l) files"

if [[ $failures -gt 0 ]]; then
  echo "$failures differences"
  exit 1
fi
echo "All four are as the advisory says."
