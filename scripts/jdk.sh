# shellcheck shell=bash
# Sourced: finds a JDK and says so in the user's language.

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
