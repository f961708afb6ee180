#!/bin/sh
# Makes .remora ready for ./remora: jars in lib/, the options of the JVM in java.args, a start-up cache for this JDK.
#   build.sh JDK            builds with Maven where sources have changed, without tests and checks
#   build.sh JDK target     takes the jars that Maven has just built in each module's folder `target`; .remora/verify.started tells since when
set -eu

jdk=$1
home=$(CDPATH='' cd -P -- "${0%/*}/.." && pwd)
. "$home/build-config/checkout.sh"
jars=$state/lib
. "$home/build-config/start.sh"
cd "$home"
log=$state/build.log
started=$state/started

fail() {
    echo "remora: $1" >&2
    exit 4
}

build() {
    maven_find || exit 4
    echo "remora: building; this takes a minute the first time (log: .remora/build.log)" >&2
    touch "$started"
    if ! maven_run -Pquick -Dmaven.test.skip=true -pl cli -am package >"$log" 2>&1; then
        tail -n 40 "$log" >&2
        fail "the build failed; the full log is $log"
    fi
}

# Moves the jars of build folder $1 to .remora/lib.
install() {
    rm -rf "$jars.new"
    mkdir "$jars.new"
    cp cli/"$1"/cli-*.jar cli/"$1"/lib/*.jar "$jars.new"
    rm -rf "$jars" "$state/java.args"     # all are there: what is interrupted before leaves those of the build before
    mv "$jars.new" "$jars"
}

mkdir -p "$state" 2>/dev/null || fail "cannot write to $state, where the build is kept"
lock
if [ $# -gt 1 ]; then
    started=$state/verify.started
    install "$2"
elif [ ! -d "$jars" ] || [ ! -e "$state/built" ] || sources_newer_than "$state/built"; then
    build
    install target/quick
elif prepared_read && is_prepared; then
    exit 0     # another process has done it meanwhile
else
    echo "remora: preparing for the JDK in $jdk" >&2
    touch -r "$state/built" "$started"
fi
! has_aot_cache || "$jdk/bin/java" build-config/Modernise.java "$jars"/*.jar >>"$log" 2>&1 || true
prepare
mv "$started" "$state/built"
