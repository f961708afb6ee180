package dev.remora.analysis;

import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.packet.Packet;
import dev.remora.transport.Udp;
import dev.remora.transport.UdpLite;

/** What Wireshark says of a datagram of UDP or UDP-Lite as part of its stream. */
public final class UdpAnalysisFields {
    private static final String SOURCE = "Wireshark User's Guide";

    /** More fields of the layers of {@link Udp#PROTOCOL}. */
    public static final Protocol UDP = define(Header.of("udp", "User Datagram Protocol", SOURCE));

    /** More fields of the layers of {@link UdpLite#PROTOCOL}. */
    public static final Protocol UDP_LITE = define(Header.of("udplite", "Lightweight User Datagram Protocol", SOURCE).named("udp"));

    private UdpAnalysisFields() {}

    /** Reads a number from findings. */
    private interface Finding {
        long of(StreamFindings findings);
    }

    private static Protocol define(Header h) {
        field(h, Type.U32, "stream", "Stream index", f -> f.number);
        field(h, Type.RELATIVE_TIME, "time_relative", "Time since first frame", f -> f.sinceFirst);
        field(h, Type.RELATIVE_TIME, "time_delta", "Time since previous frame", f -> f.sincePrevious);
        return h.end(0);
    }

    /** Number of the stream of a layer that was analysed, or {@link Derived#ABSENT}. */
    static long stream(Packet packet, int layer) {
        return value(packet, layer, f -> f.number);
    }

    private static void field(Header h, Type type, String name, String label, Finding finding) {
        h.derived(type, name, label, (packet, layer) -> value(packet, layer, finding));
    }

    private static long value(Packet packet, int layer, Finding finding) {
        StreamFindings findings = packet.note(Notes.KIND).datagrams.find(layer);
        return findings == null ? Derived.ABSENT : finding.of(findings);
    }
}
