package dev.remora.tracking.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.capture.Capture;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.testkit.Allocations;
import dev.remora.tracking.Connection;
import dev.remora.tracking.Tracked;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/** Numbers counted from the first of each end; those of the wire are in the textbook's ladders. */
class LaddersTest {
    @Test
    void countsFromTheFirstNumberOfEachEnd() throws IOException {
        List<Step> steps = steps("handshake.pcap");

        assertThat(steps).extracting(Step::what).containsExactly("SYN  seq 0", "SYN,ACK  seq 0  ack 1", "ACK  seq 1  ack 1");
        assertThat(steps).extracting(Step::words).containsExactly("expects acknowledgment 1",
                "acknowledges the SYN of packet 1; expects acknowledgment 1", "acknowledges the SYN of packet 2");
    }

    @Test
    void callsForNumbersThatCountLikewise() throws IOException {
        assertThat(steps("lost-segment.pcap").get(5)).extracting(Step::what, Step::words)
                .containsExactly("PSH,ACK  seq 2001  ack 1  1,000 octets", "expects acknowledgment 3001");
    }

    @Test
    void makesThoseOnlyThatAreWanted() throws IOException {
        List<Ladder> made = new ArrayList<>();
        track("handshake.pcap", new Tracker(Settings.STANDARD, new Ladders(100, id -> id == 2, made::add)));
        assertThat(made).isEmpty();

        track("handshake.pcap", new Tracker(Settings.STANDARD, new Ladders(100, id -> id == 1, made::add)));
        assertThat(made).hasSize(1);
    }

    @Test
    void pairsEchoMessages() throws IOException {
        List<Step> steps = steps("../captures/ping.pcap");

        assertThat(steps.getFirst().what()).startsWith("ICMP  Echo (ping) request  id ").contains("  seq ");
        assertThat(steps.get(1).words()).isEqualTo("answers packet 3 after 0.055 ms");
        assertThat(steps).extracting(Step::words).doesNotContain("no answer in the capture");
    }

    @Test
    void tellsOfRequestsThatNothingAnswers() throws IOException {
        List<Step> steps = new ArrayList<>();
        track("../captures/ping.pcap", number -> number != 4, new Tracker(Settings.STANDARD, new Ladders(100, ladder -> steps.addAll(ladder.steps()))));

        assertThat(steps.getFirst().words()).isEqualTo("no answer in the capture");
        assertThat(steps.get(2).words()).startsWith("answers packet 5 after ");
    }

    @Test
    void theAnswerToTheLastRequestThatIsToldMayBeLeftOut() throws IOException {
        List<Ladder> made = new ArrayList<>();
        track("../captures/ping.pcap", new Tracker(Settings.STANDARD, new Ladders(1, made::add)));

        assertThat(made).hasSize(1);
        assertThat(made.getFirst().steps()).extracting(Step::words).containsExactly("");
        assertThat(made.getFirst().omitted()).isPositive();
    }

    /** A connection may have millions of packets. */
    @Test
    void whatIsLeftOutIsPutIntoNoWords() throws IOException {
        Ladders ladders = new Ladders(1, ladder -> {});
        List<Long> allocated = new ArrayList<>();
        track("lost-segment.pcap", new Tracker(Settings.STANDARD, new TrackerListener() {
            @Override
            public void packet(Connection connection, Packet packet, Tracked tracked) {
                ladders.packet(connection, packet, tracked);
                if (packet.frame().number() > 1)
                    allocated.add(Allocations.of(() -> ladders.packet(connection, packet, tracked)));
            }
        }));

        assertThat(allocated).hasSizeGreaterThan(5).allMatch(octets -> octets <= 100, "at most 100 octets, which are no text");
    }

    private static List<Step> steps(String name) throws IOException {
        List<Step> steps = new ArrayList<>();
        Tracker tracker = new Tracker(Settings.STANDARD, Ladders.relative(100, id -> true, ladder -> steps.addAll(ladder.steps())));
        track(name, tracker);
        return steps;
    }

    private static void track(String name, Tracker tracker) throws IOException {
        track(name, number -> true, tracker);
    }

    private static void track(String name, LongPredicate captured, Tracker tracker) throws IOException {
        Dissection dissection = Dissectors.load().open();
        Frame frame = new Frame();
        try (Capture capture = Capture.open(Path.of("../samples/textbook", name))) {
            while (capture.next(frame))
                if (captured.test(frame.number()))
                    tracker.track(dissection.dissect(frame));
        }
        tracker.finish();
    }
}
