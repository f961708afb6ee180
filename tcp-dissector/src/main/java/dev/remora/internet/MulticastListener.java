package dev.remora.internet;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.spec;
import static dev.remora.field.Attr.unit;

import dev.remora.field.Address;
import dev.remora.field.Bits;
import dev.remora.field.Derived;
import dev.remora.field.Flag;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Place;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.U8;
import dev.remora.field.Values;
import dev.remora.packet.Packet;

/** Multicast Listener Discovery, versions 1 (RFC 2710 section 3) and 2 (RFC 9777 section 5). A query of version 2 is longer than one of version 1. */
public final class MulticastListener {
    private static final Header H = Header.of("icmpv6", "Multicast Listener Discovery", "RFC 9777 section 5");

    private static final int QUERY      = 24;                                // octets of a query of version 1
    private static final int LONG_QUERY = 28;                            // of version 2, without sources
    private static final int RECORD     = 20;                                // octets of a record without sources

    private static final Header FIRST   = H.by("RFC 2710 section 3").when(MulticastListener::isFirstVersion).skip(32);
    public static final U16     DELAY   = FIRST.u16("mld.maximum_response_delay", "Maximum Response Delay [ms]", unit("milliseconds"));
    private static final Header SECOND  = H.when(MulticastListener::isLongQuery).skip(32);
    public static final Derived CODE    = SECOND.derived(2, Type.U32, "mld.maximum_response_code", "Maximum Response Code", MulticastListener::response, unit("milliseconds"),
            spec("RFC 3810 section 5.1.3"));
    public static final Address GROUP   = H.when(Icmpv6.TYPE, Icmpv6.LISTENER_QUERY, Icmpv6.LISTENER_REPORT, Icmpv6.LISTENER_DONE).skip(64)
            .ipv6("mld.multicast_address", "Multicast Address");
    private static final Header MORE    = SECOND.skip(16).skip(128);
    public static final U8      FLAGS   = MORE.peek().u8("mld.flag", "Flags", hex());
    public static final Flag    QUIET   = MORE.skip(4).flag("mld.flag.s", "Suppress Router-Side Processing");
    public static final Bits    ROBUST  = MORE.bits(3, "mld.flag.qrv", "QRV (Querier's Robustness Variable)");
    public static final Derived PERIOD  = MORE.derived(1, Type.U16, "mld.qqi", "QQIC (Querier's Query Interval Code)", MulticastListener::interval, unit("seconds"),
            spec("RFC 3810 section 5.1.9"));
    public static final U16     SOURCES = MORE.u16("mld.nb_sources", "Number of Sources");
    public static final Listed  SOURCE  = H.listed(Type.IPV6, "mld.source_address", "Source Address", MulticastListener::sources);

    public static final U16     RECORDS        = H.when(Icmpv6.TYPE, Icmpv6.LISTENER_REPORT_2).skip(48).u16("mldr.nb_mcast_records",
            "Number of Multicast Address Records");
    public static final U8      RECORD_TYPE    = at(0).u8("mldr.mar.record_type", "Record Type", names(1, "Include", 2, "Exclude", 3, "Changed to include",
            4, "Changed to exclude", 5, "Allow new sources", 6, "Block old sources"));
    public static final U8      AUXILIARY      = at(1).u8("mldr.mar.aux_data_len", "Aux Data Len", unit("words of 4 octets"));
    public static final U16     RECORD_SOURCES = at(2).u16("mldr.mar.nb_sources", "Number of Sources");
    public static final Address RECORD_GROUP   = at(4).ipv6("mldr.mar.multicast_address", "Multicast Address");
    public static final Listed  RECORD_SOURCE  = H.listed(Type.IPV6, "mldr.mar.source_address", "Source Address", MulticastListener::recordSources);

    /** More fields of the layers of {@link Icmpv6#PROTOCOL}. */
    public static final Protocol EXTENSION = H.end(0);

    private MulticastListener() {}

    /** A header for one field, in each record of a report. */
    private static Header at(int octet) {
        return H.walk((packet, layer, previous) -> record(packet, layer, previous, octet));
    }

    private static boolean isFirstVersion(Packet packet, int layer) {
        if (!Icmpv6.TYPE.isIn(packet, layer))
            return false;
        int type = Icmpv6.TYPE.get(packet, layer);
        return type == Icmpv6.LISTENER_REPORT || type == Icmpv6.LISTENER_DONE || type == Icmpv6.LISTENER_QUERY && !isLongQuery(packet, layer);
    }

    private static boolean isLongQuery(Packet packet, int layer) {
        return Icmpv6.TYPE.isIn(packet, layer) && Icmpv6.TYPE.get(packet, layer) == Icmpv6.LISTENER_QUERY
                && packet.end(layer) - packet.at(layer) >= LONG_QUERY;
    }

    private static long response(Packet packet, int layer) {
        int at = packet.at(layer) + 4;
        return isLongQuery(packet, layer) && at + 2 <= packet.limit(layer) ? time(packet.frame().u16(at), 12) : Derived.ABSENT;
    }

    private static long interval(Packet packet, int layer) {
        int at = packet.at(layer) + QUERY + 1;
        return isLongQuery(packet, layer) && at < packet.limit(layer) ? time(packet.frame().u8(at), 4) : Derived.ABSENT;
    }

    /** What a code stands for: itself, or, where its first bit is set, three bits of exponent and a mantissa of so many bits. */
    private static long time(int code, int mantissa) {
        int exponent = code >>> mantissa;
        return exponent < 8 ? code : (code & (1L << mantissa) - 1 | 1L << mantissa) << (exponent & 7) + 3;
    }

    private static void sources(Packet packet, int layer, Values out) {
        if (isLongQuery(packet, layer) && SOURCES.isIn(packet, layer))
            addresses(packet, layer, packet.at(layer) + QUERY + 4, SOURCES.get(packet, layer), out);
    }

    private static void addresses(Packet packet, int layer, int first, int count, Values out) {
        int at = first;
        for (int i = 0; i < count && at + 16 <= packet.limit(layer); i++, at += 16)
            out.addOctets(at, 16);
    }

    /** Walks over the records up to the end of the report, however many it says it has; each is as long as its counts say. */
    private static int record(Packet packet, int layer, int previous, int octet) {
        if (!RECORDS.isIn(packet, layer))
            return Place.ABSENT;
        int last = previous - octet;
        if (previous != Place.ABSENT && last + 4 > packet.limit(layer))
            return Place.ABSENT;
        int at = previous == Place.ABSENT ? packet.at(layer) + 8 : last + length(packet, last);
        return at < packet.limit(layer) ? at + octet : Place.ABSENT;
    }

    private static int length(Packet packet, int record) {
        return RECORD + packet.frame().u16(record + 2) * 16 + packet.frame().u8(record + 1) * 4;
    }

    private static void recordSources(Packet packet, int layer, Values out) {
        for (int at = record(packet, layer, Place.ABSENT, 0); at != Place.ABSENT; at = record(packet, layer, at, 0))
            if (at + RECORD <= packet.limit(layer))
                addresses(packet, layer, at + RECORD, packet.frame().u16(at + 2), out);
    }
}
