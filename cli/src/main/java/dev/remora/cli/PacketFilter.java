package dev.remora.cli;

import dev.remora.dissect.Settings;
import dev.remora.field.Catalogue;
import dev.remora.packet.Packet;
import dev.remora.rules.compile.Compiler;
import dev.remora.rules.compile.Probe;
import dev.remora.rules.run.FilterNeeds;
import dev.remora.rules.type.Predicate;
import dev.remora.tracking.SegmentFields;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import java.util.List;

/**
 * Chooses packets.
 *
 * @param condition     holds for a packet that is chosen
 * @param isReassembled whether streams have to be put together for it
 */
record PacketFilter(Probe condition, boolean isReassembled) {
    /** Takes every packet. */
    static final PacketFilter ALL = new PacketFilter(Probe.ALWAYS, false);

    /** Chooses the packets for which a predicate of a filter holds. */
    static PacketFilter of(Predicate predicate) {
        return new PacketFilter(new Compiler().compile(predicate), FilterNeeds.of(predicate).streams());
    }

    /** Whether this packet is chosen. */
    boolean matches(Packet packet) {
        return condition.holds(packet);
    }

    /** The same where these fields are shown of what it chooses. */
    PacketFilter showing(List<Catalogue.Entry> fields) {
        boolean isAsked = fields.stream().flatMap(entry -> entry.members().stream()).anyMatch(member -> member.field() == SegmentFields.HAS_CONFLICT);
        return new PacketFilter(condition, isReassembled || isAsked);
    }

    /** Follows connections, as far as the filter has to know of them. */
    Tracker tracker(Settings settings) {
        return tracker(settings, isReassembled);
    }

    /** Follows connections, and puts their streams together where asked. */
    static Tracker tracker(Settings settings, boolean isReassembled) {
        return new Tracker(settings, isReassembled ? dev.remora.tracking.Streams.noticing(settings) : TrackerListener.NOBODY);
    }
}
