package dev.remora.tracking;

import dev.remora.capture.Lookahead;
import dev.remora.dissect.Settings;
import dev.remora.internet.Icmp;
import dev.remora.internet.Icmpv6;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.transport.Tcp;
import dev.remora.transport.Udp;
import java.util.List;
import java.util.Objects;

/**
 * Follows connections through a capture, packet after packet.
 *
 * <pre>{@code
 * Tracker tracker = new Tracker(Settings.STANDARD, listener);
 * source.lookAhead(tracker);                  // for speed only, where many connections are followed
 * while (source.next(frame))
 *     tracker.track(dissection.dissect(frame));
 * tracker.finish();
 * }</pre>
 *
 * <p>Time is packet time, and no packet changes what was reported before it: the result for a capture that is cut short is the beginning of the result for the whole.
 * Confined to one thread. Allocates nothing for packets of known connections, but once for a record whose connection sends much, and where octets are missing.
 */
public final class Tracker implements Lookahead {
    private final Counters        counters = new Counters();
    private final Connections     connections;
    private final TcpTracker      tcp;
    private final DatagramTracker udp;
    private final IcmpTracker     icmp;
    private final QuoteTracker    quotes;
    private final Outlook         outlook;
    private final boolean         checksums;
    private int                   current;

    /** A tracker with these settings (see {@link TrackingSettings}) that reports to this listener. */
    public Tracker(Settings settings, TrackerListener listener) {
        connections = new Connections(settings, Objects.requireNonNull(listener, "listener"), counters);
        checksums = settings.value(TrackingSettings.CHECKSUMS);
        icmp = new IcmpTracker(connections);
        quotes = new QuoteTracker(connections);
        outlook = connections.outlook();
        udp = new DatagramTracker(connections);
        tcp = new TcpTracker(connections, settings.value(TrackingSettings.MIDSTREAM), checksums);
    }

    /** Fetches from memory what the coming packets will need. Reports nothing, and changes nothing that is reported. */
    @Override
    public void ahead(Frame[] frames, int count) {
        outlook.ahead(frames, count);
    }

    /** Tracks the next packet; the result is in its note {@link Tracked#KIND}. */
    public Tracked track(Packet packet) {
        pass(packet.frame());
        watch(packet);
        return follow(packet);
    }

    /**
     * Tracks the next packet. Connections that begin with it get these numbers, which they had when the whole capture was tracked. For programs that track only some packets
     * of a capture, in order.
     *
     * @param ids as {@link Tracked#ids} told them: of a packet in a tunnel there are several
     */
    public Tracked track(Packet packet, long... ids) {
        connections.number(ids);
        Tracked tracked = track(packet);
        connections.number();
        return tracked;
    }

    /** Lets time pass up to that of a frame, and reports what falls due before it. */
    public void pass(Frame frame) {
        connections.tick(frame);
        connections.watch.at(frame);
    }

    /**
     * Lets time pass up to this, in nanoseconds since 1970, without a packet, and reports what falls due before it. A time before that of the packets changes nothing, and
     * neither does any time before the first packet.
     */
    public void pass(long timeNanos) {
        connections.pass(timeNanos);
    }

    /** Takes in what a packet says of the capture itself, see {@link #captureFindings}. */
    public void watch(Packet packet) {
        connections.watch.packet(packet);
    }

    /** Takes in a packet that {@link #pass} has made time for. */
    public Tracked follow(Packet packet) {
        Tracked tracked = packet.note(Tracked.KIND);
        int network = Packet.ABSENT;
        for (int layer = 0; layer < packet.layers() && !packet.isQuoted(layer); layer++) {
            if (Endpoints.areIn(packet, layer))
                network = layer;
            else if (network != Packet.ABSENT) {
                current = layer;
                transport(packet, network, layer, tracked);
            }
        }
        return tracked;
    }

    private void transport(Packet packet, int network, int layer, Tracked tracked) {
        if (packet.is(layer, Tcp.PROTOCOL))
            tcp.track(packet, network, layer, tracked);
        else if (Udp.isEither(packet.type(layer)))
            udp.track(packet, network, layer, tracked);
        else if (packet.is(layer, Icmp.PROTOCOL))
            icmp(packet, network, layer, Transport.ICMP, tracked);
        else if (packet.is(layer, Icmpv6.PROTOCOL))
            icmp(packet, network, layer, Transport.ICMPV6, tracked);
    }

    private void icmp(Packet packet, int network, int layer, Transport transport, Tracked tracked) {
        if (checksums && !IcmpTracker.isSound(packet, layer, transport))
            return;
        if (layer + 1 < packet.layers() && packet.isQuoted(layer + 1))
            quotes.track(packet, layer, transport, tracked);
        else
            icmp.track(packet, network, layer, transport, tracked);
    }

    /** Index of the layer that is being taken in, for listeners: of a packet in a tunnel, each layer may change a connection of its own. */
    public int layer() {
        return current;
    }

    /** Ends the capture: forgets all connections, in the order in which they began. */
    public void finish() {
        connections.finish();
    }

    /** Connections kept at the moment. */
    public int size() {
        return connections.size();
    }

    /** The most connections that were kept at a time. */
    public int peak() {
        return connections.peak();
    }

    /** What is wrong with the capture itself, apart from what its traffic does; complete after {@link #finish}. */
    public List<CaptureFinding> captureFindings() {
        return connections.watch.findings();
    }

    /** What was counted so far. */
    public Counters counters() {
        return counters;
    }
}
