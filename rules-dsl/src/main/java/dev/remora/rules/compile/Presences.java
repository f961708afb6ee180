package dev.remora.rules.compile;

import dev.remora.field.Catalogue;
import dev.remora.field.Field;
import dev.remora.field.Presence;
import dev.remora.field.Protocol;
import dev.remora.packet.Packet;
import java.util.List;
import java.util.Optional;

/** Asks whether something is there, without reading it: a protocol by its layers, an anomaly among those found. */
final class Presences {
    private Presences() {}

    /** The code that asks for a name, where it stands for protocols or for anomalies only. */
    static Optional<Probe> of(Catalogue.Entry entry) {
        List<Catalogue.Member> members = entry.members();
        if (members.stream().allMatch(member -> member.field() == member.protocol().span()))
            return Optional.of(layers(members.stream().map(Catalogue.Member::protocol).toArray(Protocol[]::new)));
        if (members.stream().allMatch(member -> member.field() instanceof Presence))
            return Optional.of(anomalies(members));
        return Optional.empty();
    }

    private static Probe layers(Protocol[] protocols) {
        return packet -> {
            for (Protocol protocol : protocols)
                if (packet.find(protocol) != Packet.ABSENT)
                    return true;
            return false;
        };
    }

    private static Probe anomalies(List<Catalogue.Member> members) {
        return packet -> packet.anomalyCount() > 0 && some(members, packet);
    }

    private static boolean some(List<Catalogue.Member> members, Packet packet) {
        for (Catalogue.Member member : members)
            if (isIn(member.protocol(), member.field(), packet))
                return true;
        return false;
    }

    private static boolean isIn(Protocol protocol, Field field, Packet packet) {
        for (int layer = packet.find(protocol); layer != Packet.ABSENT; layer = packet.find(protocol, layer + 1))
            if (field.isIn(packet, layer))
                return true;
        return false;
    }
}
