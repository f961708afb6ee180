package dev.remora.tracking;

import static dev.remora.tracking.Verdict.INVALID_ACK;
import static dev.remora.tracking.Verdict.IN_WINDOW;
import static dev.remora.tracking.Verdict.NO_CONNECTION;
import static dev.remora.tracking.Verdict.OUT_OF_WINDOW;
import static dev.remora.tracking.Verdict.RETRANSMISSION;
import static dev.remora.tracking.Verdict.UNKNOWN;

/** Why a segment got its {@link Verdict}. */
public enum Reason {
    UNKNOWN_START(UNKNOWN, "no-history", "The first segment seen of this direction; what came before is not in the capture", ""),
    BAD_CHECKSUM(UNKNOWN, "bad-checksum", "The checksum is wrong, so the receiver drops the segment", "RFC 9293 section 3.1"),
    OPENING(IN_WINDOW, "opening", "A SYN, which opens a connection or answers one", "RFC 9293 section 3.5"),
    IN_ORDER(IN_WINDOW, "in-window", "The next octets, or an acknowledgment", "RFC 9293 section 3.4"),
    OUT_OF_ORDER(IN_WINDOW, "out-of-order", "Octets in the window, after others that are still missing", "RFC 9293 section 3.10.7.4"),
    RESETTING(IN_WINDOW, "reset", "A reset with exactly the sequence number that the receiver expects", "RFC 9293 section 3.10.7.4"),
    RETRANSMITTED(RETRANSMISSION, "retransmission", "Octets that were sent before", "RFC 9293 section 3.8.1"),
    KEEP_ALIVE(RETRANSMISSION, "keep-alive", "An octet before the window, to prompt an acknowledgment", "RFC 9293 section 3.8.4"),
    BEYOND_WINDOW(OUT_OF_WINDOW, "out-of-window", "Octets for which the receiver has offered no window", "RFC 9293 section 3.4"),
    PAWS(OUT_OF_WINDOW, "paws", "A timestamp older than the last one taken", "RFC 7323 section 5.3"),
    RESET_NOT_EXACT(OUT_OF_WINDOW, "challenged-reset", "A reset in the window, but not at the expected sequence number; answered with a challenge ACK", "RFC 5961 section 3.2"),
    SYN_INSIDE(OUT_OF_WINDOW, "challenged-syn", "A SYN within a connection; answered with a challenge ACK", "RFC 5961 section 4.2"),
    ACK_OF_UNSENT(INVALID_ACK, "invalid-ack", "Acknowledges octets that this capture does not show", "RFC 9293 section 3.10.7.4"),
    ACK_TOO_OLD(INVALID_ACK, "old-ack", "Acknowledges less than was acknowledged a whole window ago", "RFC 5961 section 5.2"),
    NO_ACK(INVALID_ACK, "no-ack", "Has neither ACK nor SYN nor RST: no end of a connection sends that", "RFC 9293 section 3.10.7.4"),
    STRAY(NO_CONNECTION, "no-connection", "Belongs to no connection, and opens none", "RFC 9293 section 3.10.7.1"),
    AFTER_CLOSE(NO_CONNECTION, "after-close", "The receiver has closed this connection already", "RFC 9293 section 3.10.7.1"),
    RESUMED(IN_WINDOW, "resumed", "Continues after a gap in the capture: both ends agree on sequence numbers beyond what was seen", "RFC 9293 section 3.4"),
    RETURNED(IN_WINDOW, "returned", "Fits exactly where the connection was before it was resumed elsewhere: what moved it was forged, or this segment is late",
            "RFC 9293 section 3.4"),
    AFTER_FIN(OUT_OF_WINDOW, "after-fin", "Octets after its sender's own FIN, which ended the data", "RFC 9293 section 3.10.7.4"),
    STRAY_CHECKSUM(NO_CONNECTION, "stray-checksum", "Belongs to no connection, and opens none because its checksum is wrong", "RFC 9293 section 3.1");

    private final Verdict verdict;
    private final String  label;
    private final String  text;
    private final String  rfc;

    Reason(Verdict verdict, String label, String text, String rfc) {
        this.verdict = verdict;
        this.label = label;
        this.text = text;
        this.rfc = rfc;
    }

    /** The verdict in one word. */
    public Verdict verdict() {
        return verdict;
    }

    /** As rules spell it: {@code in-window}. */
    public String label() {
        return label;
    }

    /** A sentence for people, without its full stop. */
    public String text() {
        return text;
    }

    /** The section that says so; empty where none does. */
    public String rfc() {
        return rfc;
    }

    /** Whether the receiver takes the segment: it can change the state there. */
    boolean isTaken() {
        return verdict == IN_WINDOW || this == UNKNOWN_START;
    }

    /** Whether the segment says that its sender goes on with the connection; what is refused may be anybody's. */
    boolean isHeard() {
        return isTaken() || verdict == RETRANSMISSION;
    }

    @Override
    public String toString() {
        return label;
    }
}
