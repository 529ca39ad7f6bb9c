# shellcheck shell=bash
# Sourced after jdk.sh, with `home` set to the project's root: builds the command when needed.

# shellcheck disable=SC2154 # home is set by the script that sources this
target=$home/cli/target
stamp=$target/sekisho.stamp
cache=$target/sekisho.aot

# True if there is no build or a source is newer than it.
build_needed() {
  [[ -f $stamp ]] || return 0
  [[ -n $(find "$home"/pom.xml "$home"/*/pom.xml "$home"/*/src/main -newer "$stamp" -print -quit) ]]
}

# Maven with JDK $1 and the arguments after it, in the project's root.
maven() {
  local jdk=$1
  shift
  if ! type -P mvn >/dev/null; then
    say "Maven is needed to build: install it (Debian: apt-get install maven)" \
      "ビルドにはMavenが必要です。入れてください(Debian: apt-get install maven)"
    return 2
  fi
  (cd "$home" && JAVA_HOME=$jdk \
    MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}" \
    mvn -B -Dstyle.color=never --no-transfer-progress "$@")
}

# Options of the Java that runs the command; the AOT cache is only good for the same ones.
java_options() {
  printf '%s\n' -XX:+UseSerialGC -XX:-UsePerfData -XX:MaxRAMPercentage=50 -Xlog:disable \
    --enable-native-access=ALL-UNNAMED
}

# The jars of folder $1 as a class path, always in the same order.
class_path() {
  local LC_ALL=C jars=("$1"/*.jar) IFS=:
  printf '%s\n' "${jars[*]}"
}

# Records a start of the command with Java $1, jars in folder $2 and home $3, so that later starts
# are quick, in file $4. Without it everything works, only slower.
record_start() {
  local options mail
  mapfile -t options < <(java_options)
  mail=$(find "$3/advisories" -name '*.eml' -print -quit 2>/dev/null || true)
  rm -f "$4"
  "$1/bin/java" "${options[@]}" -XX:AOTCacheOutput="$4" -Dsekisho.home="$3" \
    -cp "$(class_path "$2")" dev.sekisho.cli.Main scan --format json "${mail:-/dev/null}" \
    >/dev/null 2>&1 || true
}

# Marks what Maven has just packaged with JDK $1 as the build of the sources as of file $2.
built() {
  record_start "$1" "$target/lib" "$home" "$cache"
  mv -f "$2" "$stamp"
}

# Builds unless another process has just done so; output goes to standard error.
build() (
  jdk=$(find_java javac) || exit
  mkdir -p "$home/target"
  exec 9>"$home/target/build.lock"
  flock 9
  build_needed || exit 0
  say "building, once (a minute or two) ..." "初回のビルドをしています(1、2分)..."
  now=$(mktemp "$home/target/stamp.XXXXXX")
  trap 'rm -f "$now"' EXIT
  if ! maven "$jdk" -q -pl cli -am -Dmaven.test.skip=true -Denforcer.skip=true package >&2; then
    say "the build failed: see the lines above" "ビルドに失敗しました。上の行を見てください"
    exit 2
  fi
  built "$jdk" "$now"
)
