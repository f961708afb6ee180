package dev.remora.analysis;

import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.internet.Icmp;
import dev.remora.internet.Icmpv6;

/** What Wireshark says of an ICMP echo request and its reply. Those that look ahead are there in a second pass only. */
public final class EchoAnalysisFields {
    private static final double NANOS_PER_MILLISECOND = 1e6;

    /** More fields of the layers of {@link Icmp#PROTOCOL}. */
    public static final Protocol ICMP = define(Header.of("icmp", "Internet Control Message Protocol", "Wireshark User's Guide"), "Response frame", "Request frame",
            "Response time");

    /** More fields of the layers of {@link Icmpv6#PROTOCOL}. */
    public static final Protocol ICMPV6 = define(Header.of("icmpv6", "Internet Control Message Protocol v6", "Wireshark User's Guide"), "Response In", "Response To",
            "Response Time");

    private EchoAnalysisFields() {}

    /** Reads a number from findings. */
    private interface Finding {
        long of(EchoFindings findings);
    }

    private static Protocol define(Header h, String replyLabel, String requestLabel, String timeLabel) {
        field(h, Type.FRAME_NUMBER, "resp_in", replyLabel, f -> f.replyFrame == EchoFindings.NONE ? Derived.ABSENT : f.replyFrame);
        field(h, Type.NONE, "no_resp", "No response seen", f -> f.unanswered ? 1 : Derived.ABSENT);
        field(h, Type.NONE, "resp_not_found", "Response not found", f -> f.unanswered ? 1 : Derived.ABSENT);
        field(h, Type.FRAME_NUMBER, "resp_to", requestLabel, f -> f.requestFrame == EchoFindings.NONE ? Derived.ABSENT : f.requestFrame);
        field(h, Type.FLOAT, "resptime", timeLabel, f -> f.requestFrame == EchoFindings.NONE ? Derived.ABSENT : milliseconds(f.roundTrip));
        return h.end(0);
    }

    private static void field(Header h, Type type, String name, String label, Finding finding) {
        h.derived(type, name, label, (packet, layer) -> {
            EchoFindings findings = packet.note(Notes.KIND).echoes.find(layer);
            return findings == null ? Derived.ABSENT : finding.of(findings);
        });
    }

    private static long milliseconds(long nanos) {
        return Double.doubleToRawLongBits(nanos / NANOS_PER_MILLISECOND);
    }
}
