package dev.remora.samples.dns;

import static dev.remora.field.Attr.unit;

import dev.remora.dissect.Dissection;
import dev.remora.field.Header;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.U16;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.packet.Severity;

/**
 * DNS messages in a TCP segment, each behind its length.
 *
 * <p>Unlike Wireshark, which puts segments together, this takes each segment for the beginning of a message: one that goes on in the next segment is
 * read as far as the segment goes.
 */
public final class DnsOverTcp {
    private static final Header H = Header.of("dns", "DNS over TCP", "RFC 7766 section 8");

    public static final U16 LENGTH = H.walk(DnsOverTcp::next).u16("length", "Length", unit("octets"));

    /** A field of the layers of {@link dev.remora.transport.Tcp#PROTOCOL}: the length belongs to no message. */
    public static final Protocol EXTENSION = H.end(0);

    /** A message that the next segment goes on with. */
    public static final Anomaly.Code CONTINUED = new Anomaly.Code("dns.continued", Severity.CHAT, "The message goes on in the next segment", "RFC 7766 section 8");

    private static final int PREFIX = 2;

    private DnsOverTcp() {}

    static void dissect(Dissection d, int from, int end) {
        int at = from;
        while (isMessage(d.frame(), at, Math.min(end, d.frame().limit(at))) && d.packet().layers() < Dissection.MOST_LAYERS) {
            int behind = behind(d.frame(), at);
            boolean whole = Dns.dissectMessage(d, at + PREFIX, Math.min(behind, end));
            if (behind > end)
                d.anomaly(CONTINUED, end, 0);
            else if (!whole)
                d.anomaly(Dns.TOO_SHORT, at + PREFIX, 0);
            at = behind;
        }
        boolean isReadable = at + PREFIX <= d.frame().limit(from);                       // what the capture cut may well be a message
        if (at + PREFIX >= end || isReadable && d.frame().u16(at) < Dns.HEADER)
            d.data(at, end);
    }

    private static boolean isMessage(Frame frame, int at, int limit) {
        return at + PREFIX < limit && frame.u16(at) >= Dns.HEADER;
    }

    private static int behind(Frame frame, int at) {
        return at + PREFIX + frame.u16(at);
    }

    private static int next(Packet packet, int layer, int previous) {
        if (layer + 1 >= packet.layers() || packet.type(layer + 1) != Dns.PROTOCOL)
            return Place.ABSENT;
        int at = previous == Place.ABSENT ? packet.at(layer + 1) - PREFIX : behind(packet.frame(), previous);
        return isMessage(packet.frame(), at, packet.limit(layer)) ? at : Place.ABSENT;
    }
}
