package dev.remora.analysis;

import dev.remora.dissect.Foresight;
import dev.remora.internet.FragmentHeader;
import dev.remora.internet.Ipv4;
import dev.remora.internet.PseudoHeader;
import dev.remora.packet.Packet;
import dev.remora.transport.AccurateEcn;
import dev.remora.transport.ExperimentalOptions;
import dev.remora.transport.SequenceBase;
import dev.remora.transport.Tcp;

/**
 * TCP conversations in the order of their first segments, as Wireshark numbers them.
 *
 * <p>A SYN with another sequence number than the sender's first begins a new conversation between the same endpoints. Segments that ICMP quotes count
 * as segments of their conversation, also for what it is complete of and who closes it, begin one where there is none, and are not judged.
 * Confined to one thread. Allocates for each new conversation, and for segments in flight.
 */
final class TcpStreams {
    private static final int UP_TO_WINDOW    = 16;                 // octets of a header
    private static final int WITHOUT_OPTIONS = 20;

    private final ConversationTable<TcpConversation> table;
    private final Foresight                          foresight;
    private final EndpointPair                       pair     = new EndpointPair();
    private final Case                               current  = new Case();
    private final SegmentAnalyser                    analyser = new SegmentAnalyser();
    private int                                      streams;

    TcpStreams(int most, Foresight foresight) {
        this.table = new ConversationTable<>(most);
        this.foresight = foresight;
    }

    /** Gives the next conversation that begins this number. */
    void numberNext(int stream) {
        streams = stream;
    }

    /** Conversations that gave way to others. */
    long evicted() {
        return table.evicted();
    }

    /** Analyses one TCP layer; one that is cut off before the window says too little to belong to a stream. */
    void analyse(Packet packet, int layer) {
        if (packet.limit(layer) - packet.at(layer) < UP_TO_WINDOW)
            return;
        boolean hasLength = hasLength(packet, layer);
        TcpConversation conversation = find(packet, layer, hasLength);
        current.findings.completeness = conversation.completeness();
        current.findings.earlyData = conversation.hasEarlyData();
        current.findings.shift = current.sender.shown.shift();
        conversation.count(current.segment, Tcp.isValid(packet, layer));
        current.initialRoundTrip = conversation.initialRoundTrip();            // as in Wireshark, the segment that ends the handshake is judged without its time
        if (Tcp.isValid(packet, layer))
            remark(packet, layer, conversation);
        if (hasLength)
            follow(packet, layer, conversation);
        else
            learnScale(packet.isQuoted(layer) && isWithinOptions(packet, layer));
        packet.note(SequenceBase.KIND).acknowledged(layer, current.receiver.shown.base());
    }

    /** Finds the stream of one TCP layer, as {@link #analyse} does, and remembers of it only what tells the next from it. */
    void number(Packet packet, int layer) {
        if (packet.limit(layer) - packet.at(layer) < UP_TO_WINDOW)
            return;
        boolean hasLength = hasLength(packet, layer);
        find(packet, layer, hasLength);
        if (hasLength)
            Reference.learn(current.segment, current.sender.reference, current.receiver.reference);
    }

    // Reads the segment, and finds whose it is.
    private TcpConversation find(Packet packet, int layer, boolean hasLength) {
        current.segment.read(packet, layer, hasLength);
        current.findings = packet.note(Notes.KIND).segments.add(layer);
        current.findings.clear();
        TcpConversation conversation = conversation(packet, layer);
        current.findings.passed(conversation, current.segment.time);
        current.sender = conversation.sender(pair.forward);
        current.receiver = conversation.sender(!pair.forward);
        if (!packet.isQuoted(layer))
            restart();
        return conversation;
    }

    /** A SYN that answers another may start the sender's numbers anew. */
    private void restart() {
        Sender sender = current.sender;
        boolean anew = sender.reference.restart(current.segment);
        if (sender.shown != sender.reference)
            anew |= sender.shown.restart(current.segment);
        if (anew)
            current.findings.mark(Mark.REUSED_PORTS);
    }

    private void remark(Packet packet, int layer, TcpConversation conversation) {
        conversation.time(current.segment);
        current.findings.closing = conversation.close(current.segment, pair.forward);
        if (conversation.counts(current.segment))
            packet.note(AccurateEcn.KIND).count(layer);
    }

    /** The conversation of a layer; a new one where there is none, or where a SYN starts anew. */
    private TcpConversation conversation(Packet packet, int layer) {
        pair.read(packet, layer, Tcp.SRC_PORT.get(packet, layer), Tcp.DST_PORT.get(packet, layer));
        TcpConversation known = table.find(pair);
        if (known != null && (packet.isQuoted(layer) || !startsAnew(known)))
            return known;
        TcpConversation fresh = new TcpConversation(streams++, current.segment.time, foresight);
        if (known != null) {
            current.findings.mark(Mark.REUSED_PORTS);
            fresh.reopen();
        }
        table.add(pair, fresh);
        return fresh;
    }

    private boolean startsAnew(TcpConversation known) {
        Reference reference = known.sender(pair.forward).reference;
        current.findings.recorded = current.segment.opens() && reference.isBased();
        return current.findings.recorded && reference.base() != current.segment.seq;
    }

    /** Whether the length of a segment is known: it is not quoted, not the first of several fragments, and not shorter than its header. */
    private static boolean hasLength(Packet packet, int layer) {
        return Tcp.LEN.isIn(packet, layer) && !isFragment(packet, layer);
    }

    private static boolean hasOptions(Packet packet, int layer) {
        return Tcp.isValid(packet, layer) && packet.at(layer) + Tcp.HDR_LEN.get(packet, layer) <= packet.limit(layer);
    }

    /** Whether a quoted header is whole, or cut behind the beginning of its options: as in Wireshark, what is missing there says that nothing is. */
    private static boolean isWithinOptions(Packet packet, int layer) {
        return hasOptions(packet, layer) || Tcp.isValid(packet, layer) && packet.limit(layer) > packet.at(layer) + WITHOUT_OPTIONS;
    }

    private static boolean isFragment(Packet packet, int layer) {
        int network = PseudoHeader.network(packet, layer);
        if (network == Packet.ABSENT || packet.at(layer) > packet.frame().length())
            return false;                                          // read from the reassembled datagram
        if (packet.type(network) == Ipv4.PROTOCOL)
            return Ipv4.MF.get(packet, network);
        int fragment = packet.find(FragmentHeader.PROTOCOL, network);
        return fragment != Packet.ABSENT && fragment < layer && FragmentHeader.MORE.get(packet, fragment);
    }

    private void follow(Packet packet, int layer, TcpConversation conversation) {
        learn(packet, layer);
        current.findings.judged = Tcp.isValid(packet, layer);                  // one that calls its header too short is not, but what follows is judged by it
        current.findings.shown = hasOptions(packet, layer);
        current.findings.initialRoundTrip = conversation.foreseenRoundTrip();
        if (current.segment.opens() && current.segment.length > 0 && ExperimentalOptions.hasCookie(packet, layer))
            conversation.sendEarly();
        analyser.analyse(current);
    }

    /** Learns where numbers start, and what is relative to it. */
    private void learn(Packet packet, int layer) {
        Sender sender = current.sender;
        Sender receiver = current.receiver;
        Reference.learn(current.segment, sender.reference, receiver.reference);
        if (sender.shown != sender.reference)
            Reference.learn(current.segment, sender.shown, receiver.shown);
        learnScale(hasOptions(packet, layer));
        current.findings.relative = true;
        current.findings.seqBase = sender.shown.base();
        current.findings.ackBase = current.segment.has(Segment.ACK) ? receiver.shown.base() : 0;
    }

    /** Learns how windows are scaled, also from a segment whose other options cannot be read. */
    private void learnScale(boolean whole) {
        Sender sender = current.sender;
        Sender receiver = current.receiver;
        Scale.learn(current.segment, whole, sender.reference, receiver.reference);
        if (sender.shown != sender.reference && sender.shown.shift() == Scale.UNKNOWN)
            Scale.learn(current.segment, whole, sender.shown, receiver.shown);
    }
}
