# How the command is started, by ./remora of a checkout and by bin/remora of an archive. Sourced by them behind java.sh, with
#   home     the folder that holds samples/
#   jars     the folder of the jars
#   state    where what was prepared for one JDK is kept: the arguments of Java in java.args, and a start-up cache
# POSIX sh.

# Sets `prepared` to the JDK that `state` was prepared for; empty where it was prepared for none, for one that is gone, or for jars elsewhere.
prepared_read() {
    prepared='' there=''
    [ ! -r "$state/java.args" ] || { IFS= read -r prepared && IFS= read -r there || true; } <"$state/java.args"
    [ "$there" = "# $jars" ] || prepared=''
    prepared=${prepared#\# }
    [ -x "$prepared/bin/java" ] || prepared=''
}

# Sets `jdk` to JAVA_HOME where that fits, else to the JDK that `state` was prepared for.
jdk_prepared() {
    prepared_read
    jdk=$prepared
    [ -z "${JAVA_HOME:-}" ] || ! jdk_fits "$JAVA_HOME" || jdk=$JAVA_HOME
}

# Whether `state` was prepared for `jdk` as that is now.
is_prepared() {
    [ -n "$prepared" ] && [ "$jdk" = "$prepared" ] && [ -e "$state/built" ] && [ ! "$jdk/release" -nt "$state/built" ]
}

# One that prepares at a time. A lock is taken over where its owner is gone, or has not said who it is within ten seconds. Where none can be made, as on a full disk,
# nobody waits.
lock() {
    tries=0 missing=0
    until why=$(mkdir "$state/lock" 2>&1); do
        [ -d "$state/lock" ] || missing=$((missing + 1))
        [ "$missing" -lt 5 ] || { echo "remora: $state cannot be written to: $why" >&2; exit 4; }
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

# Whether `jdk` has a start-up cache of more than classes.
has_aot_cache() {
    jdk_fits "$jdk" && [ "$feature" -ge 25 ]
}

options='-XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8'

# The arguments of Java as an argument file wants them, those given here among them.
arguments() {
    printf '# %s\n' "$jdk" "$jars"
    printf '%s\n' $options "$@"
    class_path=$(for jar in "$jars"/*.jar; do printf '%s:' "$jar"; done)
    printf -- '-cp %s\n' "$(quoted "${class_path%:}")"
}

quoted() {
    printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"
}

# Records a run of each command over the samples, so that later starts find their classes loaded and linked. Works without, but slower.
prepare() {
    cache=$state/start-up.cache
    record=ArchiveClassesAtExit use=SharedArchiveFile
    ! has_aot_cache || { record=AOTCacheOutput use=AOTCache; }
    rm -f "$cache"
    arguments >"$state/java.args.new"
    (cd "$home" && calls | "$jdk/bin/java" "@$state/java.args.new" "-XX:$record=$cache" dev.remora.cli.Training) 2>&1 >/dev/null | tail -n 100 >"$state/training.log" || true
    [ ! -s "$cache" ] || arguments "-XX:$use=$(quoted "$cache")" >"$state/java.args.new"
    mv "$state/java.args.new" "$state/java.args"
}

# The calls of that run: arguments separated by tabs.
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

# Whether a command with these arguments has much to do: for as long as somebody wants, with what comes through a pipe, or with many octets of files.
# How many are many depends on what it does with a packet (docs/decisions/what-short-commands-cost.md).
is_much() {
    case ${1:-} in
    live | lsp) return 0 ;;
    read) many=8 ;;
    run) many=256 ;;
    *) many=64 ;;
    esac
    [ $# -eq 0 ] || shift
    for word; do
        shift
        case $word in -) return 0 ;; --*=*) word=${word#*=} ;; esac
        if [ -f "$word" ] || [ -d "$word" ]; then
            set -- "$@" "$word"
        elif [ -e "$word" ]; then
            return 0
        fi
    done
    [ $# -gt 0 ] || return 1
    sizes=$(du -skL -- "$@" 2>/dev/null) || true
    total=0
    while read -r size _; do
        case $size in '' | 0?* | *[!0-9]*) continue ;; esac     # the rest of a name that has lines: no number, and a shell would run what is in it
        total=$((total + size))
    done <<END
$sizes
END
    [ "$total" -gt $((many * 1024)) ]
}

# Becomes the command, with these arguments.
start() {
    # Only live captures call native code; the permission is not given otherwise, since with it half of the start-up cache is not used.
    native=''
    [ "${1:-}" != live ] || native=--enable-native-access=ALL-UNNAMED

    # Only an editor has something to say to a language server; a terminal has not.
    typed=''
    [ "${1:-}" != lsp ] || [ ! -t 0 ] || typed=-Dremora.typed=true

    # Where there is little to do, the second compiler of the JVM takes more time than it saves. Where a run has much to do it keeps much: large pages save it a tenth of the time.
    compiler=-XX:TieredStopAtLevel=1
    pages=''
    if is_much "$@"; then
        compiler=''
        huge=''
        [ "$1" != run ] || [ ! -r /sys/kernel/mm/transparent_hugepage/enabled ] || IFS= read -r huge </sys/kernel/mm/transparent_hugepage/enabled
        case $huge in *'[madvise]'*) pages=-XX:+UseTransparentHugePages ;; esac
    fi

    # Java ignores what a class path names and is not there.
    named=${REMORA_PLUGINS:-}
    while [ -n "$named" ]; do
        plugin=${named%%:*}
        case $named in *:*) named=${named#*:} ;; *) named='' ;; esac
        case $plugin in '' | '*') continue ;; esac     # the folder that it is called in, or all jars there
        [ -e "${plugin%/\*}" ] || { echo "remora: REMORA_PLUGINS names $plugin, which does not exist" >&2; exit 2; }
    done

    # On a terminal, long work shows how far it has come, and lines are broken between words: of results and of messages, each where a terminal shows them.
    progress=''
    columns=''
    width=''
    if [ -t 1 ]; then
        { size=$(stty size <&3 2>/dev/null) && columns=-Dremora.columns=${size#* }; } 3<&1 || columns=''
    fi
    if [ -t 2 ]; then
        progress=-Dremora.progress=true
        { size=$(stty size <&2 2>/dev/null) && width=-Dremora.messages.columns=${size#* }; } || width=''
    fi

    own="$compiler $pages $progress $columns $width $typed $native"
    if [ "$jdk" = "$prepared" ]; then
        exec "$jdk/bin/java" "@$state/java.args" $own ${REMORA_PLUGINS:+-cp "$jars/*:$REMORA_PLUGINS"} dev.remora.cli.Remora "$@"
    fi
    exec "$jdk/bin/java" $options $own -cp "$jars/*${REMORA_PLUGINS:+:$REMORA_PLUGINS}" dev.remora.cli.Remora "$@"     # nothing could be prepared
}
