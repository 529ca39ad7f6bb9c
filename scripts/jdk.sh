# shellcheck shell=bash
# Sourced: finds a Java and how to start the command with it.

# Prints the second argument if messages go out in Japanese, else the first.
say() {
  case "${SEKISHO_LOCALE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}" in
    ja*) printf 'sekisho: %s\n' "$2" >&2 ;;
    *) printf 'sekisho: %s\n' "$1" >&2 ;;
  esac
}

# Major version of the Java in folder $1, read from its `release` file, without starting it.
java_major() {
  local line
  while IFS= read -r line; do
    if [[ $line =~ ^JAVA_VERSION=\"([0-9]+) ]]; then
      printf '%s\n' "${BASH_REMATCH[1]}"
      return
    fi
  done <"$1/release"
}

# True if folder $1 holds Java 25 or later with the tool $2 (java, javac).
has_java() {
  [[ -x $1/bin/$2 && -r $1/release ]] || return 1
  local major
  major=$(java_major "$1")
  [[ ${major:-0} -ge 25 ]]
}

# Prints the folder of the first Java 25 or later that has the tool $1.
find_java() {
  local tool=$1 home on_path
  on_path=$(type -P "$tool" || true)
  [[ -z $on_path ]] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/* /opt/java/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
    if [[ -n $home ]] && has_java "$home" "$tool"; then
      printf '%s\n' "$home"
      return
    fi
  done
  say "no Java 25 or later found: install a JDK 25 (Debian: apt-get install openjdk-25-jdk; others: https://adoptium.net) and set JAVA_HOME to its folder" \
    "Java 25以降が見つかりません。JDK 25を入れて(Debian: apt-get install openjdk-25-jdk、ほか: https://adoptium.net)、JAVA_HOMEにそのフォルダーを設定してください"
  return 2
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
