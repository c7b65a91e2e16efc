# Sourced by ./kinora and the scripts: sets JAVA_BIN to a java of at least KINORA_JAVA_LEAST and KINORA_JDK to its folder.
# Works in bash 3.2 (macOS). No JVM is started where the folder's `release` file tells the version.

KINORA_JAVA_LEAST=25

# $1: a JDK folder. Prints its feature version (25), nothing when there is no java in it.
kinora_java_feature() {
  local version=
  [ -x "$1/bin/java" ] || return 0
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  fi
  printf '%s' "$version"
}

# $1: a JDK folder. Takes it when it is new enough.
kinora_take_java() {
  local feature
  feature=$(kinora_java_feature "$1")
  [ -n "$feature" ] && [ "$feature" -ge "$KINORA_JAVA_LEAST" ] 2>/dev/null || return 1
  KINORA_JDK=$1
  JAVA_BIN=$1/bin/java
}

# The folder of the java on the path, following links (macOS has no readlink -f before 12.3).
kinora_java_on_path() {
  local java target
  java=$(command -v java) || return 0
  while [ -L "$java" ]; do
    target=$(readlink "$java")
    case $target in
      /*) java=$target ;;
      *) java=$(dirname "$java")/$target ;;
    esac
  done
  dirname "$(dirname "$java")"
}

# Finds a JDK: what the user named first, then whatever this machine has. Returns 1 after saying what to do.
kinora_find_java() {
  local home found
  if [ -n "${KINORA_JAVA_HOME:-}" ]; then
    kinora_take_java "$KINORA_JAVA_HOME" && return 0
    found=$(kinora_java_feature "$KINORA_JAVA_HOME")
    echo "kinora: KINORA_JAVA_HOME is '$KINORA_JAVA_HOME': expected the folder of a JDK $KINORA_JAVA_LEAST or newer," \
      "found ${found:+version }${found:-no bin/java}; change or unset it." >&2
    return 1
  fi
  [ -n "${JAVA_HOME:-}" ] && kinora_take_java "$JAVA_HOME" && return 0
  home=$(kinora_java_on_path)
  [ -n "$home" ] && kinora_take_java "$home" && return 0
  for home in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jenv/versions/* "$HOME"/.asdf/installs/java/*; do
    kinora_take_java "$home" && return 0
  done
  {
    echo "kinora: no JDK $KINORA_JAVA_LEAST or newer found (looked at KINORA_JAVA_HOME, JAVA_HOME, the java on the path" \
      "and the usual system folders)."
    echo "Install one, for example from https://adoptium.net (Linux, macOS, Windows), by 'brew install openjdk' on macOS or by"
    echo "'apt install openjdk-25-jdk' where the system offers it; or set KINORA_JAVA_HOME to the folder of one you have."
  } >&2
  return 1
}
