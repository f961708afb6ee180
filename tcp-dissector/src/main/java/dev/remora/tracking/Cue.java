package dev.remora.tracking;

/** What can happen to one end of a TCP connection, as a bystander sees it: the columns of the state table. */
public enum Cue {
    SENT_SYN("sent a SYN"),
    GOT_SYN("received a SYN"),
    GOT_SYN_ACK("received the SYN,ACK"),
    GOT_ACK_OF_SYN("received the acknowledgment of its SYN"),
    SENT_FIN("sent a FIN"),
    GOT_FIN("received a FIN, with all data before it"),
    GOT_ACK_OF_FIN("received the acknowledgment of its FIN"),
    SENT_RST("sent a reset"),
    GOT_RST("received a reset with exactly the sequence number it expects"),
    GOT_ICMP_ERROR("received an ICMP error that quotes its SYN"),
    SYN_UNDELIVERED("did not receive the SYN, according to an ICMP error"),
    SENT_SYN_AGAIN("sent its SYN again, so it had not received the SYN,ACK"),
    SENT_SYN_UNAWARE("sent a SYN of its own, so it had not received the other's"),
    SENT_FIN_UNAWARE("sent a FIN that does not acknowledge the other's FIN, so it had not received that"),
    SENT_MORE("sent octets where its FIN was thought to be"),
    GOT_MORE("received octets where the other's FIN was thought to be"),
    STILL_FIN_WAIT_1("sent another segment, so it still waits for the acknowledgment of its FIN"),
    STILL_FIN_WAIT_2("sent another segment, so it still waits for the FIN of the other end"),
    STILL_LAST_ACK("sent another segment, so it still waits for the acknowledgment of its FIN"),
    QUIET_2MSL("waited twice the maximum segment lifetime"),
    QUIET_FIN_WAIT_2("gave up waiting for the FIN of the other end"),
    QUIET_OPENING("gave up waiting for an answer to its SYN"),
    QUIET_CLOSING("gave up waiting for the acknowledgment of its FIN");

    private final String text;

    Cue(String text) {
        this.text = text;
    }

    /** What happened, in words that go on from the name of the end. */
    public String text() {
        return text;
    }

    /** Whether time brings it about, and no packet. */
    public boolean isTimer() {
        return switch (this) {
            case QUIET_2MSL, QUIET_FIN_WAIT_2, QUIET_OPENING, QUIET_CLOSING -> true;
            default -> false;
        };
    }
}
