package dev.remora.internet;

import static dev.remora.field.Attr.in;

import dev.remora.dissect.Dissection;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Severity;

/** What should be an IP datagram and has another version. Only the version is shown; layers of this kind are no IPv4 and no IPv6 to anyone. */
final class UnknownVersion {
    static final Anomaly.Code BOGUS_IPV4 = new Anomaly.Code("ip.bogus_ip_version", Severity.ERROR, "Bogus IP version", "RFC 791 section 3.1");
    static final Anomaly.Code BOGUS_IPV6 = new Anomaly.Code("ipv6.bogus_ipv6_version", Severity.ERROR, "Bogus IP version", "RFC 8200 section 3");

    private static final Header H4 = Header.of("ip", "Internet Protocol", "RFC 791 section 3.1");
    private static final Header H6 = Header.of("ipv6", "Internet Protocol", "RFC 8200 section 3");

    static {
        H4.bits(4, "version", "Version");
        H4.presence(BOGUS_IPV4);
        H6.bits(4, "version", "Version", in("ip.version"));
        H6.presence(BOGUS_IPV6);
    }

    static final Protocol IN_IPV4 = H4.skip(4).end(1);
    static final Protocol IN_IPV6 = H6.skip(4).end(1).leading((packet, layer) -> "");

    private UnknownVersion() {}

    /** Whether there is a version, and it is another one. */
    static boolean isAt(Dissection d, int at, int end, int version) {
        return at < Math.min(end, d.frame().limit(at)) && d.frame().u8(at) >>> 4 != version;
    }

    /** An IPv6 datagram where IPv4 should be is dissected as what it is. */
    static void dissectIpv4(Dissection d, int at, int end) {
        d.push(IN_IPV4, at, end);
        d.anomaly(BOGUS_IPV4, at, 1);
        int layer = d.layer();
        if (d.frame().u8(at) >>> 4 == 6)
            Ipv6.dissect(d, at, end);
        if (d.layer() > layer)
            d.packet().end(layer, d.packet().end(layer + 1));
    }

    static void dissectIpv6(Dissection d, int at, int end) {
        d.push(IN_IPV6, at, end);
        d.anomaly(BOGUS_IPV6, at, 1);
        d.packet().headerEnd(d.layer(), at);
        d.data(at, end);
    }
}
