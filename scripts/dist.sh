#!/usr/bin/env bash
# Makes the distribution from what is built: `dist.sh JDK`. Names, order and times in it do not
# depend on when and where it is made; the runtime and the AOT cache do.
set -euo pipefail

home=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
jdk=$1
# shellcheck source=scripts/jdk.sh
. "$home/scripts/jdk.sh"
scripts=$home/scripts
# shellcheck source=scripts/record.sh
. "$scripts/record.sh"

version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' "$home/pom.xml" | head -1)
name=sekisho-$version-linux-x64
made=$home/cli/target/dist
stage=$made/$name
time=$(sed -n 's/.*<project.build.outputTimestamp>\(.*\)<.*/\1/p' "$home/pom.xml")

rm -rf "$made"
mkdir -p "$stage/native" "$stage/scripts"
cp -R "$home/cli/target/lib" "$home/advisories" "$home/docs" "$stage"
cp -R "$home/hyperscan/target/native/linux-x86_64" "$stage/native"
cp "$home/sekisho" "$home/LICENSE" "$home/NOTICE" "$home/README.md" "$home/CHANGELOG.md" "$stage"
cp "$home/scripts/jdk.sh" "$stage/scripts"

# jdk.charsets holds the encodings of Japanese mail; nothing refers to it by name.
find_class_path "$stage/lib"
modules=$("$jdk/bin/jdeps" --print-module-deps --ignore-missing-deps --multi-release 25 \
  --class-path "$class_path" "$stage"/lib/sekisho-cli-*.jar),jdk.charsets
if "$jdk/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages \
  --output "$stage/runtime" >"$made/jlink.log" 2>&1; then
  find "$stage" -exec touch -h -d "$time" {} +
  record_start "$stage/runtime" "$stage/lib" "$stage" "$stage/sekisho.aot" "$jdk"
else
  say "no runtime in it, since jlink failed (the other machine needs Java 25): $(head -1 "$made/jlink.log")" \
    "jlinkが失敗したため、ランタイムは入りません(先方にJava 25が必要です): $(head -1 "$made/jlink.log")"
fi
rm -f "$made/jlink.log"

tar --sort=name --mtime="$time" --owner=0 --group=0 --numeric-owner --format=gnu \
  -C "$made" -cf - "$name" | gzip -9n >"$made/$name.tar.gz"
rm -rf "$stage"
printf '%s\n' "$made/$name.tar.gz"
