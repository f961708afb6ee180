package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.dissect.Settings;
import dev.remora.dissect.Dissection;
import dev.remora.reassembly.Reassembler;
import dev.remora.reassembly.ReassemblySettings;
import dev.remora.packet.CaptureInterface;
import dev.remora.packet.Frame;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.fold.Corpus;
import dev.remora.rules.type.RuleSet;
import dev.remora.tracking.Share;
import dev.remora.tracking.TrackingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same alerts in the same order, for any number of threads and any size of block. */
class ParallelEngineTest {
    private static final int[] THREADS = {2, 3, 7};
    private static final Path  SCAN    = Path.of("../samples/captures/syn-fin-scan.pcap");
    private static final int   SAMPLED = 20_000;               // packets among which the clock is read for certain

    /** What the shipped packs do not ask: every occasion, every form, and fields that depend on what came before. */
    private static final RuleSet RULES = Told.rules("""
            rule opened "" { on open  when frame  message "{connection.originator.address} {frame.number}" }
            rule established "" { on established  when frame  message "{connection.handshake.rtt}" }
            rule changed "" { on state  when tcp or frame  message "{connection.originator.state} {connection.responder.state} {connection.history}" }
            rule old "" { on state  when connection.originator.state.age > 1s or connection.responder.state.age > 1s }
            rule closed "" { on close  when frame  message "{connection.history} {connection.conn_state} {connection.end_reason}" }
            rule quiet "" { when frame.time_delta > 0.5s  message "{frame.time_delta} {frame.time_relative}" }
            rule reassembled "" { when ip.reassembled.length > 0  message "{ip.src} {ip.reassembled.length}" }
            rule overlapping "" { when ip.fragment.overlap or ip.reassembly.overlap }
            rule tunnelled "" { when ip#2 or gre  message "{ip.src} {connection.history}" }
            rule about "" { when icmp.type == 3  message "{connection.related} {connection.history}" }
            rule busy "" { when ip  count by ip.src within 1s >= 5 }
            rule wide "" { when tcp or udp  count distinct ip.dst by ip.src within 2s >= 2  unless count connection.completed by ip.src within 2s >= 50 }
            rule heavy "" { when ip  sum ip.len by pair(ip.src, ip.dst) within 1s >= 1000  max 3 keys }
            rule ends "" { on close  when tcp or frame  count by connection.responder.address within 60s >= 2  message "{connection.history}" }
            rule steps "" { sequence by connection { tcp.flags.syn then tcp.flags.ack within 5s then no tcp.flags.fin within 1s } }
            rule silent "" { sequence by ip.src { ip then no ip within 200ms } }
            rule unasked "" { when icmp.type == 0  without icmp.type == 8 by pair(ip.src, ip.dst), icmp.ident within 30s }
            policy inbound "" { applies ip  deny fragments when ip.flags.mf or ip.frag_offset > 0  alert related when connection.related  allow otherwise }
            suppress opened when ip.src == 10.0.0.1 because "half of it"
            suppress inbound.related when icmp.type == 3 because "half of it too"
            """);

    @Test
    void tellsTheSameOfEverySample() throws IOException {
        RuleSet packs = RuleFolder.load(List.of(Path.of("../samples/rules")), Told.DISSECTORS.catalogue()).rules();
        for (Path file : Corpus.some(5))
            tellsTheSame(packs, file);
    }

    @Test
    void tellsTheSameOfEveryOccasionAndForm() {
        for (Path file : Corpus.some(4))
            tellsTheSame(RULES, file);
    }

    private static void tellsTheSame(RuleSet rules, Path file) {
        List<Frame> frames = Corpus.frames(file);
        Random random = new Random(file.toString().hashCode());
        List<String> alone = Told.of(rules, frames, 1, ParallelEngine.BLOCK);
        for (int threads : THREADS) {
            int block = 1 + random.nextInt(random.nextBoolean() ? 4 : 200);
            assertThat(Told.of(rules, frames, threads, block)).as("%s, %d threads, blocks of %d", file, threads, block).isEqualTo(alone);
        }
    }

    @Test
    void tellsTheInterfaceAndTheCommentsOfAPacketThatIsGone() {
        RuleSet rules = Told.rules("""
                rule each { when frame.interface_name == "eth1"  message "{frame.interface_name}" }
                rule gone { sequence by ip.src { ip then no ip within 1ms }  message "on {frame.interface_name}, {frame.comment}" }
                """);
        List<Frame> frames = Corpus.frames(Path.of("../samples/captures/connection.pcap"));
        frames.forEach(frame -> frame.takenOn(CaptureInterface.of(frame.linkType(), "eth" + frame.number() % 2)).remarked(List.of("no. " + frame.number())));

        List<String> alone = Told.of(rules, frames, 1, 100);
        assertThat(alone).anyMatch(line -> line.startsWith("gone ") && line.contains("on eth0, no. ")).anyMatch(line -> line.startsWith("each ") && line.contains(" eth1 "));
        assertThat(Told.of(rules, frames, 3, 5)).isEqualTo(alone);
    }

    @Test
    void runsRulesThatAskForNumbersOfConnectionsInOneLane() {
        assertThat(ParallelEngine.lanes(Told.rules("rule a { when connection.id == 7 }"), 4)).isEqualTo(1);
        assertThat(ParallelEngine.lanes(Told.rules("rule a { when tcp message \"{connection.id}\" }"), 4)).isEqualTo(1);
        assertThat(ParallelEngine.lanes(Told.rules("rule a { when tcp message \"{connection.history}\" }"), 4)).isEqualTo(4);
    }

    @Test
    void memoryThatRunsOutInALaneIsToldAsSuch() throws IOException {
        Settings settings = Settings.STANDARD.with(EngineSettings.CLOCK, () -> {
            throw new OutOfMemoryError("as if");
        });
        List<Frame> frames = Corpus.frames(SCAN);
        try (Runner runner = ParallelEngine.of(RULES, Told.DISSECTORS, settings, new Told(), 2)) {
            assertThatThrownBy(() -> {
                for (int i = 0; i < SAMPLED; i++)
                    runner.take(frames.get(i % frames.size()));
                runner.finish();
            }).isInstanceOf(OutOfMemoryError.class).hasMessage("as if");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @Timeout(60)
    void tellsWhatWasTakenInWhereItIsClosedWithoutAnEnd(int threads) {
        Told told = new Told();
        try (Runner runner = ParallelEngine.of(RULES, Told.DISSECTORS, Told.SETTINGS, told, threads)) {
            Corpus.frames(SCAN).forEach(runner::take);
        }

        assertThat(told.lines()).filteredOn(line -> line.startsWith("opened ")).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Timeout(60)
    void hasToldWhereItHasCaughtUp(int threads) {
        List<Frame> frames = Corpus.frames(SCAN);
        Told alone = new Told();
        Told told = new Told();
        try (Runner one = ParallelEngine.of(RULES, Told.DISSECTORS, Told.SETTINGS, alone, 1);
                Runner runner = ParallelEngine.of(RULES, Told.DISSECTORS, Told.SETTINGS, told, threads)) {
            for (Frame frame : frames) {
                one.take(frame);
                runner.take(frame);
                if (frame.number() % 7 > 4) {
                    runner.catchUp();
                    assertThat(told.lines()).isEqualTo(alone.lines());
                }
            }
            one.finish();
            runner.finish();
            runner.catchUp();
        }
        assertThat(told.lines()).isEqualTo(alone.lines());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void countsDatagramsThatAFloodOfFragmentsPushedOut(int threads) {
        Settings settings = Settings.STANDARD.with(ReassemblySettings.MOST_DATAGRAMS, 10);
        List<Frame> frames = Corpus.frames(Path.of("../samples/captures/fragment-flood.pcap.gz"));
        Dissection dissection = Told.DISSECTORS.open(settings);
        frames.forEach(dissection::dissect);
        try (Runner runner = ParallelEngine.of(RULES, Told.DISSECTORS, settings, new Told(), threads)) {
            frames.forEach(runner::take);
            runner.finish();

            assertThat(runner.datagramsGivenUp()).isPositive().isEqualTo(dissection.part(Reassembler.PART).evicted());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @Timeout(60)
    void isOverOnce(int threads) {
        Told told = new Told();
        Runner runner = ParallelEngine.of(RULES, Told.DISSECTORS, Told.SETTINGS, told, threads);
        List<Frame> frames = Corpus.frames(SCAN);
        frames.forEach(runner::take);
        runner.finish();
        int lines = told.lines().size();
        runner.finish();
        runner.close();
        runner.finish();

        assertThat(told.lines()).hasSize(lines);
        assertThatThrownBy(() -> runner.take(frames.getFirst())).isInstanceOf(IllegalStateException.class).hasMessageStartingWith("this run is over");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @Timeout(60)
    void whatASinkThrowsComesOutAndEndsTheRun(int threads) {
        Runner runner = ParallelEngine.of(RULES, Told.DISSECTORS, Told.SETTINGS, alert -> {
            throw new IllegalArgumentException("as if");
        }, threads, 4);
        List<Frame> frames = Corpus.frames(SCAN);

        assertThatThrownBy(() -> frames.forEach(runner::take)).isInstanceOf(IllegalArgumentException.class).hasMessage("as if");
        runner.finish();
        runner.close();
        assertThatThrownBy(() -> runner.take(frames.getFirst())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void wantsSomebodyWhoHears(int threads) {
        assertThatThrownBy(() -> ParallelEngine.of(RULES, Told.DISSECTORS, Told.SETTINGS, null, threads)).isInstanceOf(NullPointerException.class).hasMessage("sink");
    }

    @Test
    void refusesABlockOfNothing() {
        assertThatThrownBy(() -> ParallelEngine.of(RULES, Told.DISSECTORS, Told.SETTINGS, AlertSink.NONE, 2, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhereConnectionsHadToMakeRoom() throws IOException {
        List<Frame> frames = Corpus.frames(SCAN);
        for (int threads : new int[]{1, 2}) {
            assertThat(isCrowded(frames, 4, threads)).as("4 at most, %d threads", threads).isTrue();
            assertThat(isCrowded(frames, 10_000, threads)).as("10,000 at most, %d threads", threads).isFalse();
        }
    }

    private static boolean isCrowded(List<Frame> frames, int most, int threads) {
        try (Runner runner = ParallelEngine.of(RULES, Told.DISSECTORS, Settings.STANDARD.with(TrackingSettings.CONNECTIONS, most), new Told(), threads)) {
            frames.forEach(runner::take);
            runner.finish();
            return runner.isCrowded();
        }
    }

    @Test
    void dividesTheBoundOnConnections() {
        assertThat(Share.ALL.bound(1 << 19)).isEqualTo(1 << 19);
        assertThat(new Share(0, 2).bound(1 << 19)).isBetween((1 << 18) + 4_000, (1 << 18) + 5_000);
        assertThat(new Share(1, 2).bound(10)).isEqualTo(10);
    }

    @Test
    void dividesTheConnectionsAmongLanes() {
        List<Frame> frames = Stream.of(Path.of("../samples/captures/syn-fin-scan.pcap")).flatMap(file -> Corpus.frames(file).stream()).toList();
        long[] parts = new long[3];
        var finder = new dev.remora.tracking.Share.Finder(3);
        var dissection = Told.DISSECTORS.open();
        for (Frame frame : frames)
            parts[Long.numberOfTrailingZeros(finder.of(dissection.dissect(frame)))]++;

        assertThat(parts).doesNotContain(0);
    }
}
