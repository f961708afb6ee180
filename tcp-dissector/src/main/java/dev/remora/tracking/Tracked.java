package dev.remora.tracking;

import dev.remora.packet.Note;
import dev.remora.packet.Packet;
import java.util.Arrays;

/**
 * What tracking says about the current packet, for fields to read: its connection, and what the packet did to it.
 *
 * <p>If a packet has several transport layers, as in a tunnel, this is about the innermost one.
 */
public final class Tracked implements Note {
    /** The note of every packet that a {@link Tracker} has seen. */
    public static final Kind<Tracked> KIND = Kind.of(Tracked::new);

    /** In place of {@link #ends} where there is no connection. */
    public static final int NO_ENDS    = 0;
    /** In place of {@link #ends} where it takes more to tell of them. */
    public static final int OTHER_ENDS = -1;

    // Of ends: a bit that says that there are some, the side that sent, and two indices of layers
    private static final int SIDE    = 1;
    private static final int NETWORK = 2;
    private static final int LAYER   = 16;
    private static final int INDEX   = (1 << LAYER - NETWORK) - 1;

    Connection connection = Connection.NOBODY;

    int     before;    // the states of both sides, see Connection.states
    int     network;
    int     layer;
    int     side;
    int     source;    // the side whose address is the source of the network layer
    Reason  reason = Reason.STRAY;
    boolean known;
    boolean stray;
    boolean judged;
    boolean opened;
    boolean completed;
    boolean related;
    boolean icmpError;
    boolean foreign;
    long    time;

    private long[] outer = {};   // numbers of the connections of the layers around this one
    private int    outers;

    @Override
    public void clear() {
        connection = Connection.NOBODY;
        known = false;
        stray = false;
        judged = false;
        opened = false;
        completed = false;
        related = false;
        icmpError = false;
        foreign = false;
        outers = 0;
    }

    /** Moves on to a layer further in; of what was set so far, only the number of the connection stays. */
    void enter() {
        if (outers == outer.length)
            outer = Arrays.copyOf(outer, outers + 2);
        int around = outers;
        outer[around] = id();
        clear();
        outers = around + 1;
    }

    private long id() {
        return known ? connection.id : 0;
    }

    /** Whether nothing has been set for this packet yet. */
    boolean isBlank() {
        return !known && !stray && !icmpError;
    }

    /** Says which layers are spoken of, and which side the packet came from. */
    void at(Packet packet, int networkLayer, int transportLayer, int from) {
        network = networkLayer;
        layer = transportLayer;
        source = from;
        side = from;
        time = packet.frame().timeNanos();
    }

    /** Speaks of a connection as it is at a moment, whatever packet this is the note of: of what happens without a packet of its own. */
    public void show(Connection other, long timeNanos) {
        clear();
        connection = other;
        known = true;
        stray = other.isStray();
        network = Packet.ABSENT;
        layer = Packet.ABSENT;
        side = 0;
        source = 0;
        time = timeNanos;
        before = other.states();
    }

    /** Says which layers, and which side, sent what {@link #show} speaks of, as the note of the packet at hand has it; nothing where that is of another connection. */
    public void showSent(Tracked packet) {
        if (packet.connection == connection)
            at(packet);
    }

    private void at(Tracked packet) {
        network = packet.network;
        layer = packet.layer;
        source = packet.source;
        side = packet.side;
    }

    /** Says which state a side was in before. */
    public void showBefore(Side which, TcpState state) {
        int shift = Flags.STATE + 4 * which.index();
        before = before & ~(15 << shift) | state.index() << shift;
    }

    /**
     * What {@link #recall} takes to tell once more which ends the connection has, when the packet is dissected anew and the connection may be forgotten; {@link #NO_ENDS} where it
     * has no connection, {@link #OTHER_ENDS} where that takes more, as of ICMP.
     */
    public int ends(Packet packet) {
        if (!known)
            return NO_ENDS;
        boolean isThere = network != Packet.ABSENT && !packet.isQuoted(layer) && Transport.withPorts(packet.type(layer)) != null;
        return isThere ? 1 | side << SIDE | network << NETWORK | layer << LAYER : OTHER_ENDS;
    }

    /** Tells of the ends of a connection, and of nothing else, where this is the note of a packet as {@link #ends} was asked of. Allocates. */
    public void recall(Packet packet, int ends) {
        clear();
        if (ends == NO_ENDS)
            return;
        at(packet, ends >>> NETWORK & INDEX, ends >>> LAYER, ends >>> SIDE & 1);
        connection = Connection.of(packet, network, layer, side);
        known = true;
    }

    /** Whether the packet belongs to a connection, or opened one. */
    public boolean isKnown() {
        return known;
    }

    /** Whether its connection is not among those that this tracker follows, see {@link Share}. */
    public boolean isForeign() {
        return foreign;
    }

    /** Its connection; one of the tracker's only if {@link #isKnown}. */
    public Connection connection() {
        return connection;
    }

    /**
     * Numbers of the connections of the packet, see {@link Connection#id}, by its layers with ports or of ICMP from the outside in; 0 for a layer that belongs to none. More than
     * one of a packet in a tunnel. For {@link Tracker#track(Packet, long...)}. Allocates.
     */
    public long[] ids() {
        long[] ids = Arrays.copyOf(outer, isBlank() ? outers : outers + 1);
        if (!isBlank())
            ids[outers] = id();
        return ids;
    }

    /** The side that sent it. */
    public Side side() {
        return Side.of(side);
    }

    /** Index of the layer that this is about, or {@link Packet#ABSENT} if nothing is known about the packet. */
    public int layer() {
        return isBlank() ? Packet.ABSENT : layer;
    }

    /** Why the segment got its verdict; {@link Reason#STRAY} if there was no segment to judge, as in a UDP datagram. */
    public Reason reason() {
        return judged ? reason : Reason.STRAY;
    }

    /** Whether there was a segment to judge, and the receiver takes what it says. */
    public boolean isTaken() {
        return judged && (reason.isTaken() || reason.verdict() == Verdict.RETRANSMISSION);
    }

    /** The state of a side before this packet; LISTEN for a side that was not seen before and that the packet takes to SYN_RECEIVED (RFC 9293 section 3.10.7.2). */
    public TcpState before(Side which) {
        TcpState state = TcpState.of(before >>> Flags.STATE + 4 * which.index() & 15);
        return state == TcpState.CLOSED && connection.state(which) == TcpState.SYN_RECEIVED ? TcpState.LISTEN : state;
    }

    /** Whether it is the first packet of its connection; a packet that belongs to none, such as a lone reset, opens none. */
    public boolean hasOpened() {
        return opened && known;
    }

    /** Whether it completed the handshake. */
    public boolean hasCompleted() {
        return completed;
    }

    /** Whether it is an ICMP error that quotes a packet of the connection, with a sequence number that was in flight. */
    public boolean isRelated() {
        return related;
    }
}
