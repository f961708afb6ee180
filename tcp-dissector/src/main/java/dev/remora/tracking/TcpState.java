package dev.remora.tracking;

import static dev.remora.tracking.Cue.GOT_ACK_OF_FIN;
import static dev.remora.tracking.Cue.GOT_ACK_OF_SYN;
import static dev.remora.tracking.Cue.GOT_FIN;
import static dev.remora.tracking.Cue.GOT_ICMP_ERROR;
import static dev.remora.tracking.Cue.GOT_MORE;
import static dev.remora.tracking.Cue.GOT_RST;
import static dev.remora.tracking.Cue.GOT_SYN;
import static dev.remora.tracking.Cue.GOT_SYN_ACK;
import static dev.remora.tracking.Cue.QUIET_2MSL;
import static dev.remora.tracking.Cue.QUIET_CLOSING;
import static dev.remora.tracking.Cue.QUIET_FIN_WAIT_2;
import static dev.remora.tracking.Cue.QUIET_OPENING;
import static dev.remora.tracking.Cue.SENT_FIN;
import static dev.remora.tracking.Cue.SENT_FIN_UNAWARE;
import static dev.remora.tracking.Cue.SENT_MORE;
import static dev.remora.tracking.Cue.SENT_RST;
import static dev.remora.tracking.Cue.SENT_SYN;
import static dev.remora.tracking.Cue.SENT_SYN_AGAIN;
import static dev.remora.tracking.Cue.SENT_SYN_UNAWARE;
import static dev.remora.tracking.Cue.STILL_FIN_WAIT_1;
import static dev.remora.tracking.Cue.STILL_FIN_WAIT_2;
import static dev.remora.tracking.Cue.STILL_LAST_ACK;
import static dev.remora.tracking.Cue.SYN_UNDELIVERED;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The eleven states of RFC 9293 section 3.3.2, for one end, and the arrows between them.
 *
 * <p>An end is in the state that follows from what it sent and received. The state changes when the end itself sends or receives a segment, never
 * when the other end does. A segment that the capture shows is taken to arrive. Some arrows are not an endpoint's but an observer's: they correct the state if an end
 * later shows that it cannot have received a SYN, SYN,ACK or FIN when it sent its own, that it has not given up, or that there was no FIN where one was assumed.
 */
public enum TcpState {
    CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT;

    /**
     * A change of state.
     *
     * @param to  the state it leads to
     * @param rfc the section that says so
     */
    public record Arrow(TcpState to, String rfc) {}

    private static final TcpState[]        STATES = values();
    private static final int               ROW    = 16;                                       // of a cue; the states fit
    private static final @Nullable Arrow[] ARROWS = new Arrow[Cue.values().length * ROW];

    static {                                                        // RFC 9293 figure 5, and the text of section 3.10
        arrow(CLOSED, SENT_SYN, SYN_SENT, "RFC 9293 section 3.10.1");
        arrow(LISTEN, SENT_SYN, SYN_SENT, "RFC 9293 section 3.10.1");
        arrow(LISTEN, GOT_SYN, SYN_RECEIVED, "RFC 9293 section 3.10.7.2");
        arrow(SYN_SENT, GOT_SYN, SYN_RECEIVED, "RFC 9293 section 3.10.7.3");    // simultaneous open
        arrow(SYN_SENT, GOT_SYN_ACK, ESTABLISHED, "RFC 9293 section 3.10.7.3");
        arrow(SYN_RECEIVED, GOT_ACK_OF_SYN, ESTABLISHED, "RFC 9293 section 3.10.7.4");
        arrow(SYN_RECEIVED, SENT_FIN, FIN_WAIT_1, "RFC 9293 section 3.10.4");
        arrow(SYN_RECEIVED, GOT_FIN, CLOSE_WAIT, "RFC 9293 section 3.10.7.4");
        arrow(ESTABLISHED, SENT_FIN, FIN_WAIT_1, "RFC 9293 section 3.10.4");
        arrow(ESTABLISHED, GOT_FIN, CLOSE_WAIT, "RFC 9293 section 3.10.7.4");
        arrow(FIN_WAIT_1, GOT_ACK_OF_FIN, FIN_WAIT_2, "RFC 9293 section 3.10.7.4");
        arrow(FIN_WAIT_1, GOT_FIN, CLOSING, "RFC 9293 section 3.10.7.4");    // simultaneous close
        arrow(FIN_WAIT_2, GOT_FIN, TIME_WAIT, "RFC 9293 section 3.10.7.4");
        arrow(CLOSE_WAIT, SENT_FIN, LAST_ACK, "RFC 9293 section 3.10.4");
        arrow(CLOSING, GOT_ACK_OF_FIN, TIME_WAIT, "RFC 9293 section 3.10.7.4");
        arrow(LAST_ACK, GOT_ACK_OF_FIN, CLOSED, "RFC 9293 section 3.10.7.4");

        arrow(SYN_RECEIVED, SENT_SYN_UNAWARE, SYN_SENT, "RFC 9293 section 3.5");         // figure 7: the SYNs crossed
        arrow(ESTABLISHED, SENT_SYN_AGAIN, SYN_SENT, "RFC 9293 section 3.8.1");
        arrow(CLOSE_WAIT, SENT_FIN_UNAWARE, FIN_WAIT_1, "RFC 9293 section 3.6");         // figure 13: the FINs crossed

        arrow(FIN_WAIT_1, SENT_MORE, ESTABLISHED, "RFC 9293 section 3.10.4");            // nothing follows a FIN
        arrow(FIN_WAIT_2, SENT_MORE, ESTABLISHED, "RFC 9293 section 3.10.4");
        arrow(CLOSING, SENT_MORE, CLOSE_WAIT, "RFC 9293 section 3.10.4");
        arrow(LAST_ACK, SENT_MORE, CLOSE_WAIT, "RFC 9293 section 3.10.4");
        arrow(CLOSE_WAIT, GOT_MORE, ESTABLISHED, "RFC 9293 section 3.10.7.4");
        arrow(CLOSING, GOT_MORE, FIN_WAIT_1, "RFC 9293 section 3.10.7.4");
        arrow(LAST_ACK, GOT_MORE, FIN_WAIT_1, "RFC 9293 section 3.10.7.4");
        arrow(CLOSED, STILL_FIN_WAIT_1, FIN_WAIT_1, "RFC 9293 section 3.8.3");           // how long an end tries is its own affair
        arrow(CLOSED, STILL_FIN_WAIT_2, FIN_WAIT_2, "RFC 9293 section 3.6.1");
        arrow(CLOSED, STILL_LAST_ACK, LAST_ACK, "RFC 9293 section 3.8.3");

        arrow(SYN_SENT, GOT_ICMP_ERROR, CLOSED, "RFC 5461 section 4.1");         // soft errors too, as every common stack does
        arrow(SYN_RECEIVED, SYN_UNDELIVERED, CLOSED, "RFC 1122 section 4.2.3.9");
        arrow(SYN_SENT, QUIET_OPENING, CLOSED, "RFC 9293 section 3.8.3");
        arrow(SYN_RECEIVED, QUIET_OPENING, CLOSED, "RFC 9293 section 3.8.3");
        arrow(FIN_WAIT_1, QUIET_CLOSING, CLOSED, "RFC 9293 section 3.8.3");
        arrow(CLOSING, QUIET_CLOSING, CLOSED, "RFC 9293 section 3.8.3");
        arrow(LAST_ACK, QUIET_CLOSING, CLOSED, "RFC 9293 section 3.8.3");
        arrow(FIN_WAIT_2, QUIET_FIN_WAIT_2, CLOSED, "RFC 9293 section 3.6.1");
        arrow(TIME_WAIT, QUIET_2MSL, CLOSED, "RFC 9293 section 3.10.8");

        for (TcpState state : STATES)
            if (state != CLOSED && state != LISTEN) {                // LISTEN ignores resets, and sends them for others: section 3.10.7.2
                arrow(state, SENT_RST, CLOSED, "RFC 9293 section 3.10.5");
                // Unlike the RFC, an end in SYN-RECEIVED does not go back to LISTEN: the listener goes on, this connection is gone.
                arrow(state, GOT_RST, CLOSED, "RFC 9293 section 3.10.7." + (state == SYN_SENT ? 3 : 4));
            }
    }

    private static void arrow(TcpState from, Cue cue, TcpState to, String rfc) {
        ARROWS[cue.ordinal() * ROW + from.ordinal()] = new Arrow(to, rfc);
    }

    /** The arrow that leads out of this state; empty where the standard has none and the state stays. */
    public Optional<Arrow> on(Cue cue) {
        return Optional.ofNullable(arrow(ordinal(), cue));
    }

    /** As {@link #on}, of the state with this number, for the path of each packet. */
    static @Nullable Arrow arrow(int state, Cue cue) {
        return ARROWS[cue.ordinal() * ROW + state];
    }

    /** Its number where it is kept in a record. */
    int index() {
        return ordinal();
    }

    static TcpState of(int index) {
        return STATES[index];
    }

    /** Whether a SYN exchange is in progress and the other end's sequence numbers are not settled: SYN-SENT or SYN-RECEIVED. */
    public boolean isOpening() {
        return this == SYN_SENT || this == SYN_RECEIVED;
    }

    /** Whether the end is done with the connection in all that matters: CLOSED or TIME-WAIT. */
    public boolean isOver() {
        return this == CLOSED || this == TIME_WAIT;
    }

    /** As the RFC writes it: {@code FIN-WAIT-1}. */
    public String label() {
        return name().replace('_', '-').toUpperCase(Locale.ROOT);
    }
}
