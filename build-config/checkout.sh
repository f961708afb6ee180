# What ./remora, ./verify and build.sh know about this checkout; sourced by them, with `home` set to its folder. POSIX sh.

state=$home/.remora

. "$home/build-config/java.sh"

# Is something that ./remora is built from newer than file $1? Starts one process.
sources_newer_than() {
    [ -n "$(find "$home/pom.xml" "$home/build-config" "$home"/*/pom.xml "$home"/*/src/main "$home"/ide-plugin/language-server/pom.xml "$home"/ide-plugin/language-server/src/main -newer "$1" -print -quit)" ]
}

# Sets `maven`: the Maven that ./verify fetched, else the installed one. Fails with a message where there is none.
maven_version=3.9.12
maven_find() {
    maven=$state/maven/apache-maven-$maven_version/bin/mvn
    [ ! -x "$maven" ] || return 0
    maven=$(command -v mvn) || { echo "Maven was not found: install it (Debian: apt-get install maven)." >&2; return 1; }
}

# Fetches the pinned Maven with the installed one, as an ordinary artifact; outside the project, whose poms the old one need not understand.
maven_fetch() {
    maven_find || return 1
    [ "$maven" = "$state/maven/apache-maven-$maven_version/bin/mvn" ] && return 0
    echo "Fetching Maven $maven_version to .remora/maven" >&2
    empty=$(mktemp -d)
    fetched=$state/maven.$$ status=0
    (cd "$empty" && maven_run -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:unpack \
        -Dartifact="org.apache.maven:apache-maven:$maven_version:zip:bin" -DoutputDirectory="$fetched") >"$state/maven.log" 2>&1 || status=1
    rm -rf "$empty"
    if [ "$status" -ne 0 ]; then
        rm -rf "$fetched"
        cat "$state/maven.log" >&2
        echo "Maven $maven_version could not be fetched; is there a network?" >&2
        return 1
    fi
    # It comes as a whole: one whose unpacking is interrupted has its command before its libraries. Another process may have done it meanwhile.
    [ -x "$state/maven/apache-maven-$maven_version/bin/mvn" ] || { rm -rf "$state/maven" && mv "$fetched" "$state/maven"; }
    rm -rf "$fetched"
    maven_find
}

# Runs `maven` with `jdk`. Its repository is $M2_REPO where that is set, and in .remora where the home folder cannot be written to.
maven_run() {
    user_home=$(eval "echo ~$(id -un 2>/dev/null)")     # what Java takes for the home folder, whatever HOME says
    case $user_home in '~'*) user_home=${HOME:-} ;; esac     # but for a user without a name, as in a container
    repository=${M2_REPO:-}
    [ -n "$repository" ] || { mkdir -p "$user_home/.m2/repository" 2>/dev/null && [ -w "$user_home/.m2/repository" ]; } || repository=$state/repository
    JAVA_HOME=$jdk "$maven" -B -ntp ${repository:+"-Dmaven.repo.local=$repository"} "$@" </dev/null
}

# Sets DISPLAY to a virtual screen where there is none and Xvfb is installed; fails with what Xvfb says where it does not start. A window manager is started where there is one.
# The screen chooses a number that is free and says so once it is ready; a key that is held while the machine does something else is one key (-r).
# It ends a second after the script, however that ends: a shell that waits for a command sees to a signal only once that is done, and to some never. The window manager ends with the screen.
display_open() {
    [ -z "${DISPLAY:-}" ] && command -v Xvfb >/dev/null || return 0
    chosen=$(mktemp -d)
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset -r 3>"$chosen/number" </dev/null >"$chosen/log" 2>&1 &
    screen=$!
    (
        trap '' HUP INT TERM
        while kill -0 $$ && kill -0 "$screen"; do sleep 1; done
        kill "$screen"
    ) </dev/null >/dev/null 2>&1 &
    tries=0
    until [ -s "$chosen/number" ] || [ "$tries" -gt 600 ] || ! kill -0 "$screen" 2>/dev/null; do
        sleep 0.1
        tries=$((tries + 1))
    done
    number=$(cat "$chosen/number")
    [ -n "$number" ] || { display_failed; return 1; }
    rm -rf "$chosen"
    export DISPLAY=":$number"
    ! command -v openbox >/dev/null || openbox </dev/null >/dev/null 2>&1 &
}

# Tells why there is no screen.
display_failed() {
    if kill "$screen" 2>/dev/null; then
        echo "Xvfb did not start within a minute:" >&2
    else
        status=0
        wait "$screen" || status=$?
        echo "Xvfb did not start; it ended with exit status $status:" >&2
    fi
    [ -s "$chosen/log" ] || echo "(it printed nothing)" >"$chosen/log"
    sed 's/^/    /' "$chosen/log" >&2
    rm -rf "$chosen"
}
