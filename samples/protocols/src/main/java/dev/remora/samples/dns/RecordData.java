package dev.remora.samples.dns;

import dev.remora.field.Listed;
import dev.remora.field.Place;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.nio.charset.StandardCharsets;

/** Walks over the records of one type, and reads data that no place describes. */
final class RecordData {
    static final int A     = 1;
    static final int NS    = 2;
    static final int CNAME = 5;
    static final int SOA   = 6;
    static final int PTR   = 12;
    static final int MX    = 15;
    static final int TXT   = 16;
    static final int AAAA  = 28;
    static final int SRV   = 33;
    static final int OPT   = 41;

    private static final int SOA_NUMBERS = 20;                           // octets

    private RecordData() {}

    /** The bodies of records of a type whose data is at least this long. */
    static Place.Cursor of(int type, int least) {
        return (packet, layer, previous) -> {
            int body = Section.RECORDS.body(packet, layer, previous);
            while (body != Place.ABSENT && (type(packet, layer, body) != type || length(packet, layer, body) < least))
                body = Section.RECORDS.body(packet, layer, body);
            return body;
        };
    }

    /** The bodies of records that have a class and a time to live. */
    static int usual(Packet packet, int layer, int previous) {
        int body = Section.RECORDS.body(packet, layer, previous);
        while (body != Place.ABSENT && type(packet, layer, body) == OPT)
            body = Section.RECORDS.body(packet, layer, body);
        return body;
    }

    /** The bodies of records of EDNS. */
    static int edns(Packet packet, int layer, int previous) {
        int body = Section.RECORDS.body(packet, layer, previous);
        while (body != Place.ABSENT && type(packet, layer, body) != OPT)
            body = Section.RECORDS.body(packet, layer, body);
        return body;
    }

    /** The name of each record; that of a service has fields of its own, as in Wireshark. */
    static void owners(Packet packet, int layer, Values out) {
        Section.RECORDS.names(packet, layer, out, (p, l, name, to) -> {
            if (!isService(p, l, name))
                Section.addName(p, l, name, p.limit(l), to);
        });
    }

    /** The service (0), the protocol (1) or the rest (2) of the name of each SRV record, RFC 2782. */
    static Listed.Reader service(int part) {
        return (packet, layer, out) -> Section.RECORDS.names(packet, layer, out, (p, l, name, to) -> {
            String text = isService(p, l, name) ? p.note(Sections.KIND).name().text(p, l, name, p.limit(l)) : null;
            String[] parts = text == null ? new String[0] : text.split("\\.", 3);
            if (part < parts.length)
                to.addObject(parts[part], name, DomainName.end(p.frame(), name, p.limit(l)) - name);
        });
    }

    private static boolean isService(Packet packet, int layer, int name) {
        return type(packet, layer, DomainName.end(packet.frame(), name, packet.limit(layer))) == SRV;
    }

    /** The name in the data of each record of a type, behind some octets and some other names. */
    static Listed.Reader names(int type, int octets, int names) {
        Place.Cursor records = of(type, 1);
        return (packet, layer, out) -> {
            for (int body = records.next(packet, layer, Place.ABSENT); body != Place.ABSENT; body = records.next(packet, layer, body)) {
                int limit = end(packet, layer, body);
                int at = behindNames(packet.frame(), body + Section.FIXED + octets, limit, names);
                if (at != DomainName.BAD)
                    Section.addName(packet, layer, at, limit, out);
            }
        };
    }

    /** The number of each SOA record that begins this many octets behind its two names. */
    static Listed.Reader authority(int octet) {
        Place.Cursor records = of(SOA, SOA_NUMBERS);
        return (packet, layer, out) -> {
            for (int body = records.next(packet, layer, Place.ABSENT); body != Place.ABSENT; body = records.next(packet, layer, body)) {
                int limit = end(packet, layer, body);
                int at = behindNames(packet.frame(), body + Section.FIXED, limit, 2);
                if (at != DomainName.BAD && at + octet + 4 <= limit)
                    out.add(packet.frame().u32(at + octet), at + octet, 4);
            }
        };
    }

    /** The length of each text in TXT records, RFC 1035 section 3.3.14. */
    static void textLengths(Packet packet, int layer, Values out) {
        strings(packet, layer, (frame, at, length, limit) -> out.add(length, at, 1));
    }

    /** Each text in TXT records that ends where its record does, or before. */
    static void texts(Packet packet, int layer, Values out) {
        strings(packet, layer, (frame, at, length, limit) -> {
            if (at + 1 + length <= limit)
                out.addObject(new String(frame.octets(at + 1, length), StandardCharsets.UTF_8), at + 1, length);
        });
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(Frame frame, int at, int length, int limit);
    }

    private static void strings(Packet packet, int layer, Visitor visitor) {
        Place.Cursor records = of(TXT, 1);
        for (int body = records.next(packet, layer, Place.ABSENT); body != Place.ABSENT; body = records.next(packet, layer, body)) {
            int limit = end(packet, layer, body);
            for (int at = body + Section.FIXED; at < limit; at += 1 + packet.frame().u8(at))
                visitor.visit(packet.frame(), at, packet.frame().u8(at), limit);
        }
    }

    private static int behindNames(Frame frame, int from, int limit, int names) {
        int at = from;
        for (int left = names; left > 0 && at != DomainName.BAD; left--)
            at = DomainName.end(frame, at, limit);
        return at;
    }

    private static int type(Packet packet, int layer, int body) {
        return body + 2 <= packet.limit(layer) ? packet.frame().u16(body) : 0;
    }

    private static int length(Packet packet, int layer, int body) {
        return body + Section.FIXED <= packet.limit(layer) ? packet.frame().u16(body + Section.FIXED - 2) : 0;
    }

    /** Position behind the readable data of a record. */
    private static int end(Packet packet, int layer, int body) {
        return Math.min(packet.limit(layer), body + Section.FIXED + length(packet, layer, body));
    }
}
