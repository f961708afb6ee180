# What the benchmarks share. Sourced where $home is the checkout. Finds the JDK, and makes the folder $work.
work=$home/.remora/benchmarks
. "$home/build-config/checkout.sh"
jdk_find || exit 4
mkdir -p "$work"

# Makes the capture $work/small.pcap with GenPcap.java, which is in folder $1.
small_packets() {
    [ -s "$work/small.pcap" ] || "$jdk/bin/java" "$1/GenPcap.java" small "$work/small.pcap" >/dev/null
}

# Builds the classes of the benchmarks.
build() {
    maven_find || exit 4
    maven_run -q -Pquick,benchmarks -Dmaven.test.skip=true -pl benchmarks -am -f "$home/pom.xml" package >"$work/build.log" 2>&1 || { tail -30 "$work/build.log" >&2; exit 4; }
}

# Runs Java with those classes.
benchmark() { "$jdk/bin/java" -XX:+UseSerialGC -cp "$home/benchmarks/target/quick/classes:$home/benchmarks/target/quick/lib/*" "$@"; }

# The median of numbers, one a line.
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
