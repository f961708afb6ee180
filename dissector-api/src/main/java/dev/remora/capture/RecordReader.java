package dev.remora.capture;

import dev.remora.packet.CaptureInterface;
import dev.remora.packet.CaptureSection;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import java.util.List;

/** The records of one capture format. */
sealed interface RecordReader permits PcapReader, PcapNgReader {

    /** The most octets a captured frame can have where its link type says nothing else, as libpcap and Wireshark hold it. */
    int MOST = 262_144;

    /** What the format is called. */
    String format();

    /** As {@link CaptureSource#next}. */
    boolean next(Frame frame) throws CaptureException;

    /** Points frames at the next records that are in memory whole, as {@link Lookahead#ahead} wants them; how many, 0 where it cannot tell. Changes nothing. */
    int waiting(Frame[] frames);

    /** Octet at which the record of the last frame begins. */
    long position();

    /** Interfaces known so far, of the section the last frame was in. */
    List<CaptureInterface> interfaces();

    /** What the section of the last frame says about itself. */
    CaptureSection section();

    /** The place before the next record. */
    Capture.Mark mark();

    /** Takes on the state of a mark; the window is there already. */
    void resume(Capture.Mark mark);

    /**
     * The most octets a captured frame of this link type can have; more is damage. Four link types carry transfers far larger than any
     * network frame.
     */
    static int most(int linkType) {
        return switch (linkType) {
            case 220, 231, 249 -> 128 * 1024 * 1024;    // Linux USB, D-Bus, USBPcap
            case 279 -> 8 * 1024 * 1024;                // Elektrobit automotive
            default -> MOST;
        };
    }

    /** What to say about a captured length that cannot be right. */
    static String tooLong(long number, int captured, int most) {
        return "frame " + number + " claims " + Integer.toUnsignedString(captured) + " captured octets; at most " + most + " are possible";
    }

    /** A 32-bit unsigned length as an {@code int}; the most an {@code int} holds where it is larger, as tshark shows it. */
    static int saturated(int length) {
        return length < 0 ? Integer.MAX_VALUE : length;
    }

    /** The LINKTYPE_ number meant by one that writers took from their own system's DLT_ numbers. */
    static int registered(int linkType) {
        return linkType == 16 || linkType == 18 ? LinkType.ATM_CLIP : LinkType.ofDlt(linkType);
    }
}
