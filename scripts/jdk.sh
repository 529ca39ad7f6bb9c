# shellcheck shell=bash
# Sourced: finds a Java and how to start the command with it.

# Options of the Java that runs the command; an AOT cache is only good for the same ones.
# shellcheck disable=SC2034 # used by the scripts that source this
java_options=(-XX:+UseSerialGC -XX:-UsePerfData -XX:MaxRAMPercentage=50 -Xlog:disable
  --enable-native-access=ALL-UNNAMED)

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

# Records a start of the command with Java $1, jars in folder $2 and home $3, so that later starts
# are quick, in file $4. Without it everything works, only slower.
record_start() {
  local mail=$3/advisories/mimail/vectors/mail.eml
  find_class_path "$2"
  rm -f "$4"
  "$1/bin/java" "${java_options[@]}" -XX:AOTCacheOutput="$4" -Dsekisho.home="$3" \
    -cp "$class_path" dev.sekisho.cli.Main scan "$mail" >/dev/null 2>&1 || true
}
