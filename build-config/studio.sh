#!/bin/sh
# Starts the ready-made Eclipse with the plug-in; assembles it first where it is missing or older than its sources.
#   studio.sh JDK [FILE...]     opens these captures and rule files
set -eu

jdk=$1
shift
home=$(CDPATH='' cd -P -- "${0%/*}/.." && pwd)
. "$home/build-config/checkout.sh"
. "$home/build-config/start.sh"
log=$state/studio.log

case ${1:-} in -h | --help)
    echo 'Usage: remora studio [FILE...]
Opens the IDE, with these captures and rule files.
On first use it is built, which takes a few minutes.'
    exit 0
    ;;
esac
if [ "$(uname -sm)" != 'Linux x86_64' ]; then
    echo "remora: the studio runs on Linux x86_64, and this is $(uname -sm); the plug-in can be installed into an Eclipse of your own (docs/ide.md)" >&2
    exit 4
fi
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "remora: the studio opens a window, and there is no display here (DISPLAY is not set)" >&2
    exit 4
fi

# A second one on the same workspace would only say in a dialog that it is locked.
pid=$(cat "$state/studio.pid" 2>/dev/null) || pid=''
case $([ -z "$pid" ] || ps -ww -p "$pid" -o args= 2>/dev/null) in
*"-data $state/workspace "*)
    echo "remora: the studio is open already (process $pid): open files there with File > Open File..., or close it first" >&2
    exit 4
    ;;
esac

# The file `built` says that it is whole, and of when its sources are.
is_assembled() {
    [ -e "$state/studio/built" ] && ! sources_newer_than "$state/studio/built" &&
        [ -z "$(find "$home/ide-plugin/eclipse" \( -path '*/target' -o -path '*/plugin/samples' \) -prune -o -type f -newer "$state/studio/built" -print -quit)" ]
}

assemble() {
    maven_fetch || exit 4
    echo "remora: building the studio; this takes a few minutes the first time (log: .remora/studio.log)" >&2
    cd "$home" || exit 4
    touch "$state/studio.started"
    rm -rf ide-plugin/eclipse/*/target                  # its compiler does not see that a library's interface has changed
    maven_run -Pquick,eclipse -DskipTests package >"$log" 2>&1 && JAVA_HOME=$jdk ide-plugin/eclipse/build/assemble "$state/studio" >>"$log" 2>&1 &&
        mv "$state/studio.started" "$state/studio/built" || {
        tail -n 40 "$log" >&2
        echo "remora: the studio could not be built; the full log is $log" >&2
        exit 4
    }
}

if ! is_assembled; then
    (
        lock
        is_assembled || assemble     # unless another process has done it meanwhile
    ) || exit 4
fi

count=0
for file; do                                            # each becomes a property: a path may have any character in it
    [ -r "$file" ] || { echo "remora: $file cannot be read" >&2; exit 3; }
    count=$((count + 1))
    shift
    set -- "$@" "-Dremora.open.$count=$(CDPATH='' cd -P -- "$(dirname -- "$file")" && pwd)/$(basename -- "$file")"
done
echo $$ >"$state/studio.pid"
echo '.level=WARNING' >"$state/logging.properties"       # else each service of a library is announced
exec "$jdk/bin/java" "-Djava.util.logging.config.file=$state/logging.properties" -Xmx1g --enable-native-access=ALL-UNNAMED "-Dremora.samples=$home/samples" "-Dremora.open=$count" "$@" \
    -jar "$state"/studio/plugins/org.eclipse.equinox.launcher_*.jar -nosplash -data "$state/workspace" -perspective dev.remora.ide.packets
