# shellcheck shell=bash
# Sourced: finds a Java and how to start the command with it.

# Options of the Java that runs the command; an AOT cache is only good for the same ones.
# shellcheck disable=SC2034 # used by the scripts that source this
java_options=(-XX:+UseSerialGC -XX:-UsePerfData -XX:MaxRAMPercentage=50 -Xlog:disable
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
# The compilers wait until code has run ten and fifty times as often as they would by themselves: a run
# of seconds spends half its processor time in them otherwise. What scripts/record.sh recorded waits for
# nothing. Digests and searches are the exception: they are instructions of the processor, but only to
# the costly compiler. Of digests it is given no more than the callers of those instructions, a few
# lines each.
java_options+=(-XX:Tier3InvocationThreshold=2000 -XX:Tier3MinInvocationThreshold=1000
  -XX:Tier3CompileThreshold=4000
  -XX:Tier4InvocationThreshold=250000 -XX:Tier4MinInvocationThreshold=30000
  -XX:Tier4CompileThreshold=750000 -XX:Tier4BackEdgeThreshold=2000000 -XX:CompileCommand=quiet
  "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.DigestBase::implCompressMultiBlock,0.0001"
  "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.*::implCompress,0.001"
  "-XX:CompileCommand=CompileThresholdScaling,dev.sekisho.bytes.Needle::*,0.01")

# Prints the second argument if messages go out in Japanese, else the first.
say() {
  case "${SEKISHO_LOCALE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}" in
    ja*) printf 'sekisho: %s\n' "$2" >&2 ;;
    *) printf 'sekisho: %s\n' "$1" >&2 ;;
  esac
}

# True if folder $1 holds Java 25 or later with the tool $2 (java, javac), by its `release` file,
# without starting it.
has_java() {
  [[ -x $1/bin/$2 && -r $1/release ]] || return 1
  local line
  while IFS= read -r line; do
    if [[ $line =~ ^JAVA_VERSION=\"([0-9]+) ]]; then
      [[ ${BASH_REMATCH[1]} -ge 25 ]]
      return
    fi
  done <"$1/release"
  return 1
}

# Sets `java_home` to the folder of the first Java 25 or later that has the tool $1.
find_java() {
  local tool=$1 on_path
  if has_java "${JAVA_HOME:-/none}" "$tool"; then
    java_home=$JAVA_HOME
    return
  fi
  on_path=$(readlink -f "$(type -P "$tool" || true)" || true)
  for java_home in "${on_path%/bin/*}" /usr/lib/jvm/* /opt/* /opt/java/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
    if has_java "$java_home" "$tool"; then
      return
    fi
  done
  say "no Java 25 or later found: install a JDK 25 (Debian: apt-get install openjdk-25-jdk; others: https://adoptium.net) and set JAVA_HOME to its folder" \
    "Java 25以降が見つかりません。JDK 25を入れて(Debian: apt-get install openjdk-25-jdk、ほか: https://adoptium.net)、JAVA_HOMEにそのフォルダーを設定してください"
  return 2
}

# Sets `class_path` to the jars of folder $1, always in the same order.
find_class_path() {
  local LC_ALL=C jars=("$1"/*.jar) IFS=:
  class_path=${jars[*]}
}
