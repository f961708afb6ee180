package dev.remora.ide.model;

import dev.remora.packet.Packet;
import dev.remora.tracking.Certainty;
import dev.remora.tracking.ConnState;
import dev.remora.tracking.Connection;
import dev.remora.tracking.Cue;
import dev.remora.tracking.EndReason;
import dev.remora.tracking.Endpoint;
import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import dev.remora.tracking.Summary.End;
import dev.remora.tracking.TcpState;
import dev.remora.tracking.Tracked;
import dev.remora.tracking.TrackerListener;
import dev.remora.tracking.Transition;
import dev.remora.tracking.Transport;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The connections of a capture by number, from 1, as they are after the packets seen so far; none takes heap. The tracker's thread writes, any thread reads.
 */
final class ConnectionStore implements TrackerListener, Closeable {
    private static final int CONNECTION = 208;
    private static final int CHANGE     = 24;
    private static final int LETTERS    = 24;

    // Places in the record of a connection; an end has END octets, those of the responder behind those of the originator.
    private static final int KINDS      = 0;       // transport, conn_state, reason of the end, certainty: an octet each
    private static final int FLAGS      = 4;
    private static final int IDENTIFIER = 8;
    private static final int LAST       = 12;      // number of the last change of state + 1; 0 for none
    private static final int START      = 16;
    private static final int UNTIL      = 24;
    private static final int RTT        = 32;
    private static final int HISTORY    = 40;
    private static final int ENDS       = 64;
    private static final int END        = 72;

    // Places in an end.
    private static final int ADDRESS = 0;
    private static final int PORT    = 16;
    private static final int STATE   = 20;         // state, certainty: an octet each
    private static final int PACKETS = 24;
    private static final int COUNTS  = 32;         // octets, of datagrams, of frames, missed: eight octets each

    private static final Transport[] TRANSPORTS  = Transport.values();
    private static final ConnState[] CONN_STATES = ConnState.values();
    private static final EndReason[] REASONS     = EndReason.values();
    private static final Certainty[] CERTAINTIES = Certainty.values();
    private static final TcpState[]  STATES      = TcpState.values();
    private static final Cue[]       CUES        = Cue.values();

    private final Scratch connections = new Scratch(CONNECTION);
    private final Scratch changes     = new Scratch(CHANGE);
    private int           changed;
    private volatile int  size;

    /** How many connections are known. */
    int size() {
        return size;
    }

    @Override
    public void packet(Connection connection, Packet packet, Tracked tracked) {
        put(connection);
    }

    @Override
    public void quoted(Connection connection, Packet packet, Tracked tracked) {
        put(connection);
    }

    @Override
    public void closed(Connection connection) {
        put(connection);
    }

    @Override
    public void forgotten(Connection connection) {
        put(connection);
    }

    @Override
    public void changed(Connection connection, Side side, TcpState from, TcpState.Arrow arrow, Cue cue, Moment at) {
        int record = (int) connection.id();
        ByteBuffer own = connections.part(record);
        int place = connections.at(record) + LAST;
        ByteBuffer change = changes.part(changed);
        int base = changes.at(changed);
        change.putInt(base, own.getInt(place)).putInt(base + 4, (int) at.packet()).putLong(base + 8, at.timeNanos());
        change.put(base + 16, (byte) side.ordinal()).put(base + 17, (byte) from.ordinal()).put(base + 18, (byte) arrow.to().ordinal());
        change.put(base + 19, (byte) cue.ordinal()).put(base + 20, (byte) connection.certainty(side).ordinal());
        own.putInt(place, ++changed);
        put(connection);
    }

    private void put(Connection c) {
        int record = (int) c.id();
        ByteBuffer own = connections.part(record);
        int base = connections.at(record);
        own.put(base + KINDS, (byte) c.transport().ordinal()).put(base + KINDS + 1, (byte) c.connState().ordinal());
        own.put(base + KINDS + 2, (byte) c.endReason().ordinal()).put(base + KINDS + 3, (byte) c.certainty().ordinal());
        own.putInt(base + FLAGS, flag(c.isIpv6(), 1) | flag(c.isMidstream(), 2) | flag(c.isStray(), 4) | flag(c.isCompleted(), 8) | flag(c.hasIcmpError(), 16));
        own.putInt(base + IDENTIFIER, c.identifier()).putLong(base + START, c.start()).putLong(base + UNTIL, c.last()).putLong(base + RTT, c.handshakeRtt());
        byte[] letters = c.history().getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < LETTERS; i++)
            own.put(base + HISTORY + i, i < letters.length ? letters[i] : 0);
        end(c, Side.ORIGINATOR, own, base + ENDS);
        end(c, Side.RESPONDER, own, base + ENDS + END);
        if (record > size)
            size = record;
    }

    private static int flag(boolean set, int bit) {
        return set ? bit : 0;
    }

    private static void end(Connection c, Side side, ByteBuffer to, int base) {
        Endpoint endpoint = c.endpoint(side);
        to.putLong(base + ADDRESS, endpoint.high()).putLong(base + ADDRESS + 8, endpoint.low()).putInt(base + PORT, endpoint.port());
        to.put(base + STATE, (byte) c.state(side).ordinal()).put(base + STATE + 1, (byte) c.certainty(side).ordinal());
        to.putLong(base + PACKETS, c.packets(side)).putLong(base + COUNTS, c.octets(side)).putLong(base + COUNTS + 8, c.ipOctets(side));
        to.putLong(base + COUNTS + 16, c.frameOctets(side)).putLong(base + COUNTS + 24, c.missed(side));
    }

    /** A connection as it is now, without its changes of state. */
    Summary connection(int id) {
        ByteBuffer own = connections.part(id);
        int base = connections.at(id);
        int flags = own.getInt(base + FLAGS);
        boolean isIpv6 = (flags & 1) != 0;
        return new Summary(id, TRANSPORTS[own.get(base + KINDS)], own.getInt(base + IDENTIFIER), end(own, base + ENDS, isIpv6), end(own, base + ENDS + END, isIpv6),
                own.getLong(base + START), own.getLong(base + UNTIL), CONN_STATES[own.get(base + KINDS + 1)], history(own, base + HISTORY), (flags & 2) != 0, (flags & 4) != 0,
                (flags & 8) != 0, (flags & 16) != 0, CERTAINTIES[own.get(base + KINDS + 3)], own.getLong(base + RTT), REASONS[own.get(base + KINDS + 2)], List.of());
    }

    private static String history(ByteBuffer own, int at) {
        byte[] letters = new byte[LETTERS];
        own.get(at, letters);
        int count = 0;
        while (count < LETTERS && letters[count] != 0)
            count++;
        return new String(letters, 0, count, StandardCharsets.US_ASCII);
    }

    private static End end(ByteBuffer own, int base, boolean isIpv6) {
        Endpoint endpoint = new Endpoint(isIpv6, own.getLong(base + ADDRESS), own.getLong(base + ADDRESS + 8), own.getInt(base + PORT));
        return new End(endpoint, STATES[own.get(base + STATE)], CERTAINTIES[own.get(base + STATE + 1)], own.getLong(base + PACKETS), own.getLong(base + COUNTS),
                own.getLong(base + COUNTS + 8), own.getLong(base + COUNTS + 16), own.getLong(base + COUNTS + 24));
    }

    /** The changes of state of a connection, in order. */
    List<Transition> changes(int id) {
        List<Transition> all = new ArrayList<>();
        for (int next = connections.part(id).getInt(connections.at(id) + LAST); next > 0;) {
            ByteBuffer change = changes.part(next - 1);
            int base = changes.at(next - 1);
            TcpState from = STATES[change.get(base + 17)];
            Cue cue = CUES[change.get(base + 19)];
            String rfc = from.on(cue).map(TcpState.Arrow::rfc).orElse("");
            all.addFirst(new Transition(change.getInt(base + 4), change.getLong(base + 8), Side.values()[change.get(base + 16)], from,
                    STATES[change.get(base + 18)], cue, CERTAINTIES[change.get(base + 20)], rfc));
            next = change.getInt(base);
        }
        return List.copyOf(all);
    }

    @Override
    public void close() throws IOException {
        connections.close();
        changes.close();
    }
}
