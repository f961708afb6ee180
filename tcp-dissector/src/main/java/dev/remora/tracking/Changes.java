package dev.remora.tracking;

import org.jspecify.annotations.Nullable;

/** Changes states along the arrows of {@link TcpState}, and tells the listener. Allocates nothing. */
final class Changes implements TrackerListener.Moment {
    private static final TcpState.Arrow TO_SYN_RECEIVED = TcpState.LISTEN.on(Cue.GOT_SYN).orElseThrow();

    private final TrackerListener listener;

    private long packet;
    private long timeNanos;

    Changes(TrackerListener listener) {
        this.listener = listener;
    }

    /** Says where in the capture what follows happens. */
    void at(long newPacket, long newTimeNanos) {
        packet = newPacket;
        timeNanos = newTimeNanos;
    }

    @Override
    public long packet() {
        return packet;
    }

    @Override
    public long timeNanos() {
        return timeNanos;
    }

    /** Whether there is an arrow for what happened to a side. */
    static boolean hasArrow(Connection c, int side, Cue cue) {
        return TcpState.arrow(c.stateIndex(side), cue) != null;
    }

    /** Lets a side take what happened to it; stays where there is no such arrow. */
    void on(Connection c, int side, Cue cue, Certainty certainty) {
        TcpState.@Nullable Arrow arrow = TcpState.arrow(c.stateIndex(side), cue);
        if (arrow != null)
            change(c, side, c.state(side), arrow, cue, certainty);
    }

    /** Lets a side that nothing was seen of take a SYN: it must have been listening. */
    void onListener(Connection c, int side, Certainty certainty) {
        change(c, side, TcpState.LISTEN, TO_SYN_RECEIVED, Cue.GOT_SYN, certainty);
    }

    private void change(Connection c, int side, TcpState from, TcpState.Arrow arrow, Cue cue, Certainty certainty) {
        listener.changing(c, Side.of(side), from, arrow, cue, this);
        boolean inferred = c.is(Flags.MIDSTREAM) || c.certainty(side) == Certainty.INFERRED;      // what follows from a guess stays one
        c.state(side, arrow.to(), inferred ? Certainty.INFERRED : certainty, timeNanos);
        listener.changed(c, Side.of(side), from, arrow, cue, this);
        if (c.areBothOver() && c.endReason() == EndReason.NONE) {
            c.end(reason(cue));
            listener.closed(c);
        }
    }

    private static EndReason reason(Cue cue) {
        return switch (cue) {
            case SENT_RST, GOT_RST, GOT_ICMP_ERROR, SYN_UNDELIVERED -> EndReason.RESET;
            case QUIET_2MSL, QUIET_FIN_WAIT_2, QUIET_OPENING, QUIET_CLOSING -> EndReason.TIMEOUT;
            case SENT_SYN, GOT_SYN, GOT_SYN_ACK, GOT_ACK_OF_SYN, SENT_FIN, GOT_FIN, GOT_ACK_OF_FIN, SENT_SYN_AGAIN, SENT_SYN_UNAWARE,
                    SENT_FIN_UNAWARE, SENT_MORE, GOT_MORE, STILL_FIN_WAIT_1, STILL_FIN_WAIT_2, STILL_LAST_ACK -> EndReason.CLOSED;
        };
    }
}
