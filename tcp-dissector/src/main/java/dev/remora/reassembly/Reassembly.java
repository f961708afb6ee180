package dev.remora.reassembly;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Foresight;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Packet;
import org.jspecify.annotations.Nullable;

/**
 * Puts datagrams together on behalf of the dissectors of IPv4 and IPv6.
 *
 * <p>A datagram that a fragment completes is appended to the frame, so that its fields read like all others. With a
 * {@link Foresight} each fragment also knows the frame that will complete its datagram.
 */
public final class Reassembly {
    /** No datagram was completed. */
    public static final int INCOMPLETE = -1;

    private static final Foresight.Topic COMPLETED_IN = Foresight.Topic.create();

    private static final int MOST_LENGTH = 65_535;

    private Reassembly() {}

    /** The fragment to describe before it is offered. Reused: only for the next {@link #offer}. */
    public static Fragment fragment(Dissection d) {
        return d.part(Reassembler.PART).fragment();
    }

    /**
     * Takes a fragment of the innermost layer.
     *
     * @param least octets that a first fragment must have to hold the transport header
     * @return      position in the frame of the datagram that it completes, or {@link #INCOMPLETE}
     */
    public static int offer(Dissection d, Fragment fragment, int least) {
        fragment.layer = d.layer();
        Reassembler reassembler = d.part(Reassembler.PART);
        long now = d.frame().timeNanos();
        Datagram datagram = datagram(d, reassembler, fragment, now);
        check(d, datagram, fragment, least);
        if (!reassembler.add(datagram, fragment))
            return INCOMPLETE;
        if (datagram.isComplete())
            return complete(d, reassembler, datagram);
        if (reassembler.evict(datagram) > 0)
            anomaly(d, ReassemblyAnomaly.FLOOD, fragment);
        foretell(d, fragment);
        return INCOMPLETE;
    }

    /** Octets of the datagram that was completed in this layer. */
    public static int length(Packet packet, int layer) {
        Datagram datagram = packet.note(Reassemblies.KIND).datagram(layer);
        return datagram == null ? 0 : datagram.length();
    }

    /** Numbers of the frames that brought the fragments of the datagrams that were completed in this packet, in no order; empty where none was. Allocates where one was. */
    public static long[] frames(Packet packet) {
        return packet.note(Reassemblies.KIND).frames();
    }

    /** Protocol of the payload of the datagram that was completed in this layer, as its first fragment has it. */
    public static int protocol(Packet packet, int layer) {
        Datagram datagram = packet.note(Reassemblies.KIND).datagram(layer);
        return datagram == null ? INCOMPLETE : datagram.protocol();
    }

    private static Datagram datagram(Dissection d, Reassembler reassembler, Fragment fragment, long now) {
        @Nullable Datagram datagram = reassembler.find(fragment);
        if (datagram != null && reassembler.isOverdue(datagram, now)) {
            reassembler.giveUp(datagram);                            // where the clock was set back, it waits behind others that are not overdue
            anomaly(d, ReassemblyAnomaly.TIMEOUT, fragment);
            datagram = null;
        }
        reassembler.expire(now);
        return datagram == null ? reassembler.begin(fragment, now) : datagram;
    }

    private static void check(Dissection d, Datagram datagram, Fragment fragment, int least) {
        if (fragment.end() > MOST_LENGTH)
            anomaly(d, ReassemblyAnomaly.TOO_LONG, fragment);
        if (fragment.offset == 0 && fragment.length < least)
            anomaly(d, ReassemblyAnomaly.TINY_FIRST, fragment);
        if (datagram.leavesGap(fragment))
            anomaly(d, ReassemblyAnomaly.GAP, fragment);
        if (datagram.isOverlapped(fragment)) {
            anomaly(d, ReassemblyAnomaly.OVERLAP, fragment);
            if (datagram.isContradicted(fragment))
                anomaly(d, ReassemblyAnomaly.CONFLICT, fragment);
            if (datagram.isTeardrop(fragment))
                anomaly(d, ReassemblyAnomaly.TEARDROP, fragment);
        }
    }

    private static void anomaly(Dissection d, Anomaly.Code code, Fragment fragment) {
        d.anomaly(code, fragment.at, fragment.length);
    }

    private static int complete(Dissection d, Reassembler reassembler, Datagram datagram) {
        reassembler.takeOut(datagram);
        datagram.assemble(d.settings().value(ReassemblySettings.OVERLAP));
        int position = d.frame().append(datagram.whole(), 0, datagram.length());
        d.packet().note(Reassemblies.KIND).completed(d.layer(), datagram, reassembler, position);
        Foresight foresight = d.settings().value(Foresight.SETTING);
        for (int i = 0; i < datagram.count(); i++)
            foresight.learn(COMPLETED_IN, datagram.source(i), d.frame().number());
        return position;
    }

    private static void foretell(Dissection d, Fragment fragment) {
        long frame = d.settings().value(Foresight.SETTING).tell(COMPLETED_IN, fragment.source());
        if (frame != Foresight.UNKNOWN)
            d.packet().note(Reassemblies.KIND).completedLater(d.layer(), frame);
    }
}
