package dev.remora.cli;

import com.google.gson.stream.JsonWriter;
import dev.remora.tracking.Side;
import dev.remora.tracking.Summary;
import dev.remora.tracking.Transition;
import dev.remora.tracking.Transport;
import dev.remora.tree.AddressText;
import dev.remora.tree.TextBuffer;
import java.io.IOException;

/**
 * Connections as JSON, one object a line.
 *
 * @param detailed whether changes of state are listed
 * @param findings whether objects about the capture itself follow
 */
record ConnectionJson(boolean detailed, boolean findings) implements ConnectionView {
    @Override
    public void show(ShownConnection shown, TextBuffer out) {
        JsonLine.write(out, json -> connection(json, shown));
    }

    private void connection(JsonWriter json, ShownConnection shown) throws IOException {
        Summary c = shown.summary();
        json.name("capture").value(shown.capture());
        json.name("id").value(c.id());
        json.name("transport").value(c.transport().label());
        end(json, shown, Side.ORIGINATOR);
        end(json, shown, Side.RESPONDER);
        json.name("start").jsonValue(JsonLine.seconds(c.start()));
        json.name("end").jsonValue(JsonLine.seconds(c.last()));
        json.name("conn_state").value(c.connState().name());
        json.name("history").value(c.history());
        json.name("midstream").value(c.isMidstream());
        json.name("stray").value(c.isStray());
        json.name("certainty").value(c.certainty().label());
        if (c.handshakeRtt() >= 0)
            json.name("handshake_rtt").jsonValue(JsonLine.seconds(c.handshakeRtt()));
        json.name("icmp_error").value(c.hasIcmpError());
        json.name("end_reason").value(c.endReason().label());
        if (detailed)
            transitions(json, c);
    }

    @Override
    public void end(CaptureTotals totals, TextBuffer out) {
        if (findings)
            totals.json(out);
    }

    private static void end(JsonWriter json, ShownConnection shown, Side side) throws IOException {
        Summary c = shown.summary();
        Summary.End end = c.end(side);
        json.name(side.label()).beginObject();
        json.name("address").value(AddressText.of(end.endpoint().address()));
        json.name("port").value(end.endpoint().port());
        if (c.transport() == Transport.TCP) {
            json.name("state").value(end.state().name());
            json.name("certainty").value(end.certainty().label());
        }
        json.name("packets").value(end.packets());
        json.name("octets").value(end.octets());
        json.name("ip_octets").value(end.ipOctets());
        json.name("frame_octets").value(end.frameOctets());
        json.name("missed").value(end.missed());
        StreamDigest digest = shown.digest(side);
        if (digest != null) {
            json.name("stream_octets").value(digest.octets());
            json.name("gaps").value(digest.gaps());
            json.name("conflicts").value(digest.conflicts());
            json.name("sha256").value(digest.result());
        }
        json.endObject();
    }

    private static void transitions(JsonWriter json, Summary c) throws IOException {
        json.name("transitions").beginArray();
        for (Transition change : c.transitions()) {
            json.beginObject();
            json.name("packet").value(change.packet());
            json.name("time").jsonValue(JsonLine.seconds(change.timeNanos()));
            json.name("endpoint").value(change.side().label());
            json.name("from").value(change.from().name());
            json.name("to").value(change.to().name());
            json.name("cause").value(change.cue().text());
            json.name("certainty").value(change.certainty().label());
            json.name("rfc").value(change.rfc());
            json.endObject();
        }
        json.endArray();
    }
}
