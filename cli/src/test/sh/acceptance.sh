#!/usr/bin/env bash
# Runs the command as a process, as users do, and prints TAP lines: `ok NAME` or `not ok NAME: why`.
# QUICK=true leaves out the distribution.
set -uo pipefail

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8
cd "$work" || exit 1

# Runs the command; leaves its output in `out` and `err` and its exit status in `status`.
sekisho() {
  "$root/sekisho" "$@" >"$work/out" 2>"$work/err"
  status=$?
}

# ok NAME STATUS [PATTERN FILE …]: the last run ended with STATUS, and each FILE has its PATTERN.
ok() {
  local name=$1 why=
  [[ $status -eq $2 ]] || why="exit status $status, not $2"
  shift 2
  while [[ $# -gt 0 && -z $why ]]; do
    grep -qE -- "$1" "$work/$2" || why="no /$1/ in $2: $(head -c 200 "$work/$2" | tr '\n' ' ')"
    shift 2
  done
  if grep -qE '^\s+at [a-z.]+[A-Z]' "$work/err"; then why="a stack trace"; fi
  if [[ -z $why ]]; then echo "ok $name"; else echo "not ok $name: $why"; fi
}

sekisho version
ok "version prints one line" 0 '^sekisho [0-9]' out

sekisho help
ok "help names the commands" 0 '^  version' out

sekisho --no-such-option
ok "unknown option is refused" 2 'no-such-option' err

sekisho yara
ok "unknown command is refused" 2 'unknown command “yara”' err

LANG=ja_JP.UTF-8 LC_ALL='' sekisho yara
ok "messages follow the locale" 2 'コマンドはありません' err

sekisho
ok "no command is an error" 2 'sekisho scan' err

ln -s "$root/sekisho" linked
./linked version >out 2>err
status=$?
ok "works through a symbolic link" 0 '^sekisho [0-9]' out

# json NAME: standard output of the last run is JSON objects, one a line, and has some.
json() {
  if [[ -s $work/out ]] && ! grep -qvE '^\{"(source|stream|pattern|root)":.*\}$' "$work/out"; then
    echo "ok $1"
  else
    echo "not ok $1: $(head -c 200 "$work/out" | tr '\n' ' ')"
  fi
}

mail=$root/advisories/mimail/vectors/mail.eml
clean=$root/advisories/mimail/vectors/photos.eml
printf 'Subject: s\nContent-Type: application/octet-stream; name=a.pst\n\n!BDN and more\n' >pst.eml
printf '{"type":"bundle","id":"bundle--1","objects":[]}' >empty-bundle.json
printf '{broken' >broken.json

sekisho scan --format json "$mail"
ok "a sighting ends with 1 and names all vendors" 1 '"verdict":"sighting".*W32/Mimail@MM' out
json "scan writes nothing but JSON objects"

sekisho scan "$mail"
ok "text shows the evidence" 1 'Message\.zip.*MESSAGE\.HTM' out

sekisho scan --format json "$clean"
ok "no sighting ends with 0" 0 '"verdict":"clean"' out

sekisho scan --format json pst.eml
ok "a damaged mail store inside ends with 3" 3 '"verdict":"incomplete".*"cause":"damaged"' out

sekisho scan --format json absent.eml "$clean"
ok "a missing file ends with 2, the rest is scanned" 2 '"verdict":"clean"' out 'absent\.eml' err

sekisho scan --format json absent.eml "$mail" pst.eml
ok "a sighting beats an error and incomplete" 1 '"verdict":"incomplete"' out

gzip -c "$mail" >mail.eml.gz
sekisho scan --format json mail.eml.gz
ok "gzip is opened" 1 '"source":"mail\.eml\.gz"' out

"$root/sekisho" scan --format json - <"$mail" >out 2>err
status=$?
ok "standard input is scanned" 1 '"source":"-"' out

printf '%s\n' "$clean" "$mail" >list
sekisho scan --format json --files-from list
ok "a list names what to scan" 1 '"verdict":"clean"' out '"verdict":"sighting"' out

sekisho scan --advisory broken.json "$mail"
ok "a broken advisory is said with its place" 2 'broken\.json.*1:2' err

sekisho scan --format json "$root/advisories/mimail/vectors/bulk.mbox"
ok "bulk sending is seen over the messages" 1 '"stream":.*"sure":true' out
json "stream objects are lines too"

sekisho scan --format csv "$mail"
ok "csv has a head line" 1 '^source,' out

sekisho scan --format stix "$mail"
ok "stix has sightings of observed data" 1 '"sighting"' out '"observed-data"' out

sekisho scan --quiet --copy-to copies "$mail" "$clean"
ok "what hit is copied" 1
[[ $(find copies -type f | wc -l) -eq 1 ]] && echo "ok only what hit is copied" ||
  echo "not ok only what hit is copied: $(ls copies 2>&1)"

sekisho show "$mail"
ok "show tells the members" 0 'MESSAGE\.HTM' out

sekisho advisory show w32.mimail.a@MM
ok "an advisory is found by any name" 0 'SEKISHO-2003-0001' out

sekisho advisory test
ok "all test vectors pass" 0 ', 0 failed' err

"$root/sekisho" scan --format json "$mail" >/dev/full 2>err
status=$?
: >out
ok "a full disk under standard output is said" 2 'standard output: No space left on device' err

"$root/sekisho" advisory list >/dev/full 2>err
status=$?
ok "any command says that standard output is full" 2 'standard output: No space left on device' err

sekisho scan --quiet --output /dev/full "$mail"
ok "a full disk under --output is said" 2 '/dev/full: No space left on device' err

for _ in {1..300}; do echo "$mail"; done >many
(ulimit -f 64 && "$root/sekisho" scan --format json --output cut.json --files-from many) >out 2>err
status=$?
ok "a report that cannot be written whole is said" 2 'cut\.json: File too large' err
[[ -z $(find . -name '.sekisho-*' -o -name cut.json) ]] && echo "ok and leaves nothing behind" ||
  echo "not ok and leaves nothing behind: $(ls -A | tr '\n' ' ')"

"$root/sekisho" scan --quiet --format json --files-from many 2>err | head -c 1 >out
status=${PIPESTATUS[0]}
ok "a reader that stops reading ends it" 2 '^\{' out
[[ ! -s err ]] && echo "ok quietly" || echo "not ok quietly: $(head -c 200 err)"

{ printf 'Subject: s\nContent-Type: application/octet-stream; name=a.bin\nContent-Transfer-Encoding: base64\n\n' &&
  head -c 60000000 /dev/zero | base64; } >big.eml
export SEKISHO_JAVA_OPTS=-Xmx64m
sekisho scan --format json big.eml
ok "a message larger than the heap allows is incomplete" 3 '"verdict":"incomplete".*"cause":"limit".*"detail":"message-bytes"' out
sekisho scan --format json --limit message-bytes=134217728 --limit unpacked-bytes=268435456 big.eml "$clean"
ok "a message that the heap cannot hold is incomplete, and the rest scanned" 2 \
  '"verdict":"incomplete".*"cause":"failure"' out '"verdict":"clean"' out 'big\.eml: not enough memory' err
sekisho scan --format json --limit message-bytes=15000000 --limit unpacked-bytes=268435456 big.eml
ok "a full heap in the scan is incomplete" 3 '"verdict":"incomplete"' out
unset SEKISHO_JAVA_OPTS
rm big.eml

{ printf 'From a@example.com Sat Aug  2 12:00:00 2003\n' && cat "$mail" && echo &&
  seq -f $'From a@example.com Sat Aug  2 12:00:00 2003\nSubject: number %g\n\ntext\n' 9999; } >box
mkfifo pipe
"$root/sekisho" scan --format json --resume resume.db box >pipe 2>err &
exec 3<pipe
head -n 3000 <&3 >out
kill -9 $! && wait $! 2>/dev/null
exec 3<&-
sekisho scan --format json --resume resume.db box
ok "a killed scan goes on, and reports again what was sighted" 1 '"verdict":"sighting"' out 'did not end' err
over=$(sed -n 's/^{"resume":{"passed_over":\([0-9]*\).*/\1/p' out)
new=$(grep -c '^{"source"' out)
[[ $over -ge 2500 && $((over + new)) -eq 10000 && $(stat -c %a resume.db) == 600 ]] &&
  echo "ok with each message scanned" || echo "not ok with each message scanned: $over and $new"
sekisho scan --format json --resume resume.db box
ok "what was scanned is not scanned again" 1 '"passed_over":10000,"sightings":1' out '10000 messages passed over' err

printf '[file:name = 1]\n[file:name = \n' >patterns
sekisho match --check --format json --patterns patterns
ok "check answers each pattern" 2 '"valid":true' out '"valid":false.*"line":1' out
json "check writes nothing but JSON objects"

printf '[{"pattern":"[a:b = 1]","observations":[{"type":"bundle","id":"bundle--1","objects":[{"type":"observed-data","id":"observed-data--1","number_observed":1,"first_observed":"2026-01-01T00:00:00Z","last_observed":"2026-01-01T00:00:00Z","object_refs":["a--1"]},{"type":"a","id":"a--1","b":1}]}]}]' >cases
sekisho match --format json --cases cases
ok "match answers with the ids bound" 1 '"verdict":"match","observed":\["observed-data--1"\]' out

printf 'host,vendor,product,version,patches\npc1,Microsoft,Outlook,2000,\npc2,Microsoft,Outlook,2002,\n' >inventory.csv
sekisho expose --format json --inventory inventory.csv
ok "an exposed host ends with 1, prerequisites first" 1 '"host":"pc1".*"status":"affected".*"order":1,"action":"Apply Office 2000 SR-1' out '"host":"pc2".*"status":"protected"' out

printf 'host,vendor,product,version\npc1,Microsoft,Outlook Express,5.0\n' >unlisted.csv
sekisho expose --format json --inventory unlisted.csv
ok "a version that is not listed is unknown" 3 '"status":"unknown"' out

printf ',Microsoft,Outlook,2002\n' >>unlisted.csv
sekisho expose --inventory unlisted.csv
ok "a broken row is said with its line" 2 'unlisted\.csv \(line 3\)' err 'UNKNOWN' out

sekisho expose --new-only --state state.db --inventory inventory.csv
ok "what is new is reported" 1 'pc1' out
sekisho expose --new-only --state state.db --inventory inventory.csv
[[ $status -eq 0 && ! -s $work/out && $(stat -c %a state.db) == 600 ]] &&
  echo "ok what was reported is not reported again, and the state is its owner's" ||
  echo "not ok what was reported is not reported again, and the state is its owner's: $status $(head -c 200 "$work/out")"

sekisho expose mark done --state state.db --advisory-id SEKISHO-2003-0001 --host pc1
sekisho expose --state state.db --inventory inventory.csv
ok "what is marked as done needs nobody" 0 '\[done\]' out

sekisho expose --format html --inventory inventory.csv
ok "the page has a chart" 1 '<svg role="img"' out

mkdir -p host/WINNT
head -c 20445 /dev/zero >host/WINNT/exe.tmp
head -c 20567 /dev/zero >host/WINNT/zip.tmp
sekisho host --format json host
ok "a host with the worm's files is infected" 1 '"verdict":"infected"' out 'C:.*exe\.tmp' out
json "host writes nothing but JSON objects"
sekisho host --quiet --collect host.zip --output host.txt host
sekisho host --format json host.zip
ok "a collection of it, looked at again, is infected" 1 '"verdict":"infected"' out
[[ $(stat -c %a host.zip) == 600 ]] && echo "ok a collection is its owner's" || echo "not ok a collection is its owner's"
rm host/WINNT/*.tmp
sekisho host --format json host
ok "a host without its registry is incomplete" 3 '"verdict":"incomplete".*"path":".*SOFTWARE"' out

sekisho advisory draft --out drafted "$root/draft/src/test/resources/dev/sekisho/draft/pages/mimail-en.html"
ok "a notice becomes a draft, with what a person has to decide" 0 '^TO DECIDE' out 'facts, ' err
sekisho scan --format json --advisory drafted "$mail"
ok "the draft finds the mail" 1 'EVD-2003-0802' out

sekisho advisory new --out begun --id EX-2026-0001 --title 'A flaw' --language en --publisher-name Example --publisher-namespace https://example.org --tlp white
ok "an advisory is begun, with what is open" 0 '^MISSING /vulnerabilities/0/cve' out 'ex-2026-0001\.json.*places to fill' err
sekisho advisory validate begun
ok "what was begun is valid, and each open place is said" 0 '\.json: valid' out 'placeholder: .*PLACEHOLDER' out
sekisho scan --format json --advisory begun "$mail"
ok "what was begun loads, and sights nothing" 0 '"verdict":"clean"' out
sekisho advisory new --out begun --id EX-2026-0001
ok "what is there is not replaced" 2 'ex-2026-0001\.json.*--force' err

cp -r "$root/advisories/mimail" edited
sed -i 's/REPEATS 5 TIMES/REPEATS 6 TIMES/' edited/stix.json
sed -i 's/"version": "2"/"version": "3"/' edited/sekisho-2003-0001.json
sekisho advisory diff "$root/advisories/mimail" edited
ok "what differs between two editions is told" 0 '^CHANGED indicator .*REPEATS 6 TIMES' out '^CHANGED version .*2 → 3' out
sekisho advisory diff --format json "$root/advisories/mimail" edited
ok "and as JSON" 0 '"change":"changed","kind":"version",.*"old":"2","new":"3"' out
sekisho advisory diff edited edited
[[ $status -eq 0 && ! -s $work/out ]] && echo "ok the same has no difference" ||
  echo "not ok the same has no difference: $status $(head -c 200 "$work/out")"
sekisho advisory diff edited absent
ok "an edition that is not there is an error" 2 'absent' err

printf '# seen\n65117265cadf297a85a5b11a74b54183\nadmin[@]example[.]jp # sender\nhxxp://evil[.]example/a\n' >list.txt
sekisho advisory import --valid-from 2003-01-01T00:00:00Z --output imported.json list.txt
ok "a defanged list is imported" 0 '3 indicators from 3 rows' err
sekisho advisory validate imported.json
ok "what was imported is valid" 0 'imported\.json: valid' out
sekisho scan --format json --advisory imported.json "$mail"
ok "what was imported finds the mail" 1 '"verdict":"sighting".*admin@example' out

sekisho advisory export --to clamav --out clamav --advisory imported.json
ok "indicators are exported, and what could not be is said" 0 'not exported: ' err '2 indicators exported, 1 not' err
mapfile -t listed < <(tail -n +2 clamav/sekisho-export.txt | sort)
mapfile -t there < <(cd clamav && ls | grep -vx sekisho-export.txt)
[[ ${listed[*]} == "${there[*]}" && -n $(grep -rl 65117265cadf297a85a5b11a74b54183 clamav --include='*.hdb') ]] &&
  echo "ok with the files it lists, a hash among them" ||
  echo "not ok with the files it lists, a hash among them: listed ${listed[*]}, there ${there[*]}"

sekisho advisory publish --out site --base-url https://example.org/ --contact https://example.org/contact "$root/advisories/mimail"
ok "an advisory is published" 0
feed=$(find site -name '*.json' -path '*feed*' | head -n 1)
[[ -f site/index.html && -n $(find site -name '*mimail*.html' -o -name 'sekisho-2003-0001*.html') && -n $feed ]] &&
  grep -q '"feed"' "$feed" && echo "ok with pages and a ROLIE feed" ||
  echo "not ok with pages and a ROLIE feed: $(find site -type f | head -n 20 | tr '\n' ' ')"

if command -v gpg >/dev/null; then
  mkdir -m 700 keys
  gpg --homedir keys --batch --quiet --passphrase '' --quick-gen-key 'Example <a@example.org>' rsa2048 sign never 2>/dev/null
  gpg --homedir keys --batch --quiet --armor --export-secret-keys >secret.asc
  gpg --homedir keys --batch --quiet --armor --export >public.asc
  gpgconf --homedir keys --kill all
  cp "$root/advisories/mimail/sekisho-2003-0001.json" signed.json
  sekisho advisory sign --key secret.asc signed.json
  ok "a document is signed with a key of GnuPG" 0
  sekisho advisory verify --key public.asc signed.json
  ok "and verified" 0
  sed -i 's/Mimail/Nimail/' signed.json
  sekisho advisory verify --key public.asc signed.json
  ok "a document that was changed is not" 2 'signed\.json' out
fi

"$root/examples/mimail.sh" >out 2>err
status=$?
ok "the Mimail example shows mail, host, exposure and page" 0 '^All four are as the advisory says' out

if [[ ${QUICK:-false} != true ]]; then
  "$root/sekisho" dist >out 2>err
  status=$?
  ok "a distribution is made" 0
  mkdir unpacked
  tar -xzf "$root"/cli/target/dist/sekisho-*.tar.gz -C unpacked --strip-components=1
  env -i PATH=/usr/bin:/bin HOME="$work" unpacked/sekisho scan --format json "$mail" >out 2>err
  status=$?
  ok "the distribution scans without Java or Maven on the path" 1 '"verdict":"sighting"' out
fi
