package dev.remora.analysis;

import dev.remora.dissect.Foresight;
import dev.remora.internet.Icmp;
import dev.remora.internet.Icmpv6;
import dev.remora.internet.Ipv4;
import dev.remora.internet.Ipv6;
import dev.remora.internet.PseudoHeader;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of ICMP echo request and reply, as Wireshark finds them: same endpoints, identifier and sequence number, and the checksum of the reply is the one that
 * the request's makes expect. A reply is that of the last such request, and of one that has none yet.
 *
 * <p>Confined to one thread. Allocates only until as many requests as are kept have been seen.
 */
final class EchoPairs {
    private static final Foresight.Topic REPLIES = Foresight.Topic.create();

    private static final int LEAST       = 8;                            // octets up to the sequence number
    private static final int LAYER_BITS  = 6;                            // Dissection.MOST_LAYERS
    private static final int VERSION_BIT = 48;

    private final Foresight    foresight;
    private final EchoRequests requests;
    private final EndpointPair pair = new EndpointPair();

    EchoPairs(int most, Foresight foresight) {
        this.requests = new EchoRequests(most);
        this.foresight = foresight;
    }

    /** Looks at one ICMP layer. */
    void analyse(Packet packet, int layer) {
        if (packet.limit(layer) - packet.at(layer) < LEAST || packet.isQuoted(layer))
            return;
        int type = Icmp.TYPE.get(packet, layer);
        if (type == Icmp.ECHO)
            request(packet, layer, Icmp.ECHO << 8, Icmp.ECHO_REPLY << 8);
        else if (type == Icmp.ECHO_REPLY)
            reply(packet, layer);
    }

    /** Looks at one ICMPv6 layer. */
    void analyseV6(Packet packet, int layer) {
        if (packet.limit(layer) - packet.at(layer) < LEAST || packet.isQuoted(layer))
            return;
        int type = Icmpv6.TYPE.get(packet, layer);
        if (type == Icmpv6.ECHO)
            request(packet, layer, Icmpv6.ECHO << 8, Icmpv6.ECHO_REPLY << 8);
        else if (type == Icmpv6.ECHO_REPLY)
            reply(packet, layer);
    }

    private void request(Packet packet, int layer, int asks, int answers) {
        read(packet, layer, replyChecksum(checksum(packet, layer), asks, answers));
        long position = position(packet, layer);
        requests.add(pair, position, packet.frame().timeNanos());
        EchoFindings findings = packet.note(Notes.KIND).echoes.add(layer).clear();
        long reply = foresight.tell(REPLIES, position);
        if (reply != Foresight.UNKNOWN)
            findings.replyFrame = reply;
        else
            findings.unanswered = foresight.isComplete() && !isToMany(packet, layer);
    }

    private void reply(Packet packet, int layer) {
        read(packet, layer, notZero(checksum(packet, layer)));
        EchoRequests.@Nullable Request request = requests.find(pair);
        if (request == null || request.answered)
            return;
        request.answered = true;
        foresight.learn(REPLIES, request.position, packet.frame().number());
        EchoFindings findings = packet.note(Notes.KIND).echoes.add(layer).clear();
        findings.requestFrame = request.position >>> LAYER_BITS;
        findings.roundTrip = packet.frame().timeNanos() - request.timeNanos;
    }

    /** Reads endpoints and what is asked: the reply's checksum, identifier and sequence number, where the ports of other pairs are. */
    private void read(Packet packet, int layer, int replyChecksum) {
        pair.read(packet, layer, 0, 0);
        Frame frame = packet.frame();
        long message = (long) replyChecksum << 32 | frame.u32(packet.at(layer) + 4);
        long version = packet.type(layer) == Icmpv6.PROTOCOL ? 1L << VERSION_BIT : 0;
        pair.ports = message | version;
    }

    private static int checksum(Packet packet, int layer) {
        return packet.frame().u16(packet.at(layer) + 2);
    }

    /** The checksum after the type has become that of the reply, RFC 1624 section 3. */
    private static int replyChecksum(int checksum, int asks, int answers) {
        int sum = (~checksum & 0xFFFF) + (~asks & 0xFFFF) + answers;
        sum = (sum & 0xFFFF) + (sum >>> 16);
        sum = (sum & 0xFFFF) + (sum >>> 16);
        return notZero(~sum & 0xFFFF);
    }

    /** In ones' complement 0 and 0xFFFF are one number: a reply may have either. */
    private static int notZero(int checksum) {
        return checksum == 0 ? 0xFFFF : checksum;
    }

    /** Whether the request is for a group or for all: then those that reply do so from addresses of their own. */
    private static boolean isToMany(Packet packet, int layer) {
        int network = PseudoHeader.network(packet, layer);
        if (network == Packet.ABSENT)
            return false;
        Frame frame = packet.frame();
        if (packet.type(network) == Ipv6.PROTOCOL)
            return frame.u8(Ipv6.destination(packet, network)) == 0xFF;
        int destination = frame.i32(Ipv4.destination(packet, network));
        return destination >>> 28 == 0xE || destination == -1;
    }

    private static long position(Packet packet, int layer) {
        return packet.frame().number() << LAYER_BITS | layer;
    }
}
