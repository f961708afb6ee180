package dev.remora.rules.logic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.capture.Capture;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.rules.check.Checked;
import dev.remora.rules.check.Checker;
import dev.remora.rules.compile.Filters;
import dev.remora.rules.compile.Probe;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Parser;
import dev.remora.rules.type.Predicate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to be impossible is in no packet of the samples, whatever the predicate. */
class LogicTest {
    private static final Dissectors  DISSECTORS = Dissectors.load();
    private static final Filters     FILTERS    = new Filters(DISSECTORS.catalogue());
    private static final Checker     CHECKER    = new Checker(DISSECTORS.catalogue());
    private static final List<Frame> FRAMES     = frames();
    private static final int         ENOUGH     = 40;              // frames of each capture

    private static List<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("../samples/captures"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".pcap")).sorted().toList())
                try (Capture capture = Capture.open(file)) {
                    Frame frame = new Frame();
                    for (int i = 0; i < ENOUGH && capture.next(frame); i++)
                        frames.add(frame.copy());
                }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return frames;
    }

    @Test
    void whatCanBeAtTimesCountsMoreThanWhatNeverIs() {
        String both = "connection.originator.state == FIN_WAIT_2 and connection.responder.state in {%s}";
        String either = "(" + both.formatted("FIN_WAIT_2") + ") or (" + both.formatted("ESTABLISHED") + ")";

        assertThat(new Logic().never(predicate(both.formatted("FIN_WAIT_2"))).map(Conflict::kind)).contains(Conflict.Kind.NO_ARROW);
        assertThat(new Logic().never(predicate(either)).map(Conflict::kind)).contains(Conflict.Kind.UNLESS_REOPENED);
        assertThat(new Logic().never(predicate("(tcp.flags.syn and not tcp.flags.syn) or (ip.ttl == 1 and ip.ttl == 2)")).map(Conflict::kind)).contains(Conflict.Kind.UNLESS_TWICE);
    }

    @Provide
    Arbitrary<String> predicates() {
        return predicates(3);
    }

    private static Arbitrary<String> predicates(int depth) {
        Arbitrary<String> atoms = Arbitraries.of("tcp", "udp", "icmp", "ip", "ipv6", "tcp.flags.syn", "tcp.flags.ack", "tcp.flags.fin", "exists(tcp.flags.syn)",
                "tcp.flags == 0x02", "tcp.flags & 0x12 == 0x02", "tcp.flags & 0x3f == 0", "tcp.flags.syn == 0", "tcp.dstport == 80", "tcp.dstport < 1024", "tcp.port != 80",
                "tcp.port === 80", "all tcp.port in {1..1023}", "tcp.dstport in {22, 80, 8000..9000}", "ip.ttl > 63", "ip.ttl <= 64", "ip.ttl#1 == 64", "ip.ttl >= 0",
                "ip.src == 10.0.0.0/8", "ip.addr == 10.77.0.0/16", "ip.src != 10.0.0.0/9", "ip.flags.mf", "ip.flags == 2", "ip.frag_offset > 0", "ip.hdr_len == 20",
                "icmp.type == 8", "icmp.type in {0, 3, 5}", "icmp.code < 2", "tcp.len > 0", "tcp.payload contains \"a\"", "frame.len > 60", "frame.number % 2 == 1",
                "ip.len - ip.hdr_len > 20", "ip.src == ip.dst", "ip.ttl * 2 > 127", "ip.ttl % 3", "udp.length >= 8");
        if (depth == 0)
            return atoms;
        Arbitrary<String> inner = predicates(depth - 1);
        return Arbitraries.oneOf(atoms, inner.map(p -> "not (" + p + ")"),
                Combinators.combine(inner, Arbitraries.of(" and ", " or ", " xor ", " and not ", " or not "), inner).as((l, op, r) -> "(" + l + ")" + op + "(" + r + ")"));
    }

    @Property(tries = 1_000)
    void whatNeverHoldsHoldsForNoPacketAndWhatAlwaysHoldsForEach(@ForAll("predicates") String text) {
        Predicate predicate = predicate(text);
        Optional<Conflict> never = new Logic().never(predicate).filter(conflict -> conflict.kind() != Conflict.Kind.UNLESS_TWICE);
        boolean always = new Logic().always(predicate).isPresent();
        if (never.isEmpty() && !always)
            return;
        Probe probe = FILTERS.compile(text).result().orElseThrow();
        Dissection dissection = DISSECTORS.open();
        for (Frame frame : FRAMES)
            assertThat(probe.holds(dissection.dissect(frame))).as(text + " in frame " + frame.number()).isEqualTo(always);
    }

    @Property(tries = 300)
    void aFieldThatIsSaidToBePresentIsThere(@ForAll("predicates") String text) {
        Predicate predicate = predicate(text);
        Probe probe = FILTERS.compile(text).result().orElseThrow();
        Dissection dissection = DISSECTORS.open();
        for (String field : List.of("tcp", "ip", "icmp", "tcp.dstport"))
            if (new Logic().isPresent(DISSECTORS.catalogue().find(field).orElseThrow(), predicate)) {
                Probe there = FILTERS.compile("exists(" + field + ")").result().orElseThrow();
                for (Frame frame : FRAMES) {
                    Packet packet = dissection.dissect(frame);
                    assertThat(!probe.holds(packet) || there.holds(packet)).as(text + " without " + field).isTrue();
                }
            }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "tcp.flags.syn and not tcp.flags.syn", "ip.ttl < 0", "ip.ttl == 64 and not ip", "tcp.dstport == 80 and not tcp.port == 80", "all ip.ttl == 64 and ip.ttl == 63",
        "ip.src == 10.0.0.0/8 and not ip.src == 0.0.0.0/1", "frame.len == 60 and frame.len == 61", "(tcp or udp) and not tcp and not udp", "not (ip or not ip)",
        "frame contains \"a\" and not frame contains \"a\"", "tcp.payload contains \"a\" and not tcp", "icmp.type in {1..5} and not icmp.type in {0..9}",
        "tcp.flags.syn xor tcp.flags.syn", "connection.responder.state.before == TIME_WAIT and connection.responder.state == ESTABLISHED"})
    void someThingsNeverHold(String text) {
        assertThat(new Logic().never(predicate(text))).as(text).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "tcp.port == 80 and tcp.port == 443", "ip.addr == 10.0.0.1 and ip.addr == 10.0.0.2", "tcp and udp", "tcp and icmp", "tcp.flags == 2 and tcp.flags.syn",
        "tcp.flags & 0x12 == 0x02 and not tcp.flags.ack", "ip.ttl#1 == 1 and ip.ttl#2 == 2", "tcp and not exists(tcp.flags)", "ip.ttl != 64 and ip.ttl != 63",
        "connection.responder.state.before == ESTABLISHED and connection.responder.state == CLOSE_WAIT", "exists(udp) == 0 and not udp",
        "tcp.option_kind == 2 and tcp.option_kind == 3"})
    void othersMay(String text) {
        assertThat(new Logic().never(predicate(text))).as(text).isEmpty();
        assertThat(new Logic().always(predicate(text))).as(text).isEmpty();
    }

    @Test
    void whatOnlyATunnelCanBeIsToldApart() {
        assertThat(new Logic().never(predicate("ip.ttl == 1 and ip.ttl == 2")).orElseThrow().kind()).isEqualTo(Conflict.Kind.UNLESS_TWICE);
        assertThat(new Logic().never(predicate("tcp.flags == 2 and tcp.flags.ack")).orElseThrow().kind()).isEqualTo(Conflict.Kind.UNLESS_TWICE);
        assertThat(new Logic().never(predicate("frame.len == 1 and frame.len == 2")).orElseThrow().kind()).isEqualTo(Conflict.Kind.NEVER);
    }

    private static Predicate predicate(String text) {
        Checked<Predicate> checked = CHECKER.check(Parser.parseFilter(Source.of("filter", text)));
        return checked.result().orElseThrow(() -> new AssertionError(checked.report()));
    }
}
