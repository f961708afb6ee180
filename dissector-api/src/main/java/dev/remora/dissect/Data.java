package dev.remora.dissect;

import static dev.remora.field.Attr.unit;

import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Octets;
import dev.remora.field.Protocol;
import dev.remora.field.Type;

/** Octets that no dissector claims. */
public final class Data {
    private static final Header H = Header.of("data", "Data", "");

    public static final Octets  DATA = H.octets((packet, layer, at) -> packet.limit(layer) - at, "data", "Data");
    public static final Derived LEN  = H.derived(Type.I32, "len", "Length", (packet, layer) -> packet.limit(layer) - packet.at(layer), unit("octets"));

    public static final Protocol PROTOCOL = H.end(0);

    private Data() {}

    /** Pushes the data layer, unless nothing is left. */
    static void dissect(Dissection dissection, int at, int end) {
        int limit = dissection.frame().limit(at);
        if (end > limit)
            dissectCut(dissection, at, end);
        else if (at < end)
            dissection.packet().push(PROTOCOL, at, end, end);
    }

    private static void dissectCut(Dissection dissection, int at, int end) {
        if (at < dissection.frame().limit(at))
            dissection.push(PROTOCOL, at, end);
    }
}
