# What the benchmarks over small packets share. Sourced where $home is the checkout and $peers the folder with GenPcap.java.
# Finds the JDK, and makes the capture, $work/small.pcap.
work=$home/.remora/benchmarks
. "$home/build-config/checkout.sh"
jdk_find || exit 4
mkdir -p "$work"
[ -s "$work/small.pcap" ] || "$jdk/bin/java" "$peers/GenPcap.java" small "$work/small.pcap" >/dev/null

# Builds the classes of the benchmarks.
build() {
    maven_find || exit 4
    maven_run -q -Pquick,benchmarks -Dmaven.test.skip=true -pl benchmarks -am -f "$home/pom.xml" package >"$work/build.log" 2>&1 || { tail -30 "$work/build.log" >&2; exit 4; }
}

# The median of numbers, one a line.
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
