package dev.remora.analysis;

import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.transport.Udp;

/** What Wireshark says of a UDP datagram as part of its stream. */
public final class UdpAnalysisFields {
    private static final Header H = Header.of("udp", "User Datagram Protocol", "Wireshark User's Guide");

    public static final Derived STREAM         = field(Type.U32, "stream", "Stream index", false, f -> f.number);
    public static final Derived SINCE_FIRST    = field(Type.RELATIVE_TIME, "time_relative", "Time since first frame", true, f -> f.sinceFirst);
    public static final Derived SINCE_PREVIOUS = field(Type.RELATIVE_TIME, "time_delta", "Time since previous frame", true, f -> f.sincePrevious);

    /** More fields of the layers of {@link Udp#PROTOCOL}. */
    public static final Protocol EXTENSION = H.end(0);

    private static final int EMPTY = 8;

    private UdpAnalysisFields() {}

    /** Reads a number from findings. */
    private interface Finding {
        long of(StreamFindings findings);
    }

    /** A field of every datagram, or as with Wireshark's times of those that carry something. */
    private static Derived field(Type type, String name, String label, boolean ofLoaded, Finding finding) {
        return H.derived(type, name, label, (packet, layer) -> {
            StreamFindings findings = packet.note(Notes.KIND).datagrams.find(layer);
            return findings == null || ofLoaded && Udp.LENGTH.get(packet, layer) == EMPTY ? Derived.ABSENT : finding.of(findings);
        });
    }
}
