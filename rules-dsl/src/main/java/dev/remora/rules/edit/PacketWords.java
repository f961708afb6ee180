package dev.remora.rules.edit;

import dev.remora.rules.edit.Completion.Kind;
import dev.remora.rules.syntax.MessageName;
import dev.remora.rules.syntax.Packet;
import dev.remora.rules.syntax.PacketKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Proposes what a packet of a test is made of; told by its line. */
final class PacketWords {
    private static final List<String> SHAPES = List.of("10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN]", "10.0.0.1:1024 > 10.0.0.2:53 udp",
            "10.0.0.1 > 10.0.0.2 icmp echo-request", "frame octets ffffffffffff0200000000010806");

    private final Place     place;
    private final Proposals proposals;

    PacketWords(Place place, Proposals proposals) {
        this.place = place;
        this.proposals = proposals;
    }

    void add() {
        Deque<List<String>> packets = packets(place.inLine().stream().map(place::text).toList());
        List<String> line = packets.element();
        Optional<PacketKey.Of> packet = line.stream().filter(PacketKey.Of.PROTOCOLS::containsKey).findFirst().map(PacketKey.Of.PROTOCOLS::get);
        if (line.isEmpty())
            proposals.add(Kind.PACKET, SHAPES.stream().filter(shape -> packets.size() == 1 || !shape.startsWith("frame ")).toList(), "packet", 0);
        else if (line.lastIndexOf("[") > line.lastIndexOf("]"))
            proposals.add(Kind.VALUE, Packet.Flags.WORDS, "flag", 0);
        else if (packet.isPresent())
            details(packet.get(), line.getLast());
        else if (line.contains(">") && !line.getLast().equals(">"))
            proposals.add(Kind.PROTOCOL, PacketKey.Of.PROTOCOLS.keySet().stream().filter(word -> !word.equals("frame")).sorted().toList(), "protocol", 0);
    }

    // Of each packet that the cursor is in, the words; the innermost first: behind a parenthesis that is open, the one there.
    private static Deque<List<String>> packets(List<String> line) {
        Deque<List<String>> packets = new ArrayDeque<>(List.of(new ArrayList<>()));
        for (String word : line) {
            if (word.equals("("))
                packets.push(new ArrayList<>());
            else if (word.equals(")") && packets.size() > 1)
                packets.pop();
            else
                packets.element().add(word);
        }
        return packets;
    }

    private void details(PacketKey.Of packet, String last) {
        proposals.add(Kind.VALUE, MessageName.spellings(last), "message", 0);
        for (PacketKey key : PacketKey.values())
            if (key.isOf(packet))
                proposals.add(Kind.FIELD, key.spelling(), String.join(" ", key.takes()), 0, key::meaning);
    }
}
