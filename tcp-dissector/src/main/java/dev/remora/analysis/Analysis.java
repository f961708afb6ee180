package dev.remora.analysis;

import dev.remora.dissect.Foresight;
import dev.remora.dissect.FrameLayer;
import dev.remora.dissect.Settings;
import dev.remora.field.Catalogue;
import dev.remora.field.Protocol;
import dev.remora.internet.Arp;
import dev.remora.internet.Icmp;
import dev.remora.internet.Icmpv6;
import dev.remora.internet.Ipv4;
import dev.remora.internet.Ipv6;
import dev.remora.link.Ethernet;
import dev.remora.packet.LayerType;
import dev.remora.packet.Packet;
import dev.remora.transport.Tcp;
import dev.remora.transport.Udp;
import java.util.Arrays;
import java.util.Set;

/**
 * Wireshark's own view of the packets of one capture, in the order of the capture.
 *
 * <p>Call {@link #analyse} for each packet after it is dissected; the fields of this package read what it leaves with the packet. With a {@link Foresight} in
 * its settings, it learns in a first pass what it shows in a second: answers that come later, how complete a conversation is.
 * Confined to one thread. Allocates for each new conversation, and for segments in flight.
 */
public final class Analysis {
    private static final Set<Protocol> BELOW = Set.of(FrameLayer.PROTOCOL, Ethernet.PROTOCOL, Arp.PROTOCOL, Ipv4.PROTOCOL, Ipv6.PROTOCOL);

    private final TcpStreams tcp;
    private final UdpStreams udp;
    private final EchoPairs  echoes;

    /** An analysis that has seen nothing. */
    public Analysis(Settings settings) {
        Foresight foresight = settings.value(Foresight.SETTING);
        tcp = new TcpStreams(settings.value(AnalysisSettings.MOST_TCP), foresight);
        udp = new UdpStreams(settings.value(AnalysisSettings.MOST_UDP));
        echoes = new EchoPairs(settings.value(AnalysisSettings.MOST_ECHOES), foresight);
    }

    /**
     * Whether a field may have another value once a packet has been analysed. False for fields of frames, Ethernet, ARP and IP, which know no conversations: if you show
     * only such fields, you need no analysis.
     */
    public static boolean concerns(Catalogue.Entry entry) {
        return !entry.members().stream().map(Catalogue.Member::protocol).allMatch(BELOW::contains);
    }

    /** Analyses all layers of a packet, from the outside in. */
    public void analyse(Packet packet) {
        for (int layer = 0; layer < packet.layers(); layer++)
            analyse(packet, layer);
    }

    /**
     * Analyses all layers of a packet whose {@link #streams} are known from an analysis of the whole capture: a stream that begins here, though not in the whole,
     * keeps its number. For programs that analyse only some packets of a capture, in order.
     */
    public void analyse(Packet packet, int... streams) {
        for (int layer = 0, next = 0; layer < packet.layers(); layer++) {
            if (isOfStream(packet.type(layer)) && next < streams.length)
                numberNext(packet.type(layer), streams[next++]);
            analyse(packet, layer);
        }
    }

    /** Only finds the streams of a packet, for {@link #streams}: less than half of the work. Use either this or {@link #analyse} for all packets. */
    public void number(Packet packet) {
        for (int layer = 0; layer < packet.layers(); layer++) {
            if (packet.type(layer) == Tcp.PROTOCOL)
                tcp.number(packet, layer);
            else if (Udp.isEither(packet.type(layer)))
                udp.analyse(packet, layer);
        }
    }

    private void numberNext(LayerType type, int stream) {
        if (stream >= 0 && type == Tcp.PROTOCOL)
            tcp.numberNext(stream);
        else if (stream >= 0)
            udp.numberNext(stream);
    }

    private void analyse(Packet packet, int layer) {
        LayerType type = packet.type(layer);
        if (type == Tcp.PROTOCOL)
            tcp.analyse(packet, layer);
        else if (Udp.isEither(type))
            udp.analyse(packet, layer);
        else if (type == Icmp.PROTOCOL)
            echoes.analyse(packet, layer);
        else if (type == Icmpv6.PROTOCOL)
            echoes.analyseV6(packet, layer);
    }

    private static boolean isOfStream(LayerType type) {
        return type == Tcp.PROTOCOL || Udp.isEither(type);
    }

    /** Numbers of the streams of a packet that was analysed, by its layers of TCP, UDP and UDP-Lite from the outside in; -1 for a layer that belongs to none. */
    public static int[] streams(Packet packet) {
        int[] streams = new int[packet.layers()];
        int count = 0;
        for (int layer = 0; layer < packet.layers(); layer++)
            if (isOfStream(packet.type(layer))) {
                long stream = packet.type(layer) == Tcp.PROTOCOL ? TcpAnalysisFields.STREAM.value().of(packet, layer) : UdpAnalysisFields.stream(packet, layer);
                streams[count++] = (int) Math.max(-1, stream);
            }
        return Arrays.copyOf(streams, count);
    }

    /** Conversations that were forgotten because there were too many; numbers of streams are not Wireshark's from then on. */
    public long evicted() {
        return tcp.evicted() + udp.evicted();
    }
}
