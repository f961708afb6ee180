package dev.remora.tracking;

import static dev.remora.field.Attr.byName;
import static dev.remora.field.Attr.doc;

import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Presence;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Packet;
import dev.remora.packet.Severity;

/** What tracking says of a TCP segment: whether its receiver takes it, and why. */
public final class SegmentFields {
    private static final Header H = Header.of("tcp", "Transmission Control Protocol", "RFC 9293 section 3.10.7");

    public static final Derived VERDICT = H.derived(Type.U8, "verdict", "Verdict", (packet, layer) -> verdict(packet, layer, false),
            ConnectionFields.namesOf(Verdict.values(), Verdict::label), byName(), doc("How the receiver treats the segment."));
    public static final Derived REASON  = H.derived(Type.U8, "verdict.reason", "Reason of the verdict", (packet, layer) -> verdict(packet, layer, true),
            ConnectionFields.namesOf(Reason.values(), Reason::label), byName(), doc("Why the segment got its verdict."));

    /** Octets that the sender has sent before, and they were others then: somebody puts words into its mouth, or tries to get past whoever looks on. */
    public static final Anomaly.Code CONFLICT = new Anomaly.Code("tcp.segment.overlap.conflict", Severity.ERROR,
            "Octets that differ from those sent before at the same sequence numbers", "RFC 9293 section 3.8.1");

    public static final Presence HAS_CONFLICT = H.presence(CONFLICT);

    public static final Protocol PROTOCOL = H.end(0);

    private SegmentFields() {}

    private static long verdict(Packet packet, int layer, boolean reason) {
        Tracked tracked = packet.note(Tracked.KIND);
        if (!tracked.judged || tracked.layer != layer)
            return Derived.ABSENT;
        return reason ? tracked.reason.ordinal() : tracked.reason.verdict().ordinal();
    }
}
