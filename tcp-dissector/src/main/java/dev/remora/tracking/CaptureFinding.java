package dev.remora.tracking;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something wrong with a capture, as often as it was seen. Immutable.
 *
 * @param count       packets; of {@link CaptureFault#GAPS} and {@link CaptureFault#ONE_SIDED}, connections
 * @param octets      that are missing; 0 where none are, or nobody can know
 * @param nanos       of {@link CaptureFault#TIME_BACKWARDS}, the largest step back; 0 of others
 * @param firstPacket number of the first packet; of octets that are missing, of the first that acknowledged some; of connections, of the packet after which the first was forgotten
 */
public record CaptureFinding(CaptureFault fault, long count, long octets, long nanos, long firstPacket) {
    /** Findings of several who looked at parts of one capture: one for each fault, in the order of {@link CaptureFault}. */
    public static List<CaptureFinding> sum(List<CaptureFinding> parts) {
        Map<CaptureFault, CaptureFinding> sums = new TreeMap<>();
        parts.forEach(part -> sums.merge(part.fault, part, CaptureFinding::plus));
        return List.copyOf(sums.values());
    }

    private CaptureFinding plus(CaptureFinding other) {
        return new CaptureFinding(fault, count + other.count, octets + other.octets, Math.max(nanos, other.nanos), Math.min(firstPacket, other.firstPacket));
    }

    /** The finding in one line. */
    public String text() {
        StringBuilder text = new StringBuilder(fault.text(count));
        if (octets > 0)
            text.append(String.format(Locale.ROOT, ": %,d octet%s missing", octets, octets == 1 ? " is" : "s are"));
        if (nanos > 0)
            text.append(", by up to ").append(BigDecimal.valueOf(nanos, 9).setScale(nanos % 1_000 == 0 ? 6 : 9).toPlainString()).append(" seconds");
        return text.toString();
    }
}
