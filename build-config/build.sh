#!/bin/sh
# Makes .remora ready for ./remora: jars in lib/, the options of the JVM in java.args, a start-up cache for this JDK.
#   build.sh JDK            builds with Maven where sources have changed, without tests and checks
#   build.sh JDK target     takes the jars that Maven has just built in each module's folder `target`
set -eu

jdk=$1
home=$(CDPATH='' cd -P -- "${0%/*}/.." && pwd)
. "$home/build-config/checkout.sh"
cd "$home"
log=$state/build.log

fail() {
    echo "remora: $1" >&2
    exit 4
}

# One build at a time. A lock is taken over where its owner is gone, or has not said who it is within ten seconds.
lock() {
    tries=0
    until mkdir "$state/lock" 2>/dev/null; do
        owner=$(cat "$state/lock/owner" 2>/dev/null) || owner=''
        tries=$((tries + 1))
        if [ -n "$owner" ]; then
            kill -0 "$owner" 2>/dev/null || rm -rf "$state/lock"
        elif [ "$tries" -gt 50 ]; then
            rm -rf "$state/lock"
        fi
        sleep 0.2
    done
    trap 'rm -rf "$state/lock"' EXIT
    trap 'exit 4' HUP INT TERM
    echo $$ >"$state/lock/owner"
}

build() {
    maven_find || exit 4
    echo "remora: building; this takes a minute the first time (log: .remora/build.log)" >&2
    touch "$state/started"
    if ! maven_run -Pquick -Dmaven.test.skip=true -pl cli -am package >"$log" 2>&1; then
        tail -n 40 "$log" >&2
        fail "the build failed; the whole log is $log"
    fi
}

# Moves the jars of build folder $1 to .remora/lib.
install() {
    rm -rf "$state/lib" "$state/java.args"
    mkdir "$state/lib"
    cp cli/"$1"/cli-*.jar cli/"$1"/lib/*.jar "$state/lib"
}

# Writes the options of the JVM, with those given as arguments among them.
options() {
    {
        echo "# $jdk"
        printf '%s\n' -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 "$@"
        echo "-cp \"$class_path\""
    } >"$state/java.args.new"
}

# Records a run of each command over the samples, so that later starts find their classes loaded and linked. Works without, but slower.
train() {
    quoted=$(printf '%s' "$state" | sed 's/[\\"]/\\&/g')     # as an argument file wants it
    class_path=$(cd "$state/lib" && for jar in *.jar; do printf '%s/lib/%s:' "$quoted" "$jar"; done)
    class_path=${class_path%:}
    jdk_fits "$jdk"
    if [ "$feature" -ge 25 ]; then
        record=AOTCacheOutput use=AOTCache
        "$jdk/bin/java" build-config/Modernise.java "$state"/lib/*.jar >>"$log" 2>&1 || true
    else
        record=ArchiveClassesAtExit use=SharedArchiveFile
    fi
    rm -f "$state/start-up.cache"
    options
    calls | "$jdk/bin/java" "@$state/java.args.new" "-XX:$record=$state/start-up.cache" dev.remora.cli.Training 2>&1 >/dev/null | tail -n 100 >"$state/training.log" || true
    [ ! -s "$state/start-up.cache" ] || options "-XX:$use=\"$quoted/start-up.cache\""
    mv "$state/started" "$state/built"
    mv "$state/java.args.new" "$state/java.args"
}

# The training calls: arguments separated by tabs.
calls() {
    for capture in samples/captures/*.pcap*; do
        printf 'read\t%s\n' "$capture"
        printf 'read\t-Y\ttcp.flags.syn == 1 or icmp\t-e\tframe.number\t-e\tip.src\t-e\ttcp.srcport\t%s\n' "$capture"
        printf 'read\t--format\ttree\t%s\n' "$capture"
        printf 'read\t--format\tjson\t%s\n' "$capture"
        printf 'connections\t%s\n' "$capture"
        printf 'connections\t--format\tjson\t%s\n' "$capture"
    done
    printf 'check\t%s\n' samples/rules
    printf 'run\t%s\t--on\t%s\n' samples/rules samples/captures
    printf 'run\t%s\t--on\t%s\t--format\tjson\n' samples/rules samples/captures
    printf 'fields\ttcp\n'
    printf -- '--help\n'
}

mkdir -p "$state" 2>/dev/null || fail "cannot write to $state, which is where the build goes"
lock
if [ $# -gt 1 ]; then
    install "$2"
elif [ ! -d "$state/lib" ] || [ ! -e "$state/built" ] || sources_newer_than "$state/built"; then
    build
    install target/quick
elif IFS= read -r prepared <"$state/java.args" && [ "$prepared" = "# $jdk" ] && [ ! "$jdk/release" -nt "$state/built" ]; then
    exit 0     # another process has done it meanwhile
else
    echo "remora: preparing for the JDK in $jdk" >&2
    touch -r "$state/built" "$state/started"
fi
train
