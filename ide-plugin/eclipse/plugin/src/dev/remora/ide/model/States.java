package dev.remora.ide.model;

import dev.remora.tracking.Certainty;
import dev.remora.tracking.Connection;
import dev.remora.tracking.KnownState;
import dev.remora.tracking.Side;
import dev.remora.tracking.TcpState;
import dev.remora.tracking.Tracked;
import dev.remora.tracking.Transport;
import java.util.Optional;

/** The state of both ends of a frame's TCP connection after it, four octets a frame. Written by one thread; others read of frames that they have been told of. */
final class States {
    private static final TcpState[]  STATES      = TcpState.values();
    private static final Certainty[] CERTAINTIES = Certainty.values();

    private final Chunks packed = new Chunks();              // -1 for a frame of no such connection

    /** Those after the next frame. */
    void add(Tracked tracked) {
        boolean tcp = tracked.isKnown() && tracked.connection().transport() == Transport.TCP;
        packed.add(tcp ? packed(tracked.connection(), Side.ORIGINATOR) << 8 | packed(tracked.connection(), Side.RESPONDER) : -1);
    }

    private static int packed(Connection connection, Side side) {
        return connection.state(side).ordinal() << 2 | connection.certainty(side).ordinal();
    }

    /** That of one end after a frame, and how it is known. */
    Optional<KnownState> of(int number, Side side) {
        int both = packed.at(number - 1);
        int own = side == Side.ORIGINATOR ? both >> 8 : both & 0xFF;
        return both < 0 ? Optional.empty() : Optional.of(new KnownState(STATES[own >> 2], CERTAINTIES[own & 3]));
    }
}
