package dev.remora.rules.logic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.capture.Capture;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.tracking.Connection;
import dev.remora.tracking.Cue;
import dev.remora.tracking.Side;
import dev.remora.tracking.TcpState;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatePairsTest {
    @Test
    void bothEndsAreInStatesThatTheArrowsLeadTo() {
        String table = Arrays.stream(TcpState.values()).map(one -> "%-13s".formatted(one) + Arrays.stream(TcpState.values())
                .map(other -> StatePairs.areUsual(one, other) ? " +" : StatePairs.arePossible(one, other) ? " o" : " .").collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));

        // CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT
        assertThat(table).isEqualTo("""
                CLOSED        + + + + + + + + + + +
                LISTEN        + + + o o o o o o o o
                SYN_SENT      + + + + + + o + + + o
                SYN_RECEIVED  + o + + + + o + + + o
                ESTABLISHED   + o + + + + o + + + o
                FIN_WAIT_1    + o + + + + + + + + +
                FIN_WAIT_2    + o o o o + . + + + +
                CLOSE_WAIT    + o + + + + + o + + +
                CLOSING       + o + + + + + + + + +
                LAST_ACK      + o + + + + + + + + +
                TIME_WAIT     + o o o o + + + + + +""");
    }

    @Test
    void noTrafficShowsAPairThatIsSaidToBeImpossible() {
        RandomSegments traffic = new RandomSegments(1);
        Set<List<TcpState>> pairs = traffic.pairs(600_000);

        assertThat(pairs).allMatch(pair -> StatePairs.arePossible(pair.getFirst(), pair.getLast()));
        assertThat(pairs).hasSizeGreaterThan(85).contains(List.of(TcpState.CLOSE_WAIT, TcpState.CLOSE_WAIT), List.of(TcpState.TIME_WAIT, TcpState.SYN_SENT));
    }

    static Stream<Path> samples() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : List.of("../samples/captures", "../samples/textbook"))
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".pcap")).sorted().forEach(found::add);
            }
        return found.stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noCaptureShowsAPairThatIsSaidToBeImpossible(Path sample) throws IOException {
        List<String> impossible = new ArrayList<>();
        Tracker tracker = new Tracker(Settings.STANDARD, new TrackerListener() {
            @Override
            public void changed(Connection c, Side side, TcpState from, TcpState.Arrow arrow, Cue cue, Moment at) {
                if (!StatePairs.arePossible(c.state(Side.ORIGINATOR), c.state(Side.RESPONDER)))
                    impossible.add("packet " + at.packet() + ": " + c.state(Side.ORIGINATOR) + ", " + c.state(Side.RESPONDER));
            }
        });
        Dissection dissection = Dissectors.load().open();
        Frame frame = new Frame();
        try (Capture capture = Capture.open(sample)) {
            while (capture.next(frame))
                tracker.track(dissection.dissect(frame));
        }
        tracker.finish();

        assertThat(impossible).isEmpty();
    }
}
