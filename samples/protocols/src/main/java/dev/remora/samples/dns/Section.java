package dev.remora.samples.dns;

import dev.remora.field.Place;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;

/** The two shapes of what follows the header: a name each, with a body behind it. Positions in between are those of bodies. */
enum Section {
    /** Bodies are type and class, RFC 1035 section 4.1.2. */
    QUESTIONS {
        @Override
        int behind(Frame frame, int body, int limit) {
            return body + 4;
        }
    },
    /** Answers, authority and additional records: type, class, time to live, length and data, RFC 1035 section 4.1.3. */
    RECORDS {
        @Override
        int behind(Frame frame, int body, int limit) {
            return body + FIXED + (body + FIXED <= limit ? frame.u16(body + FIXED - 2) : 0);
        }
    };

    /** Octets of a record's body before its data. */
    static final int FIXED = 10;

    /** Position behind a body; may lie past the limit. */
    abstract int behind(Frame frame, int body, int limit);

    /** Position of the name behind the entry whose body this is, of the first for {@link Place#ABSENT}; {@link Place#ABSENT} when there is none. */
    int name(Packet packet, int layer, int body) {
        Sections sections = packet.note(Sections.KIND);
        int name = body == Place.ABSENT ? sections.at(this, layer) : behind(packet.frame(), body, packet.limit(layer));
        return name < sections.end(this, layer) ? name : Place.ABSENT;
    }

    /** Position of the body behind another, of the first for {@link Place#ABSENT}; {@link Place#ABSENT} when there is none. */
    int body(Packet packet, int layer, int previous) {
        int name = name(packet, layer, previous);
        return name == Place.ABSENT ? Place.ABSENT : DomainName.end(packet.frame(), name, packet.limit(layer));
    }

    /** What is to be done with a name. */
    @FunctionalInterface
    interface Visitor {
        /** Looks at the name at this position. */
        void visit(Packet packet, int layer, int name, Values out);
    }

    /** Visits each name in turn. */
    void names(Packet packet, int layer, Values out, Visitor visitor) {
        int body = Place.ABSENT;
        for (int name = name(packet, layer, body); name != Place.ABSENT; name = name(packet, layer, body)) {
            visitor.visit(packet, layer, name, out);
            body = DomainName.end(packet.frame(), name, packet.limit(layer));
        }
    }

    /** Adds the text of the name at {@code at}; nothing where it cannot be read. */
    static void addName(Packet packet, int layer, int at, int limit, Values out) {
        int end = DomainName.end(packet.frame(), at, limit);
        String text = end == DomainName.BAD ? null : packet.note(Sections.KIND).name().text(packet, layer, at, limit);
        if (text != null)
            out.addObject(text, at, end - at);
    }
}
