package dev.remora.tracking.ladder;

import dev.remora.internet.Icmp;
import dev.remora.internet.Icmpv6;
import dev.remora.packet.Packet;
import dev.remora.tracking.Connection;
import dev.remora.tracking.Cue;
import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import dev.remora.tracking.TcpState;
import dev.remora.tracking.Tracked;
import dev.remora.tracking.TrackerListener;
import dev.remora.tracking.Transport;
import dev.remora.transport.Tcp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/** Makes the ladder of each connection while a tracker runs, and hands it over when the tracker forgets the connection. Confined to one thread. */
public final class Ladders implements TrackerListener {
    private static final String UNANSWERED = "no answer in the capture";

    private final int                    most;
    private final boolean                relative;
    private final LongPredicate          wanted;
    private final Consumer<Ladder>       consumer;
    private final Map<Integer, Building> building = new HashMap<>();

    /** A ladder that grows. */
    private static final class Building {
        private final List<Step>   steps  = new ArrayList<>();
        private final SegmentWords words;
        private final Echoes       echoes = new Echoes();
        private long               omitted;
        private long               missed;

        Building(boolean relative) {
            words = new SegmentWords(relative);
        }

        /** Octets that the last packet showed to be missing from the capture. */
        private long newlyMissed(Connection c) {
            long before = missed;
            missed = c.missed(Side.ORIGINATOR) + c.missed(Side.RESPONDER);
            return Math.max(0, missed - before);
        }

        /** Says of requests that nothing answered them, now that nothing more comes. */
        private void end() {
            for (int at : echoes.unanswered()) {
                Step step = steps.get(at);
                String words = step.words().isEmpty() ? UNANSWERED : step.words() + "; " + UNANSWERED;
                steps.set(at, new Step(step.packet(), step.timeNanos(), step.from(), step.what(), words, step.isTaken(), step.originator(), step.responder()));
            }
        }
    }

    /**
     * Ladders of at most this many steps each, with sequence numbers as they are on the wire; of a longer connection the first steps are kept.
     *
     * @param most at least 1
     */
    public Ladders(int most, Consumer<Ladder> consumer) {
        this(most, id -> true, consumer);
    }

    /** The same of the connections only whose numbers are wanted. */
    public Ladders(int most, LongPredicate wanted, Consumer<Ladder> consumer) {
        this(most, false, wanted, consumer);
    }

    private Ladders(int most, boolean relative, LongPredicate wanted, Consumer<Ladder> consumer) {
        if (most < 1)
            throw new IllegalArgumentException("steps of a ladder: " + most + "; at least 1");
        this.most = most;
        this.relative = relative;
        this.wanted = wanted;
        this.consumer = consumer;
    }

    /** The same with sequence numbers counted from the first of each end, so that they can be compared at a glance. */
    public static Ladders relative(int most, LongPredicate wanted, Consumer<Ladder> consumer) {
        return new Ladders(most, true, wanted, consumer);
    }

    @Override
    public void packet(Connection connection, Packet packet, Tracked tracked) {
        if (!wanted.test(connection.id()))
            return;
        int layer = tracked.layer();
        Building ladder = ladder(connection);
        if (ladder.steps.size() >= most) {                              // nobody reads words for what is left out
            ladder.omitted++;
            if (isIcmp(connection))
                ladder.echoes.leaveOut(packet, layer);
            return;
        }
        if (connection.transport() != Transport.TCP) {
            String said = isIcmp(connection) ? ladder.echoes.take(packet, layer, ladder.steps.size()) : "";
            add(ladder, connection, packet, tracked, datagram(connection, packet, layer), said, true);
            return;
        }
        int octets = Math.max(0, packet.end(layer) - packet.at(layer) - Tcp.HDR_LEN.get(packet, layer));
        String words = ladder.words.words(packet, layer, octets, tracked.side(), tracked.reason(),
                tracked.hasOpened() && connection.isMidstream(), ladder.newlyMissed(connection));
        add(ladder, connection, packet, tracked, ladder.words.what(packet, layer, octets, tracked.side()), words, tracked.isTaken());
    }

    @Override
    public void quoted(Connection connection, Packet packet, Tracked tracked) {
        if (!wanted.test(connection.id()))
            return;
        Building ladder = ladder(connection);
        String words = tracked.isRelated() ? "about a packet of this connection" : "quotes a packet that was not in flight: forged, or late";
        for (int layer = 0; layer < packet.layers(); layer++)
            if (packet.type(layer) == Icmp.PROTOCOL || packet.type(layer) == Icmpv6.PROTOCOL) {
                add(ladder, connection, packet, tracked, IcmpWords.what(packet, layer), words, tracked.isRelated());
                return;
            }
    }

    @Override
    public void changed(Connection connection, Side side, TcpState from, TcpState.Arrow arrow, Cue cue, Moment at) {
        if (cue.isTimer() && wanted.test(connection.id()))
            add(ladder(connection), new Step(at.packet(), at.timeNanos(), null, "time passes", side.label() + " " + cue.text(), true, connection.known(Side.ORIGINATOR),
                    connection.known(Side.RESPONDER)));
    }

    @Override
    public void forgotten(Connection connection) {
        Building ladder = building.remove(connection.place());
        if (ladder == null)
            return;
        ladder.end();
        consumer.accept(new Ladder(Summary.of(connection, List.of()), List.copyOf(ladder.steps), ladder.omitted));
    }

    private Building ladder(Connection connection) {
        return building.computeIfAbsent(connection.place(), place -> new Building(relative));
    }

    private void add(Building ladder, Connection c, Packet packet, Tracked tracked, String what, String words, boolean isTaken) {
        add(ladder, new Step(packet.frame().number(), packet.frame().timeNanos(), tracked.side(), what, words, isTaken, c.known(Side.ORIGINATOR),
                c.known(Side.RESPONDER)));
    }

    private void add(Building ladder, Step step) {
        if (ladder.steps.size() < most)
            ladder.steps.add(step);
        else
            ladder.omitted++;
    }

    private static boolean isIcmp(Connection connection) {
        return !connection.transport().hasPorts();
    }

    private static String datagram(Connection connection, Packet packet, int layer) {
        if (isIcmp(connection))
            return IcmpWords.what(packet, layer) + Echoes.numbers(packet, layer);
        return (connection.transport() == Transport.UDP ? "UDP  " : "UDP-Lite  ") + Outstanding.count(Math.max(0, packet.end(layer) - packet.headerEnd(layer)));
    }
}
