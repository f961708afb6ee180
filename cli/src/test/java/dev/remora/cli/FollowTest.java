package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.capture.CaptureWriter;
import dev.remora.packet.Frame;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.Parser;
import dev.remora.rules.syntax.TestClause;
import dev.remora.rules.testing.PacketBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends say in datagrams. */
class FollowTest {
    @TempDir
    private Path folder;

    private List<String> follow(String packets) throws IOException {
        Path capture = folder.resolve("x.pcap");
        Item.Test test = (Item.Test) Parser.parseFile(Source.of("x.remora", "test \"x\" { packets {\n" + packets + "} }")).tree().items().getFirst();
        try (CaptureWriter writer = CaptureWriter.pcap(capture)) {
            for (Frame frame : PacketBuilder.build(((TestClause.Packets) test.clauses().getFirst()).packets()))
                writer.write(frame);
        }
        return Command.call("connections", "--follow", "1", capture.toString()).lines();
    }

    @Test
    void namesNoPortsWhereThereAreNone() throws IOException {
        assertThat(follow("10.0.0.1 > 10.0.0.2 icmp type 8 payload \"x\"")).first().isEqualTo("connection 1  icmp  10.0.0.1 ▶ 10.0.0.2");
    }

    // Before an empty payload stands the checksum, whose last octet is an end of line here.
    @Test
    void anEmptyDatagramEndsNoLine() throws IOException {
        assertThat(follow("""
                10.0.0.1:1024 > 10.0.0.2:53 udp payload "question"
                10.0.0.1:1024 > 10.0.0.2:53 udp checksum 0x0d0a
                10.0.0.2:53 > 10.0.0.1:1024 udp payload "answer"
                """).subList(1, 5)).containsExactly("──▶ originator, packet 1", "question", "◀── responder, packet 3", "answer");
    }

    @Test
    void norDoesItBeginOne() throws IOException {
        assertThat(follow("""
                10.0.0.1:1024 > 10.0.0.2:53 udp
                10.0.0.2:53 > 10.0.0.1:1024 udp payload "answer"
                """).subList(1, 4)).containsExactly("──▶ originator, packet 1", "◀── responder, packet 2", "answer");
    }
}
