package dev.remora.tracking.zeek;

/** One end of a TCP connection as Zeek follows it. Sequence numbers are unwrapped: the number of wraps is in the upper 32 bits. */
final class TcpEnd {
    /** Zeek's states of an endpoint. */
    enum State { INACTIVE, SYN_SENT, SYN_ACK_SENT, PARTIAL, ESTABLISHED, CLOSED, RESET }

    State   state    = State.INACTIVE;
    State   previous = State.INACTIVE;
    int     startSeq;
    int     lastSeq;
    int     ackSeq;
    long    lastWraps;
    long    ackWraps;
    int     fins;
    long    finSeq;
    boolean didClose;
    int     windowScale;
    long    lastSyn;
    long    lastFin;
    long    lastReset;

    final TcpContent content = new TcpContent(this);

    /** Number of octets from one number forward to another; negative where the way back is shorter. */
    static int delta(int a, int b) {
        return a - b;
    }

    void lastSeq(int number) {
        if (Integer.compareUnsigned(number, lastSeq) < 0)
            lastWraps++;
        lastSeq = number;
    }

    void ackSeq(int number) {
        if (Integer.compareUnsigned(number, ackSeq) < 0)
            ackWraps++;
        ackSeq = number;
    }

    long start() {
        return startSeq & 0xFFFF_FFFFL;
    }

    /** The last number seen, with its wraps. */
    long last() {
        return lastWraps << 32 | lastSeq & 0xFFFF_FFFFL;
    }

    private long acked() {
        return ackWraps << 32 | ackSeq & 0xFFFF_FFFFL;
    }

    /** The highest acknowledgment, from the start of the stream. */
    long relativeAck() {
        return acked() - start();
    }

    boolean isNoDataAcked() {
        return ackSeq == startSeq || ackSeq == startSeq + 1;
    }

    /** A number from the start of the stream, the SYN being 0; negative where it lies before. {@code near} and {@code wraps} are the number it is close to. */
    long relative(int number, int near, long wraps) {
        int way = delta(number, near);
        long own = wraps;
        if (way < 0 && wraps > 0 && Integer.compareUnsigned(number, near) > 0)
            own--;
        else if (way > 0 && Integer.compareUnsigned(number, near) < 0)
            own++;
        return own == 0 ? delta(number, startSeq) : (own << 32 | number & 0xFFFF_FFFFL) - start();
    }

    /** Octets of payload that it sent, as sequence numbers tell; {@code peer} is the other end. */
    long size(TcpEnd peer) {
        if (previous == State.SYN_SENT && state == State.RESET && peer.state == State.INACTIVE && !isNoDataAcked())
            return 0;                                                   // a half-open connection was found and aborted
        long size = Math.max(last(), acked()) - start();
        if (size != 0)
            size--;                                                     // the SYN
        return fins > 0 && size != 0 ? size - 1 : size;
    }

    /** Whether its handshake went well and nothing but a FIN came after. */
    boolean isClean() {
        return state == State.ESTABLISHED || state == State.CLOSED && previous == State.ESTABLISHED;
    }

    boolean isInactiveOrPartial() {
        return state == State.INACTIVE || state == State.PARTIAL;
    }

    boolean isInHandshake() {
        return state == State.INACTIVE || state == State.SYN_SENT || state == State.SYN_ACK_SENT;
    }
}
