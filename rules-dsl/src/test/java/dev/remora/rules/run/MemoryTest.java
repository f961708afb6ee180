package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.analysis.Analysis;
import dev.remora.capture.Capture;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.field.Catalogue;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.Parser;
import dev.remora.rules.syntax.TestClause;
import dev.remora.rules.testing.PacketBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that ask for a field of which the analysis makes something else get the analysis. */
class MemoryTest {
    private static final Dissectors DISSECTORS = Dissectors.load();
    private static final int        MOST       = 60;               // frames of a capture

    private static final String ODD = """
            test "Accurate ECN, selective acknowledgments" {
                packets {
                    10.0.0.1:1024 > 10.0.0.2:80   tcp [SYN ECE CWR AE] seq 1000 sack-permitted
                    10.0.0.2:80   > 10.0.0.1:1024 tcp [SYN ACK CWR] seq 5000 ack 1001 sack-permitted
                    10.0.0.1:1024 > 10.0.0.2:80   tcp [ACK ECE AE] seq 1001 ack 5001
                    10.0.0.1:1024 > 10.0.0.2:80   tcp [ACK CWR] seq 1011 ack 5001 length 10
                    10.0.0.2:80   > 10.0.0.1:1024 tcp [ACK ECE] seq 5001 ack 1001 sack 1011 1021
                    10.0.0.2:80   > 10.0.0.1:1024 tcp [ACK ECE] seq 5001 ack 1021 sack 1011 1021
                }
                expect nothing
            }
            """;

    private static List<Frame> odd() {
        Item.Test test = (Item.Test) Parser.parseFile(Source.of("odd", ODD)).tree().items().getFirst();
        return PacketBuilder.build(((TestClause.Packets) test.clauses().getFirst()).packets());
    }

    private static List<Frame> frames(Path path) throws IOException {
        List<Frame> frames = new ArrayList<>();
        Frame frame = new Frame();
        try (Capture capture = Capture.open(path)) {
            while (frames.size() < MOST && capture.next(frame))
                frames.add(frame.copy());
        }
        return frames;
    }

    @Test
    void whatTheAnalysisChangesIsKnownToHangOnIt() throws IOException {
        Set<String> changed = new TreeSet<>(changed(odd()));
        for (String folder : List.of("../samples/captures", "../samples/textbook"))
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".pcap")).sorted().toList())
                    changed.addAll(changed(frames(file)));
            }

        assertThat(changed).contains("tcp.options.sack_le", "tcp.options.sack.dsack_re", "tcp.flags.ece", "tcp.flags.ace", "tcp.flags.str", "tcp.stream", "icmp.resp_to");
        assertThat(changed).allMatch(MemoryTest::isKnown);
    }

    @Test
    void rulesSeeWhatTheAnalysisMakesOfAField() {
        assertThat(packets("r", "rule r { when exists(tcp.flags.ace) }")).containsExactly(3, 4, 5, 6);
        assertThat(packets("r", "rule r { when tcp.flags.ece and not tcp.flags.syn }")).isEmpty();
        assertThat(packets("r", "rule r { when tcp.options.sack_le == 11 }")).containsExactly(5, 6);
        assertThat(Told.of(Told.rules("rule r { when tcp.options.sack_le message \"{tcp.options.sack_le} {tcp.flags.str}\" }"), odd(), 1, 1))
                .isEqualTo(Told.of(Told.rules("rule r { when tcp.options.sack_le message \"{tcp.options.sack_le} {tcp.flags.str}\" }"), odd(), 3, 2))
                .anyMatch(line -> line.contains("11 "));
    }

    private static List<Integer> packets(String rule, String rules) {
        return Told.of(Told.rules(rules), odd(), 1, 1).stream().filter(line -> line.startsWith(rule + " ")).map(line -> Integer.valueOf(line.split(" ")[1])).toList();
    }

    private static boolean isKnown(String name) {
        return DISSECTORS.catalogue().find(name).orElseThrow().members().stream().map(Catalogue.Member::field).anyMatch(Memory::isOfAnalysis);
    }

    // The fields that read otherwise once the packets were analysed.
    private static Set<String> changed(List<Frame> frames) {
        Dissection plain = DISSECTORS.open();
        Dissection followed = DISSECTORS.open();
        Analysis analysis = new Analysis(Settings.STANDARD);
        Set<String> changed = new TreeSet<>();
        for (Frame frame : frames) {
            Packet without = plain.dissect(frame);
            Packet with = followed.dissect(frame);
            analysis.analyse(with);
            for (Catalogue.Entry entry : DISSECTORS.catalogue().entries())
                if (!read(entry, without).equals(read(entry, with)))
                    changed.add(entry.name());
        }
        return changed;
    }

    private static String read(Catalogue.Entry entry, Packet packet) {
        Values values = new Values();
        entry.read(packet, values);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.size(); i++)
            text.append(values.number(i)).append(' ').append(values.object(i)).append(' ').append(values.length(i)).append(',');
        return text.toString();
    }
}
