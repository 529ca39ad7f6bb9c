# shellcheck shell=bash
# Sourced after jdk.sh, with `home` set to the project's root: builds the command when needed.

# shellcheck disable=SC2154 # home is set by the script that sources this
target=$home/cli/target
stamp=$target/sekisho.stamp
cache=$target/sekisho.aot
scripts=$home/scripts
# shellcheck source=scripts/record.sh
. "$scripts/record.sh"

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

# Marks what Maven has just packaged with JDK $1 as the build of the sources as of file $2.
built() {
  local jar
  for jar in "$target"/lib/{picocli,xz}-*.jar; do "$1/bin/java" "$home/scripts/Reframe.java" "$jar"; done
  record_start "$1" "$target/lib" "$home" "$cache" "$1"
  mv -f "$2" "$stamp"
}

# Builds unless another process has just done so; output goes to standard error.
build() (
  find_java javac || exit
  mkdir -p "$home/target"
  exec 9>"$home/target/build.lock"
  flock 9
  build_needed || exit 0
  say "building, once (a minute or two) ..." "初回のビルドをしています(1、2分)..."
  now=$(mktemp "$home/target/stamp.XXXXXX")
  trap 'rm -f "$now"' EXIT
  # Maven resets a terminal that it never set.
  if ! maven "$java_home" -q -pl cli -am -Dmaven.test.skip=true -Denforcer.skip=true package 2>&1 |
    sed 's/\x1b\[0\?m//g' >&2; then
    say "the build failed: see the lines above" "ビルドに失敗しました。上の行を見てください"
    exit 2
  fi
  built "$java_home" "$now"
)
