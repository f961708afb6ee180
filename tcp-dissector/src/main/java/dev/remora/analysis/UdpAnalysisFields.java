package dev.remora.analysis;

import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.transport.Udp;

/** What Wireshark says of a UDP datagram as part of its stream. */
public final class UdpAnalysisFields {
    private static final Header H = Header.of("udp", "User Datagram Protocol", "Wireshark User's Guide");

    public static final Derived STREAM         = field(Type.U32, "stream", "Stream index", f -> f.number);
    public static final Derived SINCE_FIRST    = field(Type.RELATIVE_TIME, "time_relative", "Time since first frame", f -> f.sinceFirst);
    public static final Derived SINCE_PREVIOUS = field(Type.RELATIVE_TIME, "time_delta", "Time since previous frame", f -> f.sincePrevious);

    /** More fields of the layers of {@link Udp#PROTOCOL}. */
    public static final Protocol EXTENSION = H.end(0);

    private UdpAnalysisFields() {}

    /** Reads a number from findings. */
    private interface Finding {
        long of(StreamFindings findings);
    }

    private static Derived field(Type type, String name, String label, Finding finding) {
        return H.derived(type, name, label, (packet, layer) -> {
            StreamFindings findings = packet.note(Notes.KIND).datagrams.find(layer);
            return findings == null ? Derived.ABSENT : finding.of(findings);
        });
    }
}
