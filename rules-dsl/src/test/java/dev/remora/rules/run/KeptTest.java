package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.packet.Frame;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.Parser;
import dev.remora.rules.syntax.TestClause;
import dev.remora.rules.testing.PacketBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is worked out of a packet's octets once an alert is told is what was to be said when the packet came. */
class KeptTest {
    private static final String ENDS = "{connection.originator.address}:{connection.originator.port} to {connection.responder.address}:{connection.responder.port}, {ip.src}"
            + "; {connection.sender.address}:{connection.sender.port} to {connection.receiver.address}:{connection.receiver.port}";
    private static final String RULE = """
            rule r {
                sequence by connection { tcp.flags.syn and tcp.flags.ack or udp or icmp then no tcp.flags.reset within 1s }
                message "%s"
            }
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN] | 10.0.0.2:80 > 10.0.0.1:1024 tcp [SYN ACK]   | 10.0.0.1:1024 to 10.0.0.2:80, 10.0.0.2
            10.0.0.9:1024 > 10.0.0.2:80 tcp [SYN] | 10.0.0.2:80 > 10.0.0.9:1024 tcp [SYN ACK]   | 10.0.0.9:1024 to 10.0.0.2:80, 10.0.0.2
            10.0.0.9:9 > 10.0.0.2:9 tcp [ACK]     | 10.0.0.2:80 > 10.0.0.1:1024 tcp [SYN ACK]   | 10.0.0.1:1024 to 10.0.0.2:80, 10.0.0.2
            [2001:db8::1]:9 > [2001:db8::2]:80 tcp [SYN] | [2001:db8::2]:80 > [2001:db8::1]:9 tcp [SYN ACK] | 2001:db8::1:9 to 2001:db8::2:80, 2001:db8::2
            10.0.0.2:53 > 10.0.0.1:5000 udp       | 10.0.0.1:5000 > 10.0.0.2:53 udp             | 10.0.0.2:53 to 10.0.0.1:5000, 10.0.0.2
            10.0.0.9:9 > 10.0.0.2:9 tcp [ACK]     | 10.0.0.1 > 10.0.0.2 icmp type 8             | 10.0.0.1:8 to 10.0.0.2:8, 10.0.0.1
            """)
    void saysTheSameOfAPacketThatIsKeptAsOfOneThatIsTooLong(String first, String second, String message) {
        List<Frame> frames = frames(first, second);

        assertThat(told(frames, RULE.formatted(ENDS))).isEqualTo(told(frames.stream().map(KeptTest::longer).toList(), RULE.formatted(ENDS)))
                .singleElement().asString().contains(message);
    }

    @Test
    void knowsThatAPacketHadNoTime() {
        List<Frame> frames = frames("10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN]", "10.0.0.2:80 > 10.0.0.1:1024 tcp [SYN ACK]");
        frames.get(1).untimed();
        List<Frame> longer = frames.stream().map(KeptTest::longer).toList();
        longer.get(1).untimed();

        assertThat(told(frames, RULE.formatted("at {frame.time_epoch}"))).isEqualTo(told(longer, RULE.formatted("at {frame.time_epoch}")))
                .singleElement().asString().contains("at ?");
    }

    // A third packet comes when the time is over.
    private static List<Frame> frames(String first, String second) {
        String packets = "test \"t\" { packets { %s\n%s\n10.9.9.9:9 > 10.9.9.8:9 tcp [ACK] +2s } expect nothing }".formatted(first, second);
        Item.Test test = (Item.Test) Parser.parseFile(Source.of("t", packets)).tree().items().getFirst();
        return PacketBuilder.build(((TestClause.Packets) test.clauses().getFirst()).packets());
    }

    private static List<String> told(List<Frame> frames, String rules) {
        return Told.of(Told.rules(rules), frames, 1, 1).stream().filter(line -> line.startsWith("r ")).toList();
    }

    /** With octets behind the datagram, as a link may have. */
    private static Frame longer(Frame frame) {
        byte[] octets = new byte[frame.length() + Facts.MOST];
        frame.copyTo(octets, 0, 0, frame.length());
        return new Frame().wrap(octets, 0, octets.length, octets.length).describe(frame);
    }
}
