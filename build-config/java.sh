# Finds a fitting Java; sourced by checkout.sh, and by bin/remora of an archive. POSIX sh.

# Java reads file names in the locale's encoding, and the locale "C" has none.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in C | POSIX) export LC_ALL=C.UTF-8 ;; esac

# Is there a JDK of version 21 or later in $1? Sets `feature` to its feature release, such as 25; 0 where there is no JDK. Starts no process.
# Where nothing is compiled, `needs=java` says that one without a compiler will do.
jdk_fits() {
    feature=0
    [ -x "$1/bin/${needs:-javac}" ] && [ -r "$1/release" ] || return 1
    while IFS='=' read -r key value; do
        [ "$key" = JAVA_VERSION ] || continue
        value=${value#\"}
        feature=${value%%[!0-9]*}
        break
    done <"$1/release"
    [ "${feature:=0}" -ge 21 ]
}

# Sets `jdk`: JAVA_HOME where it fits, else JDK 25 where it is in a usual place or on the path, else the newest. Fails with a message where none fits.
jdk_find() {
    jdk=${JAVA_HOME:-}
    [ -z "$jdk" ] || ! jdk_fits "$jdk" || return 0
    jdk='' best=0
    for candidate in \
        /usr/lib/jvm/* /usr/local/lib/jvm/* /usr/java/* /usr/local/*jdk* /opt/java/* /opt/*jdk* \
        "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
        "${HOME:-}"/.jdks/* "${HOME:-}"/.asdf/installs/java/* "${HOME:-}"/.local/share/mise/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "$(on_path=$(command -v java) && on_path=$(readlink -f -- "$on_path") && printf '%s' "${on_path%/bin/java}")"
    do
        jdk_fits "$candidate" || continue
        [ "$feature" -ne 25 ] || feature=1000
        [ "$feature" -le "$best" ] || { best=$feature jdk=$candidate; }
    done
    [ -z "$jdk" ] || return 0
    kind=JDK
    [ "${needs:-}" != java ] || kind=Java
    echo "No $kind of version 21 or later was found; 25 is the one this project is tested with." >&2
    if [ -z "${JAVA_HOME:-}" ]; then
        echo "JAVA_HOME is not set, and neither the path nor /usr/lib/jvm nor another usual place has one." >&2
    elif jdk_fits "$JAVA_HOME" || [ "$feature" -eq 0 ]; then
        echo "JAVA_HOME is $JAVA_HOME, where there is no $kind." >&2
    else
        echo "JAVA_HOME is $JAVA_HOME, which is version $feature." >&2
    fi
    echo "Install $kind 25, or set JAVA_HOME to one." >&2
    return 1
}
