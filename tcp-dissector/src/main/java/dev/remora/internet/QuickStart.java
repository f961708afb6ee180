package dev.remora.internet;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;

import dev.remora.field.Attr;
import dev.remora.field.Header;
import dev.remora.field.Place;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.util.function.IntPredicate;

/**
 * What the Quick-Start options of IPv4 and IPv6 say behind kind and length, RFC 4782 sections 3.1 and 3.2: a host asks the routers on the way for a rate, or reports which
 * one was granted.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * | Func. | Rate  |    QS TTL     |     of a report, the last eight bits are not used
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                     QS Nonce                              | R |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class QuickStart {
    /** 40 kbit/s, doubled so many times; 0 asks for nothing: RFC 4782 section 3.1. */
    public static final Attr RATES = names(0, "0 bit/s", 1, "80 Kbit/s", 2, "160 Kbit/s", 3, "320 Kbit/s", 4, "640 Kbit/s", 5, "1.28 Mbit/s", 6, "2.56 Mbit/s",
            7, "5.12 Mbit/s", 8, "10.24 Mbit/s", 9, "20.48 Mbit/s", 10, "40.96 Mbit/s", 11, "81.92 Mbit/s", 12, "163.84 Mbit/s", 13, "327.68 Mbit/s",
            14, "655.36 Mbit/s", 15, "1.31072 Gbit/s");

    private static final int REQUEST = 0;
    private static final int REPORT  = 8;

    private final Place.Cursor functions;
    private final Count        end;
    private final Count        hops;

    /** A number about what is at a position in a layer. */
    @FunctionalInterface
    interface Count {
        int of(Packet packet, int layer, int at);
    }

    /** The options whose first octets behind the length the cursor leads to, each up to {@code end}, in datagrams that have so many hops to go. */
    QuickStart(Place.Cursor functions, Count end, Count hops) {
        this.functions = functions;
        this.end = end;
        this.hops = hops;
    }

    /** Adds the fields. */
    void define(Header h) {
        in(h, 0, 1, function -> true).bits(4, "qs_func", "Function", names(REQUEST, "Rate request", REPORT, "Rate report"));
        in(h, 0, 1, QuickStart::isKnown).skip(4).bits(4, "qs_rate", "Rate", RATES);
        in(h, 1, 1, function -> function == REQUEST).u8("qs_ttl", "QS TTL");
        h.listed(Type.U8, "qs_ttl_diff", "TTL Diff", this::differences);
        in(h, 1, 1, function -> function == REPORT).u8("qs_unused", "Not Used");
        in(h, 2, 4, QuickStart::isKnown).bits(Type.U32, 30, "qs_nonce", "QS Nonce", hex());
        in(h, 2, 4, QuickStart::isKnown).skip(30).bits(Type.U32, 2, "qs_reserved", "Reserved", hex());
    }

    private static boolean isKnown(int function) {
        return function == REQUEST || function == REPORT;
    }

    private Header in(Header h, int octet, int width, IntPredicate wanted) {
        return h.inEach(functions, (packet, layer, at) -> wanted.test(packet.frame().u8(at) >> 4) && at + octet + width <= end.of(packet, layer, at) ? at + octet : Place.ABSENT);
    }

    // Both go down by one at each router that takes part, so the difference stays what it was at the sender: RFC 4782 section 3.1.
    private void differences(Packet packet, int layer, Values out) {
        Frame frame = packet.frame();
        for (int at = functions.next(packet, layer, Place.ABSENT); at != Place.ABSENT; at = functions.next(packet, layer, at))
            if (frame.u8(at) >> 4 == REQUEST && at + 2 <= end.of(packet, layer, at))
                out.add(hops.of(packet, layer, at) - frame.u8(at + 1) & 0xFF, at + 1, 1);
    }
}
