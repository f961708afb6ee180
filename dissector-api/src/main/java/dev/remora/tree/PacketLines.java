package dev.remora.tree;

import dev.remora.dissect.Dissectors;
import dev.remora.field.Address;
import dev.remora.field.Catalogue;
import dev.remora.field.Field;
import dev.remora.field.Protocol;
import dev.remora.field.Values;
import dev.remora.packet.Packet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Summarises packets on one line each, with the summaries that protocols registered. Confined to one thread; allocates. */
public final class PacketLines {
    private static final Pattern JOINT = Pattern.compile("^[,;]? +");

    private final Map<Protocol, Line>      lines     = new HashMap<>();
    private final Map<Protocol, Endpoints> endpoints = new HashMap<>();
    private final Values                   values    = new Values();
    private final TextBuffer               text      = new TextBuffer();

    private record Line(String label, List<SummaryPart> parts) {}

    private record Endpoints(End source, End destination) {}

    private record End(Field field, Display display) {}

    /** The lines of these protocols. */
    public PacketLines(Dissectors dissectors) {
        Catalogue catalogue = dissectors.catalogue();
        dissectors.summaries().forEach((protocol, summary) -> lines.put(protocol,
                new Line(summary.label(), summary.parts().stream().map(part -> new SummaryPart(part, catalogue)).toList())));
        for (Protocol protocol : dissectors.protocols()) {
            End source = end(protocol, ".src");
            End destination = end(protocol, ".dst");
            if (source != null && destination != null)
                endpoints.put(protocol, new Endpoints(source, destination));
        }
    }

    private static @Nullable End end(Protocol protocol, String which) {
        return protocol.fields().stream().filter(field -> field instanceof Address && field.name().equals(protocol.name() + which)).findFirst()
                .map(field -> new End(field, Display.of(field))).orElse(null);
    }

    /** A packet on one line. */
    public PacketLine line(Packet packet) {
        int ends = innermost(packet, endpoints);
        Endpoints of = ends < 0 ? null : endpoints.get(Protocol.of(packet, ends));
        String source = of == null ? "" : address(of.source, packet, ends);
        String destination = of == null ? "" : address(of.destination, packet, ends);
        int told = innermost(packet, lines);
        if (told < 0)
            return new PacketLine(source, destination, label(packet), whole(packet, packet.frame().originalLength() + " octets"));
        Line line = lines.get(Protocol.of(packet, told));
        StringBuilder info = new StringBuilder();
        if (line != null)
            for (SummaryPart part : line.parts)
                part.append(packet, told, info);
        return new PacketLine(source, destination, line == null ? label(packet) : line.label, whole(packet, info.toString()));
    }

    // Where the first parts are left out, what stands between them and the next goes with them; where all are, and nothing is wrong, there are the octets.
    private static String whole(Packet packet, String info) {
        String told = JOINT.matcher(info).replaceFirst("");
        String wrong = Shortcoming.of(packet);
        if (told.isEmpty() && wrong.isEmpty())
            return packet.frame().originalLength() + " octets";
        return told.isEmpty() || wrong.isEmpty() ? told + wrong : told + " " + wrong;
    }

    /** Index of the innermost layer that a table knows and that is no quotation; -1 where there is none. */
    private static int innermost(Packet packet, Map<Protocol, ?> known) {
        for (int layer = packet.layers() - 1; layer > 0; layer--)
            if (!packet.isQuoted(layer) && known.containsKey(Protocol.of(packet, layer)))
                return layer;
        return Packet.ABSENT;
    }

    private static String label(Packet packet) {
        return packet.type(packet.layers() - 1).name().toUpperCase(Locale.ROOT);
    }

    private String address(End end, Packet packet, int layer) {
        values.clear();
        values.in(layer);
        end.field.read(packet, layer, values);
        if (values.isEmpty())
            return "";
        text.clear();
        end.display.write(packet, values, 0, text);
        return text.toString();
    }
}
