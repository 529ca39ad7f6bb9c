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
