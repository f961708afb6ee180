package dev.remora.tracking;

import java.util.Locale;

/** What can be wrong with a capture itself, whatever its traffic does: reasons to doubt what is said of the traffic. */
public enum CaptureFault {
    /** Checksums that hardware was to complete: taken on the host that sent, before its network card. */
    OFFLOADED_CHECKSUMS("checksum%s left to hardware, so wrong here and right on the wire: captured on the sending host"),
    /** Octets that were acknowledged, so they arrived, and that the capture lacks. */
    GAPS("connection%s with acknowledged octets that the capture lacks"),
    /** Only one direction of a TCP connection is there. */
    ONE_SIDED("connection%s captured in one direction only; what the other end did is inferred"),
    /** The same datagram twice, the same but for what a router changes. */
    DUPLICATED_PACKETS("packet%s captured twice: at two places, or on a mirror port that copies both directions"),
    /** Frames of which the capture holds only the beginning. */
    SNAP_LENGTH("packet%s cut short by the snap length"),
    /** Packets that are earlier than the one before them. */
    TIME_BACKWARDS("packet%s earlier than the one before, because files or clocks disagree");

    private final String text;

    CaptureFault(String text) {
        this.text = text;
    }

    /** As reports spell it: {@code snap-length}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What so many of them are, in words. */
    String text(long count) {
        return String.format(Locale.ROOT, "%,d " + text, count, count == 1 ? "" : "s");
    }
}
