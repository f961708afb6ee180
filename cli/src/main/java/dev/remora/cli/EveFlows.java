package dev.remora.cli;

import com.google.gson.stream.JsonWriter;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.rules.run.Peer;
import dev.remora.tracking.Connection;
import dev.remora.tracking.EndReason;
import dev.remora.tracking.PacketClock;
import dev.remora.tracking.Side;
import dev.remora.tracking.Tracked;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import dev.remora.tracking.Transport;
import dev.remora.tree.AddressText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Connections as flows of EVE JSON: one when it is over. The originator is who sends to the server. */
final class EveFlows implements TrackerListener {
    private static final long NUMBERS = (1L << 52) - 1;                   // each fits a JSON number

    private final String                     capture;
    private final Dissection                 dissection;
    private final Tracker                    tracker;
    private final Consumer<JsonLine.Content> line;
    private final Map<Long, EveSeen>         seen  = new HashMap<>();     // of connections that are not over
    private @Nullable Packet                 last;
    private long                             origin;                      // of the numbers of these flows
    private final PacketClock                clock = new PacketClock(PacketClock.HOUR);

    EveFlows(String capture, Dissectors dissectors, Settings settings, Consumer<JsonLine.Content> line) {
        this.capture = capture;
        this.dissection = dissectors.open(settings);
        this.tracker = new Tracker(settings, this);
        this.line = line;
    }

    /** Hears of frames that will be taken in, see {@link Tracker}. */
    void ahead(Frame[] frames, int count) {
        tracker.ahead(frames, count);
    }

    /** Takes in a frame, before rules look at it. */
    void take(Frame frame) {
        if (last == null)
            origin = origin(capture, frame.timeNanos());
        clock.tick(frame.timeNanos());
        last = dissection.dissect(frame);
        tracker.track(last);
    }

    /** Lets time pass where no frame comes. */
    void pass(long timeNanos) {
        if (clock.pass(timeNanos))
            tracker.pass(timeNanos);
    }

    /** Ends all flows: the capture is over. */
    void finish() {
        tracker.finish();
    }

    /** The number of a connection among flows; that there was an alert about it will be said of its flow. */
    long alerted(long connection) {
        EveSeen flow = seen.get(connection);
        if (flow != null)
            flow.alerted();
        return number(connection);
    }

    /** Type and code of the ICMP message of the packet at hand; {@link EveSeen#NONE} where it has another number, or none. */
    int message(long packet) {
        return last != null && last.frame().number() == packet ? EveSeen.message(last) : EveSeen.NONE;
    }

    /** The same whenever this capture is read, and far from that of any other, such as the next one from the same interface. */
    private static long origin(String capture, long firstNanos) {
        return UUID.nameUUIDFromBytes((capture + ' ' + firstNanos).getBytes(StandardCharsets.UTF_8)).getLeastSignificantBits();
    }

    private long number(long connection) {
        return origin + connection & NUMBERS;
    }

    @Override
    public void packet(Connection c, Packet packet, Tracked tracked) {
        seen.computeIfAbsent(c.id(), id -> new EveSeen()).take(packet, tracked, c.transport());
    }

    @Override
    public void forgotten(Connection c) {
        EveSeen packets = seen.remove(c.id());
        if (packets != null && !c.isStray())
            line.accept(json -> flow(c, packets, json));
    }

    private void flow(Connection c, EveSeen packets, JsonWriter json) throws IOException {
        json.name("timestamp").value(EveJson.time(clock.now()));
        json.name("flow_id").value(number(c.id()));
        json.name("event_type").value("flow");
        Peer source = peer(c, Side.ORIGINATOR);
        Peer destination = peer(c, Side.RESPONDER);
        EveJson.peer(json, "src", source);
        EveJson.peer(json, "dest", destination);
        int protocol = c.transport().number();
        json.name("proto").value(CommunityId.name(protocol));
        if (!c.transport().hasPorts())
            packets.messages(json);
        int asked = packets.message(Side.ORIGINATOR);
        String community = asked == EveSeen.NONE ? CommunityId.of(destination, source, protocol, packets.message(Side.RESPONDER))
                : CommunityId.of(source, destination, protocol, asked);
        if (!community.isEmpty())
            json.name("community_id").value(community);
        json.name("flow").beginObject();
        counts(c, json);
        json.name("state").value(state(c));
        json.name("reason").value(reason(c.endReason()));
        json.name("alerted").value(packets.isAlerted());
        json.endObject();
        if (c.transport() == Transport.TCP)
            EveTcp.write(c, packets, json);
    }

    private static Peer peer(Connection c, Side side) {
        return new Peer(AddressText.of(c.endpoint(side).address()), c.transport().hasPorts() ? c.port(side) : -1);
    }

    private static void counts(Connection c, JsonWriter json) throws IOException {
        json.name("pkts_toserver").value(c.packets(Side.ORIGINATOR)).name("pkts_toclient").value(c.packets(Side.RESPONDER));
        json.name("bytes_toserver").value(c.frameOctets(Side.ORIGINATOR)).name("bytes_toclient").value(c.frameOctets(Side.RESPONDER));
        json.name("start").value(EveJson.time(c.start())).name("end").value(EveJson.time(c.last()));
        json.name("age").value(Math.max(0, c.last() - c.start()) / 1_000_000_000L);
    }

    private static String state(Connection c) {
        if (c.endReason() == EndReason.CLOSED || c.endReason() == EndReason.RESET)
            return "closed";
        return c.isCompleted() ? "established" : "new";
    }

    private static String reason(EndReason reason) {
        return switch (reason) {
            case NONE, CLOSED, RESET, TIMEOUT -> "timeout";             // Suricata keeps a closed flow until its time is over
            case EVICTED -> "forced";
            case END_OF_CAPTURE -> "shutdown";
        };
    }
}
