package dev.remora.samples.dns;

import static dev.remora.field.Attr.hex;
import static dev.remora.field.Attr.names;

import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.U16;
import dev.remora.field.Values;
import dev.remora.packet.Packet;

/** The question section, RFC 1035 section 4.1.2. */
public final class Questions {
    private static final Header H = Header.of("dns", "DNS Questions", "RFC 1035 section 4.1.2");

    public static final Listed NAME        = H.listed(Type.STRING, "qry.name", "Name", Questions::texts);
    public static final Listed NAME_LENGTH = H.listed(Type.U16, "qry.name.len", "Name Length", Questions::lengths);
    public static final Listed LABELS      = H.listed(Type.U16, "count.labels", "Label Count", Questions::labels);
    public static final U16    TYPE        = H.walk(Section.QUESTIONS::body).u16("qry.type", "Type", names(DnsNames.TYPES));
    public static final U16    CLASS       = H.walk(Section.QUESTIONS::body).skip(16).u16("qry.class", "Class", hex(), names(DnsNames.CLASSES));

    /** More fields of the layers of {@link Dns#PROTOCOL}. */
    public static final Protocol EXTENSION = H.end(0);

    private Questions() {}

    private static void texts(Packet packet, int layer, Values out) {
        Section.QUESTIONS.names(packet, layer, out, (p, l, name, to) -> Section.addName(p, l, name, p.limit(l), to));
    }

    private static void lengths(Packet packet, int layer, Values out) {
        Section.QUESTIONS.names(packet, layer, out, (p, l, name, to) -> {
            String text = p.note(Sections.KIND).name().text(p, l, name, p.limit(l));
            if (text != null)
                to.add(text.length(), name, octets(p, l, name));
        });
    }

    private static void labels(Packet packet, int layer, Values out) {
        Section.QUESTIONS.names(packet, layer, out, (p, l, name, to) -> {
            int labels = p.note(Sections.KIND).name().labels(p, l, name, p.limit(l));
            if (labels != DomainName.BAD)
                to.add(Math.max(1, labels), name, octets(p, l, name));     // Wireshark counts the root as one
        });
    }

    /** Octets of a name that can be read, as far as it stands here: a pointer to the rest counts two. */
    private static int octets(Packet packet, int layer, int name) {
        return DomainName.end(packet.frame(), name, packet.limit(layer)) - name;
    }
}
