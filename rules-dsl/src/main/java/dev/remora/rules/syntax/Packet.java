package dev.remora.rules.syntax;

import dev.remora.rules.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code packets}: one packet, or many that differ by a step.
 *
 * <p>{@code 10.0.0.1:1024 > 10.0.0.2:1..1000 tcp [SYN] seq 1000 window 1024 x 1000 every 1ms}. {@link PacketKey} is the table of what may be
 * set behind the flags.
 *
 * @param source      null for {@code frame}, which gives octets only
 * @param protocol    {@code tcp}, {@code udp}, {@code icmp}, {@code icmpv6}, {@code arp}, {@code ip} (nothing above it, or a datagram), {@code gre},
 *                    {@code vxlan}, {@code frame}
 * @param kind        the message's name behind {@code icmp} and {@code arp}: {@code echo-request}; null where none is written
 * @param flags       what stands in brackets; empty for {@code []}, null where there are none
 */
public record Packet(Span span, @Nullable Endpoint source, @Nullable Endpoint destination, Word protocol, @Nullable Word kind,
        @Nullable Flags flags, List<Setting> settings, @Nullable Repeat repeat, @Nullable Timing timing) implements Node {
    public Packet {
        settings = List.copyOf(settings);
    }

    // In the order of the text: keys, repeats and times may stand in any.
    @Override
    public List<Node> children() {
        return Stream.of(Nodes.of(source, destination, protocol, kind, flags), settings, Nodes.of(repeat, timing))
                .<Node>flatMap(List::stream).sorted(Comparator.comparingInt(node -> node.span().start())).toList();
    }

    /** The flags of a segment or of an IP header: {@code [SYN ACK]}. */
    public record Flags(Span span, List<Word> names) implements Node {
        /** The words that can stand there, in the order of their bits, from the lowest on. */
        public static final List<String> WORDS = List.of("FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE", "R3", "R2", "R1");

        public Flags {
            names = List.copyOf(names);
        }

        @Override
        public List<Node> children() {
            return List.copyOf(names);
        }
    }
}
