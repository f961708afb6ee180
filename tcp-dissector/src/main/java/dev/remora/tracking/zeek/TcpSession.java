package dev.remora.tracking.zeek;

import dev.remora.tracking.Endpoint;
import dev.remora.tracking.zeek.ConnLogRow.Proto;
import dev.remora.tracking.zeek.TcpEnd.State;

/** A TCP connection as Zeek follows it: which state each end is in, when it is closed, and which letters that leaves. */
final class TcpSession extends LoggedConnection {
    private static final int TOO_LARGE = 1 << 20;     // a jump of sequence numbers that is not believed

    private final ConnLog   log;
    private final LogTimers timers;
    private TcpEnd          orig     = new TcpEnd();
    private TcpEnd          resp     = new TcpEnd();
    private boolean         partial;
    private boolean         closeDeferred;
    private boolean         deferredEvent;
    private boolean         isActive = true;
    private boolean         wantsEvent;          // the segment at hand ends the connection in a way that Zeek tells of
    private boolean         origSeen;
    private boolean         respSeen;

    /** Goes up when timers are cancelled: those of before count no more. */
    long timerGeneration;

    TcpSession(ZeekKey key, long number, long start, Endpoint originator, Endpoint responder, ConnLog log, LogTimers timers) {
        super(key, Proto.TCP, number, start, originator, responder);
        this.log = log;
        this.timers = timers;
        timers.add(this, LogTimers.Purpose.EXPIRE, start + LogTimers.TCP_SYN_TIMEOUT);
    }

    @Override
    void flip() {
        super.flip();
        TcpEnd other = orig;
        orig = resp;
        resp = other;
        boolean seen = origSeen;
        origSeen = respSeen;
        respSeen = seen;
        partial = false;
    }

    private int side(TcpEnd end) {
        return end == orig ? 0 : 1;
    }

    private TcpEnd peer(TcpEnd end) {
        return end == orig ? resp : orig;
    }

    @Override
    long size(int side) {
        return side == 0 ? orig.size(resp) : resp.size(orig);
    }

    /** A segment with a wrong checksum came from this side. */
    void badChecksum(int side) {
        scaled('C', side);
    }

    /** Whether a segment starts another connection between the same endpoints. */
    boolean isReuse(ZeekSegment s) {
        if (!s.syn)
            return false;
        if (s.ack && orig.state != State.INACTIVE)
            return false;
        TcpEnd start = s.ack ? resp : orig;
        if (orig.didClose || resp.didClose)
            return true;
        boolean reversed = !s.ack && start.state == State.SYN_ACK_SENT && resp.state == State.INACTIVE && s.seq == resp.startSeq;
        return s.seq != start.startSeq && !reversed;
    }

    /** Takes in a segment. */
    void segment(ZeekSegment s, int side, long now) {
        TcpEnd end = side == 0 ? orig : resp;
        TcpEnd peer = peer(end);
        partialStatus(s, side);
        init(end, s);
        long relative = end.relative(s.seq, end.lastSeq, end.lastWraps);
        letters(s, side, end, relative);
        zeroWindow(s, side, end, peer);
        if (!orig.didClose || !resp.didClose)
            last = now;
        if (s.syn)
            scale(end, peer, s);
        if (s.fin) {
            end.fins++;
            end.finSeq = relative + s.span;
        }
        long acked = s.ack ? acknowledge(s, peer) : 0;
        advance(s, side, end);
        boolean closing = states(s, side, end, peer, now);
        if (s.ack) {
            peer.content.acknowledged(acked, end, partial, this::gap);
            eof(peer);
        }
        origSeen |= side == 0;
        respSeen |= side == 1;
        if (s.length > 0 && !s.rst && relative >= 0 && s.isCaptured)
            end.content.sent(relative + (s.syn ? 1 : 0), s.length, peer, partial, this::gap);
        eof(end);
        if (closing)
            close(end);
    }

    private void partialStatus(ZeekSegment s, int side) {
        if (side == 0 && !origSeen)
            partial = !s.syn || s.ack;
        else if (side == 1 && !respSeen && !partial)
            partial = !s.syn;
    }

    private static void init(TcpEnd end, ZeekSegment s) {
        int behind = s.seq + s.span;
        switch (end.state) {
            case INACTIVE -> start(end, s.syn ? s.seq : s.seq - 1, s.syn ? behind : s.seq);
            case SYN_SENT, SYN_ACK_SENT -> {
                if (s.syn && s.seq != end.startSeq)
                    start(end, s.seq, behind);
            }
            case ESTABLISHED, PARTIAL -> {
                if (s.syn)
                    start(end, s.seq, behind);
            }
            case RESET -> {
                if (s.syn && end.previous == State.INACTIVE)
                    start(end, s.seq, behind);
            }
            case CLOSED -> {}
        }
    }

    private static void start(TcpEnd end, int start, int lastSeq) {
        end.ackSeq = start;
        end.startSeq = start;
        end.lastSeq = lastSeq;
    }

    private void letters(ZeekSegment s, int side, TcpEnd end, long relative) {
        int flags = (s.syn ? 1 : 0) + (s.fin ? 1 : 0) + (s.rst ? 1 : 0);
        if (flags > 1)
            once(s.fin && s.rst ? 'I' : 'Q', side);
        else if (s.syn) {
            char letter = s.ack ? 'H' : 'S';
            if (onceOf(side, "SH", letter) && relative != end.lastSyn)
                again(letter, side);
            end.lastSyn = relative;
        } else if (s.fin) {
            if (once('F', side) && relative + s.length != end.lastFin)
                again('F', side);
            end.lastFin = relative + s.length;
        } else if (s.rst) {
            if (once('R', side) && relative != end.lastReset)
                again('R', side);
            end.lastReset = relative;
        } else if (s.length > 0)
            once('D', side);
        else if (s.ack)
            once('A', side);
    }

    /** Whether one of these letters of a side was written; writes {@code letter} where none was. */
    private boolean onceOf(int side, String group, char letter) {
        for (int i = 0; i < group.length(); i++)
            if (group.charAt(i) != letter && isWritten(group.charAt(i), side))
                return true;
        return once(letter, side);
    }

    private void zeroWindow(ZeekSegment s, int side, TcpEnd end, TcpEnd peer) {
        if (s.window << end.windowScale == 0 && !s.rst && peer.state != State.CLOSED && end.state != State.RESET)
            scaled('W', side);
    }

    private static void scale(TcpEnd end, TcpEnd peer, ZeekSegment s) {
        end.windowScale = Math.max(0, s.scale);
        if (s.scale < 0 && s.ack)
            peer.windowScale = 0;
    }

    /** Takes in an acknowledgment; its number from the start of the peer's stream. */
    private static long acknowledge(ZeekSegment s, TcpEnd peer) {
        if (peer.state == State.INACTIVE) {
            start(peer, s.acked - 1, s.acked - 1);
            return 1;
        }
        long relative = peer.relative(s.acked, peer.ackSeq, peer.ackWraps);
        if (relative < 0)
            return 0;
        int delta = TcpEnd.delta(s.acked, peer.ackSeq);
        boolean broken = s.acked == 0 && delta > TOO_LARGE;
        if (!s.rst && !broken && delta > 0)
            peer.ackSeq(s.acked);
        return relative;
    }

    /** Moves the last number of an end on. */
    private void advance(ZeekSegment s, int side, TcpEnd end) {
        int behind = s.seq + s.span;
        int delta = TcpEnd.delta(behind, end.lastSeq);
        if ((s.syn || s.rst) && (delta > TOO_LARGE || delta < -TOO_LARGE))
            return;
        if (s.fin && end.lastSeq == end.startSeq + 1)
            end.lastSeq(behind);
        else if (end.state != State.RESET && delta > 0)
            end.lastSeq(behind);
        else if (end.state != State.RESET && s.length > 0)
            scaled('T', side);
    }

    private void gap(TcpEnd end, long octets) {
        if (orig.isClean() && resp.isClean()) {
            scaled('G', side(end));
            missed += octets;
        }
    }

    // States

    private void state(TcpEnd end, State state) {
        if (state == end.state)
            return;
        boolean was = end.isInHandshake() && peer(end).isInHandshake();
        end.previous = end.state;
        end.state = state;
        if (was && !end.isInHandshake())
            timers.inactivity(this, LogTimers.TCP_INACTIVITY_TIMEOUT);
    }

    /** Changes the state of the end that sent a segment; whether that closes it. */
    private boolean states(ZeekSegment s, int side, TcpEnd end, TcpEnd peer, long now) {
        return switch (end.state) {
            case INACTIVE -> inactive(s, side, end, peer, now);
            case SYN_SENT, SYN_ACK_SENT -> opening(s, end);
            case ESTABLISHED, PARTIAL -> established(s, end, peer);
            case CLOSED -> closed(s, end, peer);
            case RESET -> false;
        };
    }

    private boolean inactive(ZeekSegment s, int side, TcpEnd end, TcpEnd peer, long now) {
        if (s.syn && side == 0) {
            state(end, s.ack ? State.SYN_ACK_SENT : State.SYN_SENT);
            timers.add(this, LogTimers.Purpose.ATTEMPT, now + LogTimers.TCP_ATTEMPT_DELAY);
        } else if (s.syn)
            answering(s, end, peer);
        boolean closing = s.fin || s.rst;
        if (s.fin) {
            state(end, State.CLOSED);
            wantsEvent = true;
        }
        if (s.rst) {
            boolean rejects = side == 0 ? peer.state == State.ESTABLISHED : peer.state == State.SYN_SENT || peer.state == State.SYN_ACK_SENT;
            state(end, State.RESET);
            wantsEvent = !rejects;
        }
        if (end.state == State.INACTIVE)
            plain(s, side, end, peer);
        return closing;
    }

    private void answering(ZeekSegment s, TcpEnd end, TcpEnd peer) {
        if (!s.ack && peer.state == State.SYN_ACK_SENT && s.seq == end.startSeq) {
            flip();                                                     // the SYN,ACK was captured before the SYN
            state(peer, State.ESTABLISHED);
            origSeen = true;
        }
        if (peer.state == State.SYN_SENT)
            state(peer, State.ESTABLISHED);
        state(end, State.ESTABLISHED);
    }

    private void plain(ZeekSegment s, int side, TcpEnd end, TcpEnd peer) {
        if (side == 1 && s.length == 0 && orig.state == State.SYN_SENT)
            return;                                                     // an acknowledgment before the SYN,ACK
        if (s.ack && peer.state == State.ESTABLISHED) {
            state(end, State.ESTABLISHED);                              // only its SYN is missing
            partial = false;
        } else
            state(end, State.PARTIAL);
    }

    private boolean opening(ZeekSegment s, TcpEnd end) {
        wantsEvent = s.fin;
        if (s.fin)
            state(end, State.CLOSED);
        if (s.rst) {
            state(end, State.RESET);
            isActive = false;
        }
        return s.fin || s.rst;
    }

    private boolean established(ZeekSegment s, TcpEnd end, TcpEnd peer) {
        wantsEvent = false;
        if (s.syn && end.state == State.PARTIAL && peer.state == State.INACTIVE && !s.ack)
            state(end, State.SYN_SENT);
        if (s.fin && !s.rst) {
            state(end, State.CLOSED);
            if (peer.state == State.RESET && peer.previous == State.CLOSED)
                state(peer, State.CLOSED);
            wantsEvent = true;
        }
        if (s.rst) {
            state(end, State.RESET);
            if (peer.state != State.RESET || peer.previous != State.ESTABLISHED)
                isActive = false;
        }
        return s.fin || s.rst;
    }

    private boolean closed(ZeekSegment s, TcpEnd end, TcpEnd peer) {
        if (!s.rst || peer.state == State.CLOSED)
            return false;
        wantsEvent = false;
        state(end, State.RESET);
        return !end.didClose;
    }

    // Closing

    private void close(TcpEnd end) {
        TcpEnd peer = peer(end);
        if (end.content.isPending(peer)) {
            closeDeferred = true;
            deferredEvent |= wantsEvent;
            return;
        }
        closeDeferred = false;
        if (end.didClose)
            return;
        end.didClose = true;
        if (end.state == State.RESET || peer.didClose || peer.state == State.INACTIVE) {
            if ((end.previous != State.INACTIVE || peer.state != State.INACTIVE) && (wantsEvent || deferredEvent))
                isActive = false;
            timerGeneration++;
            timers.add(this, LogTimers.Purpose.DELETE, last + LogTimers.TCP_CLOSE_DELAY);
        } else if (end.previous != State.INACTIVE)
            timers.add(this, LogTimers.Purpose.EXPIRE, last + LogTimers.TCP_SESSION_TIMER);
    }

    private void eof(TcpEnd end) {
        if (!end.content.isAtEof(peer(end)))
            return;
        end.content.didEof = true;
        if (closeDeferred) {
            wantsEvent = deferredEvent;
            close(end);
            closeDeferred = false;
        }
    }

    /** A timer has run out. */
    void timer(LogTimers.Purpose purpose, long time) {
        if (!isActive)
            return;
        boolean opening = orig.state == State.SYN_SENT || orig.state == State.SYN_ACK_SENT;
        if (purpose == LogTimers.Purpose.ATTEMPT && opening && resp.state == State.INACTIVE)
            log.remove(this);
        else if (purpose == LogTimers.Purpose.EXPIRE)
            expire(time);
    }

    private void expire(long time) {
        if (last + LogTimers.TCP_CONNECTION_LINGER < time) {
            boolean aborted = orig.state == State.RESET || resp.state == State.RESET;
            boolean oneSided = orig.state == State.INACTIVE || resp.state == State.INACTIVE;
            boolean closed = (orig.didClose || resp.didClose) && (orig.didClose && resp.didClose || aborted || oneSided);
            if (closed || orig.state == State.INACTIVE && resp.state == State.INACTIVE) {
                log.remove(this);
                return;
            }
        }
        timers.add(this, LogTimers.Purpose.EXPIRE, time + LogTimers.TCP_SESSION_TIMER);
    }

    @Override
    String connState() {
        if (resp.state == State.RESET) {
            boolean attempt = orig.state == State.SYN_SENT || orig.state == State.SYN_ACK_SENT;
            if (attempt || orig.state == State.RESET && size(0) == 0 && size(1) == 0)
                return "REJ";
            return orig.isInactiveOrPartial() ? "RSTRH" : "RSTR";
        }
        if (orig.state == State.RESET) {
            if (!resp.isInactiveOrPartial())
                return "RSTO";
            return history().matches("\\^?S[^HAFGIQ]*R.*") ? "RSTOS0" : "OTH";
        }
        if (orig.state == State.CLOSED)
            return resp.state == State.CLOSED ? "SF" : resp.isInactiveOrPartial() ? "SH" : "S2";
        if (resp.state == State.CLOSED)
            return orig.isInactiveOrPartial() ? "SHR" : "S3";
        if (orig.state == State.SYN_SENT && resp.state == State.INACTIVE)
            return "S0";
        return orig.state == State.ESTABLISHED && resp.state == State.ESTABLISHED ? "S1" : "OTH";
    }
}
