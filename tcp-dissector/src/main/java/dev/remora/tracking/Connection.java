package dev.remora.tracking;

import dev.remora.packet.Packet;
import java.util.Objects;

/**
 * An exchange of packets between two endpoints, and the TCP state of each.
 *
 * <p>This is a record of a {@link Tracker}, which reuses it for another connection once this one is forgotten. It is valid during the call that passes it; if you keep it longer,
 * it comes to describe another connection without notice. To keep its data, use {@link Summary#of}; {@link #id} tells connections apart. Confined to one thread.
 * Allocates only text and addresses.
 */
public final class Connection extends ConnectionRecord {
    private static final int STATE_MASK     = 15;
    private static final int CERTAINTY_MASK = 3;
    private static final int END_MASK       = 7;
    private static final int OVER           = 1 << TcpState.CLOSED.index() | 1 << TcpState.TIME_WAIT.index();
    private static final int OPENING        = 1 << TcpState.SYN_SENT.index() | 1 << TcpState.SYN_RECEIVED.index();
    private static final int UNKNOWN        = Certainty.UNKNOWN.index();

    /** Stands for no connection; nobody writes to it. */
    static final Connection NOBODY = new Connection(ConnectionTable.NONE);

    Connection(int number) {
        super(number);
    }

    /** A connection of which only the ends are known: those of a segment or datagram that this side sent. */
    static Connection of(Packet packet, int network, int layer, int from) {
        Key key = new Key(0);
        int ports = packet.frame().i32(packet.at(layer));
        Transport transport = Objects.requireNonNull(Transport.withPorts(packet.type(layer)));
        Endpoints.key(key, packet, network, transport.number(), ports >>> 16, ports & 0xFFFF, 0);
        Connection connection = new Connection(ConnectionTable.NONE);
        connection.start(key, false);
        if (key.sourceIsLower == (from == 0))
            connection.set(Flags.ORIGINATOR_LOWER);
        return connection;
    }

    /** Number of the connection, from 1 in the order of their first packets; packets that belong to none are numbered likewise. */
    public long id() {
        return id;
    }

    /** The protocol. */
    public Transport transport() {
        return Transport.of(protocol());
    }

    int protocol() {
        return (int) (lowerKey >>> 56);
    }

    /** The TCP state of a side; CLOSED for UDP and ICMP, which have none (see {@link #transport}). */
    public TcpState state(Side side) {
        return state(side.index());
    }

    TcpState state(int side) {
        return TcpState.of(stateIndex(side));
    }

    int stateIndex(int side) {
        return bits(Flags.STATE + 4 * side, STATE_MASK);
    }

    /** The states of both sides, as {@link Flags} has them. */
    int states() {
        return bits(Flags.STATE, Flags.STATES);
    }

    /** Whether a side is in this state. */
    boolean isIn(TcpState state, int side) {
        return stateIndex(side) == state.index();
    }

    /** Whether a side is in SYN-SENT or SYN-RECEIVED, see {@link TcpState#isOpening}. */
    boolean isOpening(int side) {
        return (OPENING >>> stateIndex(side) & 1) != 0;
    }

    /** Whether both ends have done with the connection, see {@link TcpState#isOver}. */
    boolean areBothOver() {
        return (OVER >>> stateIndex(0) & OVER >>> stateIndex(1) & 1) != 0;
    }

    void state(int side, TcpState state, Certainty certainty, long timeNanos) {
        int stateAt = Flags.STATE + 4 * side;
        int certaintyAt = Flags.CERTAINTY + 2 * side;
        replace((long) STATE_MASK << stateAt | (long) CERTAINTY_MASK << certaintyAt, (long) state.index() << stateAt | (long) certainty.index() << certaintyAt);
        since(side, timeNanos);
    }

    /** How the state of a side is known. */
    public Certainty certainty(Side side) {
        return certainty(side.index());
    }

    Certainty certainty(int side) {
        return Certainty.of(bits(Flags.CERTAINTY + 2 * side, CERTAINTY_MASK));
    }

    /** Whether nothing was seen that shows the state of a side. */
    boolean isUnknown(int side) {
        return bits(Flags.CERTAINTY + 2 * side, CERTAINTY_MASK) == UNKNOWN;
    }

    void certainty(int side, Certainty certainty) {
        putBits(Flags.CERTAINTY + 2 * side, CERTAINTY_MASK, certainty.index());
    }

    /** The state of a side, and how it is known. Allocates. */
    public KnownState known(Side side) {
        return new KnownState(state(side), certainty(side));
    }

    /** How the start of the connection is known; a state may be less certain later, see {@link #certainty(Side)}. */
    public Certainty certainty() {
        if (is(Flags.STRAY))
            return Certainty.UNKNOWN;
        boolean isStartSeen = protocol() != Transport.TCP.number() || History.has(this, History.SYN, 0) || History.has(this, History.ODD, 0);
        return isStartSeen && !is(Flags.MIDSTREAM) ? Certainty.OBSERVED : Certainty.INFERRED;
    }

    /** Whether these are packets between two endpoints that belong to no connection. */
    public boolean isStray() {
        return is(Flags.STRAY);
    }

    /** Whether its start is not in the capture. */
    public boolean isMidstream() {
        return is(Flags.MIDSTREAM);
    }

    /** Whether its handshake was completed; for datagrams, whether both sides were heard. */
    public boolean isCompleted() {
        return is(Flags.COMPLETED);
    }

    /** Whether data may flow between its ends: completed, and neither end has closed. */
    public boolean isEstablished() {
        return is(Flags.COMPLETED) && (transport() != Transport.TCP || state(0) == TcpState.ESTABLISHED && state(1) == TcpState.ESTABLISHED);
    }

    /** Whether an ICMP error quoted it. */
    public boolean hasIcmpError() {
        return is(Flags.ICMP_ERROR);
    }

    /** Why it is over. */
    public EndReason endReason() {
        return EndReason.of(bits(Flags.END, END_MASK));
    }

    void end(EndReason reason) {
        putBits(Flags.END, END_MASK, reason.index());
    }

    /** Time of the first packet, in nanoseconds since 1970. */
    public long start() {
        return start;
    }

    /** Time of the last packet. */
    public long last() {
        return last;
    }

    /** When a side came to its state. A TIME-WAIT starts anew with each repeated FIN (RFC 9293 section 3.10.7.4). */
    public long since(Side side) {
        return since(side.index());
    }

    /** Nanoseconds from the SYN, the last one where it was repeated, to the acknowledgment that completed the handshake; -1 where that was not seen. */
    public long handshakeRtt() {
        return is(Flags.COMPLETED) && !is(Flags.MIDSTREAM) && transport() == Transport.TCP ? rtt : -1;
    }

    /** Packets that a side sent. */
    public long packets(Side side) {
        return packets(side.index());
    }

    /** Octets of payload that a side sent; retransmitted octets count each time. */
    public long octets(Side side) {
        return octets(side.index());
    }

    /** Octets of IP datagrams that a side sent. */
    public long ipOctets(Side side) {
        return ipOctets(side.index());
    }

    /** Octets of frames that a side sent, as they were on the wire. */
    public long frameOctets(Side side) {
        return frameOctets(side.index());
    }

    /** Octets that a side sent and the other side acknowledged, but that the capture lacks. 0xFFFF_FFFF means that many or more. */
    public long missed(Side side) {
        return missed(side.index()) & 0xFFFF_FFFFL;
    }

    /** Port of a side; for ICMP, the type of the query. */
    public int port(Side side) {
        int port = (int) key(slot(side)) & 0xFFFF;
        return transport().hasPorts() ? port : IcmpTracker.type(port);
    }

    /** Identifier of an ICMP exchange; 0 for others. */
    public int identifier() {
        return (int) (higherKey >>> 48);
    }

    /** Whether its addresses are IPv6. */
    public boolean isIpv6() {
        return (lowerKey >>> Key.FAMILY_SHIFT & 1) != 0;
    }

    /** Address and port of a side. Allocates. */
    public Endpoint endpoint(Side side) {
        int slot = slot(side);
        return isIpv6() ? new Endpoint(true, addresses[2 * slot], addresses[2 * slot + 1], port(side))
                : new Endpoint(false, 0, key(slot) >>> 16 & 0xFFFF_FFFFL, port(side));
    }

    private long key(int slot) {
        return slot == 0 ? lowerKey : higherKey;
    }

    /** Which endpoint of the key a side is: 0 the lower, 1 the higher. */
    private int slot(Side side) {
        return is(Flags.ORIGINATOR_LOWER) == (side == Side.ORIGINATOR) ? 0 : 1;
    }

    /** The history of its packets, in the letters of Zeek's conn.log. Allocates. */
    public String history() {
        return History.text(this);
    }

    /** How it has gone so far. */
    public ConnState connState() {
        return ConnState.of(this);
    }

    /** The side that sent a packet with this key. */
    int sender(Key key) {
        return key.sourceIsLower == is(Flags.ORIGINATOR_LOWER) ? 0 : 1;
    }

    @Override
    public String toString() {
        return number == ConnectionTable.NONE ? "no connection" : "connection " + id();
    }
}
