package dev.remora.samples.dns;

import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads names, RFC 1035 section 4.1.4: labels behind their lengths, until one of length 0 or a pointer to where the rest was written before.
 *
 * <p>A pointer leads to an octet before all that was read of the name so far, so no name goes round in circles; and a name has at most 255 octets and
 * 127 pointers, so that none takes long. Reads one name after the other. Confined to one thread.
 */
final class DomainName {
    static final int BAD = -1;

    private static final int KIND          = 0xC0;                       // the two bits that say what an octet is
    private static final int POINTER       = 0xC0;
    private static final int LABEL         = 0x00;
    private static final int MOST_OCTETS   = 255;                        // RFC 1035 section 2.3.4
    private static final int MOST_POINTERS = 127;

    private final StringBuilder text = new StringBuilder();

    private Frame frame = new Frame();
    private int   message;
    private int   at;
    private int   limit;
    private int   run;
    private int   octets;
    private int   pointers;

    /** Position behind a name, where a pointer ends it as well; {@link #BAD} where it is not whole. */
    static int end(Frame frame, int from, int limit) {
        int at = from;
        while (at < limit) {
            int first = frame.u8(at);
            if (first == 0)
                return at + 1;
            if ((first & KIND) == POINTER)
                return at + 2 <= limit ? at + 2 : BAD;
            if ((first & KIND) != LABEL)
                return BAD;
            at += 1 + first;
        }
        return BAD;
    }

    /** The name at {@code start} in the words of Wireshark; null where it cannot be read. */
    @Nullable
    String text(Packet packet, int layer, int start, int end) {
        text.setLength(0);
        begin(packet, layer, start, end);
        for (int length = next(); length != 0; length = next()) {
            if (length == BAD)
                return null;
            text.append(text.isEmpty() ? "" : ".").append(new String(frame.octets(at, length), StandardCharsets.UTF_8));
            at += length;
        }
        return text.isEmpty() ? "<Root>" : text.toString();
    }

    /** How many labels the name at {@code start} has; {@link #BAD} where it cannot be read. Allocates nothing. */
    int labels(Packet packet, int layer, int start, int end) {
        begin(packet, layer, start, end);
        int labels = 0;
        for (int length = next(); length != 0; length = next()) {
            if (length == BAD)
                return BAD;
            at += length;
            labels++;
        }
        return labels;
    }

    private void begin(Packet packet, int layer, int start, int end) {
        frame = packet.frame();
        message = packet.at(layer);
        at = start;
        limit = end;
        run = start;
        octets = 0;
        pointers = 0;
    }

    /** Length of the next label, which is then at {@link #at}; 0 behind the last one. */
    private int next() {
        while (at < limit && (frame.u8(at) & KIND) == POINTER)
            if (!follow())
                return BAD;
        if (at >= limit || (frame.u8(at) & KIND) != LABEL)
            return BAD;
        int length = frame.u8(at++);
        octets += 1 + length;
        return octets <= MOST_OCTETS && at + length <= limit ? length : BAD;
    }

    private boolean follow() {
        if (at + 2 > limit || ++pointers > MOST_POINTERS)
            return false;
        int target = message + (frame.u16(at) & ~(KIND << 8));
        if (target >= run)
            return false;
        limit = run;
        run = target;
        at = target;
        return true;
    }
}
