# Sourced by ./kinora: builds the run folder, and tells whether it is there and fresh. Talk goes to stderr.

# $1: the run folder. Prints the program's jar, nothing when it was never built.
kinora_jar() {
  local jar
  for jar in "$1"/lib/cli-*.jar; do
    [ -f "$jar" ] && printf '%s' "$jar" && return 0
  done
  return 0
}

# $1: root, $2: stamp of the last build, $3: jar. True when a source changed after both.
kinora_is_stale() {
  local after=(-newer "$3")
  [ -f "$2" ] && after+=(-newer "$2")
  [ -n "$(find "$1/pom.xml" "$1"/*/pom.xml "$1"/*/src/main "$1/web" \
    \( -name node_modules -o -name target -o -name dist -o -name test \) -prune -o \
    \( -type f -o -path '*/src/*' \) "${after[@]}" -print 2>/dev/null | head -n 1)" ]
}

# $1: root. True while another process builds there. Where there is no flock, nobody is seen.
kinora_is_building() {
  [ -f "$1/target/build.lock" ] && command -v flock >/dev/null 2>&1 || return 1
  flock -n -s "$1/target/build.lock" true 2>/dev/null
  [ $? -eq 1 ]
}

# $1: root. Waits until nobody else builds there, and keeps others waiting. A killed build holds nothing.
kinora_hold() {
  mkdir -p "$1/target" || return 1
  exec 9>"$1/target/build.lock" || return 1
  command -v flock >/dev/null 2>&1 || return 0
  flock -n 9 && return 0
  echo "kinora: another process builds here; waiting for it" >&2
  flock 9
}

# Before the program starts, which would hold on as long as it runs.
kinora_let_go() {
  exec 9>&-
}

# $1: a tool, $2: what to do. Says so when the tool is missing.
kinora_needs() {
  command -v "$1" >/dev/null 2>&1 && return 0
  echo "kinora: building needs '$1', which is not on the path; $2." >&2
  return 1
}

# $1: root, $2: run folder, $3: stamp. Tests are left to scripts/verify.
kinora_build() {
  local log=$1/target/build.log
  kinora_needs mvn 'install Apache Maven 3.8 or newer' || return 1
  kinora_needs node 'install Node.js 20 or newer' || return 1
  kinora_needs npm 'install npm, which comes with Node.js' || return 1
  mkdir -p "$1/target" "$2" || return 1
  : >"$3.draft" || return 1
  echo "kinora: building; the first time fetches libraries and takes a few minutes" >&2
  # Maven looks for JDKs in variables of this shape, so it finds the one found here wherever it stands.
  if ! JAVA_KINORA_HOME=$KINORA_JDK mvn -B -f "$1/pom.xml" -pl cli -am -Dmaven.test.skip=true -DskipTests package 2>&1 |
    tee "$log" | kinora_progress; then
    grep '^\[ERROR\]' "$log" | head -n 20 >&2
    echo "kinora: the build failed; everything it said is in $log" >&2
    return 1
  fi
  [ -t 2 ] && printf 'kinora: trying the new build' >&2
  kinora_archive "$2" || echo "kinora: no archive of classes this time; starts take a little longer" >&2
  [ -t 2 ] && printf '\r\033[K' >&2
  mv "$3.draft" "$3"
}

# $1: run folder. Runs the new server on an empty library, twice because a second start does other things than a first one, and
# keeps its classes parsed and linked, for faster starts: kinora.aot for the program (JEP 483 and 514), kinora.jsa for its child
# processes, which have other options. They fit this JVM and these jars only; another one ignores them.
kinora_archive() {
  local trial
  rm -f "$1/kinora.aot" "$1/kinora.jsa"
  trial=$(mktemp -d) || return 1
  kinora_trial "$1" "$trial" "-XX:ArchiveClassesAtExit=$trial/kinora.jsa" &&
    kinora_trial "$1" "$trial" "-XX:AOTCacheOutput=$trial/kinora.aot"
  mv "$trial/kinora.jsa" "$1" 2>/dev/null
  mv "$trial/kinora.aot" "$1" 2>/dev/null
  rm -rf "$trial"
  [ -f "$1/kinora.aot" ] && [ -f "$1/kinora.jsa" ]
}

# $1: run folder, $2: folder of the trial, then options of the JVM. Starts a server, asks it a few things, ends it.
kinora_trial() {
  local jar trial=$2 server='' https='' http='' waited=0
  jar=$(kinora_jar "$1")
  shift 2
  : >"$trial/said"
  "$JAVA_BIN" -Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "$@" -Xlog:disable -Xlog:all=error:stderr \
    --sun-misc-unsafe-memory-access=allow -jar "$jar" \
    serve --data "$trial/data" --https-port 0 --http-port 0 >"$trial/said" 2>&1 &
  server=$!
  # A background process does not get the terminal's Ctrl-C.
  trap 'kill "$server" 2>/dev/null; rm -rf "$trial"; exit 130' INT TERM
  while [ "$waited" -lt 600 ] && kill -0 "$server" 2>/dev/null; do
    https=$(grep -o 'https://localhost:[0-9]*' "$trial/said" | head -n 1)
    http=$(grep -o 'http://localhost:[0-9]*' "$trial/said" | head -n 1)
    [ -n "$https" ] && [ -n "$http" ] && break
    sleep 0.1
    waited=$((waited + 1))
  done
  [ -n "$http" ] && node "$root/scripts/lib/first-requests.mjs" "$https" "$http" >>"$trial/said" 2>&1
  kill -TERM "$server" 2>/dev/null
  wait "$server" 2>/dev/null
  trap - INT TERM
  [ -n "$http" ]
}

# Reads what Maven says and shows one line of it: on a terminal in place, elsewhere a line a module.
kinora_progress() {
  local line name step fetched=0
  while IFS= read -r line; do
    case $line in
      *'] Building Kinora '*' ['*/*']'*)
        name=${line#*Building Kinora }
        [ "${name#[0-9]}" = "$name" ] || continue # the parent, which is only a list
        step=${line##*[}
        name="${name%% *} (${step%%]*})"
        if [ -t 2 ]; then printf '\r\033[Kkinora: building %s' "$name" >&2; else echo "kinora: building $name" >&2; fi
        ;;
      *'Downloaded from '*)
        fetched=$((fetched + 1))
        [ -t 2 ] && printf '\r\033[Kkinora: building %s, %d files fetched' "${name:-}" "$fetched" >&2
        ;;
    esac
  done
  [ -t 2 ] && printf '\r\033[K' >&2
  return 0
}
