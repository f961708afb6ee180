package dev.remora.samples.dns;

import static java.util.Map.entry;

import java.util.Map;

/** Names of numbers, as IANA's registry of DNS parameters spells them. */
final class DnsNames {
    static final Map<Integer, String> OPCODES = Map.of(0, "Standard query", 1, "Inverse query", 2, "Server status request", 4, "Zone change notification",
            5, "Dynamic update", 6, "DNS stateful operations");

    static final Map<Integer, String> REPLY_CODES = Map.ofEntries(entry(0, "No error"), entry(1, "Format error"), entry(2, "Server failure"),
            entry(3, "No such name"), entry(4, "Not implemented"), entry(5, "Refused"), entry(6, "Name exists"), entry(7, "RRset exists"),
            entry(8, "RRset does not exist"), entry(9, "Not authoritative"), entry(10, "Name out of zone"), entry(11, "DSO-TYPE not implemented"));

    static final Map<Integer, String> CLASSES = Map.of(1, "IN", 3, "CH", 4, "HS", 254, "NONE", 255, "ANY");

    // @formatter:off
    static final Map<Integer, String> TYPES = Map.ofEntries(
            entry(1, "A"),        entry(2, "NS"),      entry(5, "CNAME"),  entry(6, "SOA"),     entry(12, "PTR"),    entry(13, "HINFO"),
            entry(15, "MX"),      entry(16, "TXT"),    entry(17, "RP"),    entry(18, "AFSDB"),  entry(24, "SIG"),    entry(25, "KEY"),
            entry(28, "AAAA"),    entry(29, "LOC"),    entry(33, "SRV"),   entry(35, "NAPTR"),  entry(36, "KX"),     entry(37, "CERT"),
            entry(39, "DNAME"),   entry(41, "OPT"),    entry(43, "DS"),    entry(44, "SSHFP"),  entry(46, "RRSIG"),  entry(47, "NSEC"),
            entry(48, "DNSKEY"),  entry(50, "NSEC3"),  entry(51, "NSEC3PARAM"), entry(52, "TLSA"), entry(59, "CDS"), entry(60, "CDNSKEY"),
            entry(64, "SVCB"),    entry(65, "HTTPS"),  entry(99, "SPF"),   entry(249, "TKEY"),  entry(250, "TSIG"),  entry(251, "IXFR"),
            entry(252, "AXFR"),   entry(255, "ANY"),   entry(257, "CAA"));
    // @formatter:on

    private DnsNames() {}
}
