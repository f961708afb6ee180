package dev.remora.tracking;

/** How a connection went, in one word: the values of conn_state in Zeek's conn.log. */
public enum ConnState {
    S0("Attempt seen, no answer"),
    S1("Established, not closed"),
    SF("Opened and closed"),
    REJ("Attempt refused"),
    S2("Established, closed by the originator, no answer from the responder"),
    S3("Established, closed by the responder, no answer from the originator"),
    RSTO("Established, then aborted by the originator"),
    RSTR("Established, then aborted by the responder"),
    RSTOS0("The originator sent a SYN and then a reset; nothing from the responder"),
    RSTRH("The responder sent a SYN,ACK and then a reset; no SYN from the originator"),
    SH("The originator sent a SYN and then a FIN; no SYN,ACK from the responder"),
    SHR("The responder sent a SYN,ACK and then a FIN; no SYN from the originator"),
    OTH("No opening seen");

    private final String text;

    ConnState(String text) {
        this.text = text;
    }

    /** What it means. */
    public String text() {
        return text;
    }

    /** The state of a connection. */
    static ConnState of(Connection c) {
        return c.transport() == Transport.TCP ? ofTcp(c) : ofDatagrams(c);
    }

    private static ConnState ofDatagrams(Connection c) {
        if (c.packets(Side.ORIGINATOR) == 0)
            return SHR;
        return c.packets(Side.RESPONDER) == 0 ? S0 : SF;
    }

    private static ConnState ofTcp(Connection c) {
        boolean opened = History.has(c, History.SYN, 0);
        boolean answered = History.has(c, History.SYN_ACK, 1) || History.has(c, History.SYN, 1) && c.isCompleted();    // simultaneous open: any acknowledgment will do
        boolean reset = History.has(c, History.RESET, 0);
        boolean refused = History.has(c, History.RESET, 1);
        boolean established = opened && answered;
        boolean originatorDone = History.has(c, History.FIN, 0);
        boolean responderDone = History.has(c, History.FIN, 1);
        boolean isLate = established && originatorDone && responderDone && c.endReason() == EndReason.CLOSED;    // a reset then aborts nothing
        if ((reset || refused) && !isLate)
            return aborted(opened, established, answered, !refused || reset && History.isFirst(c, History.RESET, 0));
        if (established)
            return originatorDone ? responderDone ? SF : S2 : responderDone ? S3 : S1;
        if (opened && c.packets(Side.RESPONDER) == 0)
            return originatorDone ? SH : S0;
        return answered && responderDone && c.packets(Side.ORIGINATOR) == 0 ? SHR : OTH;
    }

    private static ConnState aborted(boolean opened, boolean established, boolean answered, boolean byOriginator) {
        if (established)
            return byOriginator ? RSTO : RSTR;
        if (opened)
            return byOriginator ? RSTOS0 : REJ;
        return answered && !byOriginator ? RSTRH : OTH;
    }
}
