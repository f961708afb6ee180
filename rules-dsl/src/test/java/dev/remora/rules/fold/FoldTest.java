package dev.remora.rules.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.rules.compile.Compiler;
import dev.remora.rules.compile.Filters;
import dev.remora.rules.compile.Probe;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.type.Predicate;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Folded rules give the same matches as each rule alone. */
class FoldTest {
    private static final Dissectors  DISSECTORS = Dissectors.load();
    private static final Filters     FILTERS    = new Filters(DISSECTORS.catalogue());
    private static final int         PATIENCE   = 20;                       // so that some packets go the whole way, and some a shorter one
    private static final List<Path>  FEW        = Corpus.some(97);
    private static final List<Frame> FRAMES     = FEW.stream().flatMap(file -> Corpus.frames(file).stream().limit(40)).toList();

    @Test
    void leavesEveryShippedRuleThatHolds() throws IOException {
        List<List<Predicate>> groups = shipped();

        for (Path file : Corpus.some(7))
            compare(groups, Corpus.frames(file));
    }

    @Test
    void aShortcutLeadsWhereTheWholeWayLeads() throws IOException {
        List<List<Predicate>> groups = shipped();
        Fold shortened = new Fold(groups, PATIENCE);
        Fold whole = new Fold(groups, Integer.MAX_VALUE);
        for (Path file : Corpus.samples())
            follow(Corpus.frames(file), packet -> {
                Node end = shortened.find(packet);
                Node expected = whole.find(packet);
                if (!Arrays.equals(end.open(), expected.open()) || end.isNarrow() != expected.isNarrow())
                    assertThat(end.open()).as("%s, packet %d", file, packet.frame().number()).isEqualTo(expected.open());
            });
    }

    @Property(tries = 150)
    void leavesEveryRandomRuleThatHolds(@ForAll("filters") @Size(min = 1, max = 90) List<String> filters) {
        compare(filters.stream().map(FILTERS::check).flatMap(checked -> checked.result().stream()).map(List::of).toList(), FRAMES);
    }

    @Property(tries = 50)
    void leavesEveryPairOfWhichOneHolds(@ForAll("filters") @Size(2) List<String> some, @ForAll("filters") @Size(2) List<String> others) {
        compare(List.of(some, others).stream().map(FoldTest::checked).toList(), FRAMES);
    }

    @Test
    void keepsItsTablesWithinBounds() {
        List<List<Predicate>> groups = new ArrayList<>();
        for (int port = 1; port < 3000; port++)
            groups.add(checked(List.of("tcp.port == " + port + " and ip.ttl != " + port % 256)));
        compare(groups, FRAMES.subList(0, Math.min(300, FRAMES.size())));
    }

    private static List<List<Predicate>> shipped() throws IOException {
        return RuleFolder.load(List.of(Path.of("../samples/rules")), DISSECTORS.catalogue()).rules().rules().stream().map(rule -> rule.form().predicates()).toList();
    }

    private static void follow(List<Frame> frames, Consumer<Packet> then) {
        Dissection dissection = DISSECTORS.open();
        Tracker tracker = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
        for (Frame frame : frames) {
            Packet packet = dissection.dissect(frame);
            tracker.track(packet);
            then.accept(packet);
        }
    }

    private static List<Predicate> checked(List<String> filters) {
        return filters.stream().map(FILTERS::check).flatMap(checked -> checked.result().stream()).toList();
    }

    private static void compare(List<List<Predicate>> groups, List<Frame> frames) {
        Compiler compiler = new Compiler();
        Fold fold = new Fold(groups, PATIENCE);
        List<List<Probe>> alone = groups.stream().map(group -> group.stream().map(compiler::compile).toList()).toList();
        follow(frames, packet -> {
            Node node = fold.find(packet);
            long[] left = fold.left(packet, node);
            for (int i = 0; i < groups.size(); i++)
                compare(groups.get(i), alone.get(i), (left[i >> 6] >>> i & 1) != 0, packet);
            compare(groups, alone, node.twin(), packet, compiler);
        });
    }

    // What a node makes of predicates that are folded by themselves.
    private static void compare(List<List<Predicate>> groups, List<List<Probe>> alone, Node node, Packet packet, Compiler compiler) {
        Probe[] made = node.note() instanceof Probe[] known ? known : new Probe[groups.size()];
        node.note(made);
        for (int i = 0; i < made.length; i++)
            if (groups.get(i).size() == 1) {
                if (made[i] == null)
                    made[i] = node.compile(i, groups.get(i).getFirst(), compiler);
                if (made[i].holds(packet) != alone.get(i).getFirst().holds(packet))
                    assertThat(made[i].holds(packet)).as("%s for packet %d", groups.get(i).getFirst().origin(), packet.frame().number()).isEqualTo(!made[i].holds(packet));
            }
    }

    private static void compare(List<Predicate> group, List<Probe> alone, boolean isLeft, Packet packet) {
        for (int i = 0; i < group.size(); i++)
            if (!isLeft && alone.get(i).holds(packet))
                assertThat(isLeft).as("%s holds for packet %d; left by the fold", group.get(i).origin(), packet.frame().number()).isTrue();
    }

    // Random predicates over what is folded and what is not

    @Provide
    Arbitrary<List<String>> filters() {
        return predicate(3).list();
    }

    private static Arbitrary<String> predicate(int depth) {
        if (depth == 0)
            return test();
        Arbitrary<String> inner = Arbitraries.lazy(() -> predicate(depth - 1));
        Arbitrary<String> joined = inner.flatMap(l -> Arbitraries.of("and", "or", "xor", "and not").flatMap(op -> inner.map(r -> "(" + l + ") " + op + " (" + r + ")")));
        return Arbitraries.oneOf(test(), joined, inner.map(p -> "not (" + p + ")"));
    }

    private static Arbitrary<String> test() {
        Arbitrary<String> number = Arbitraries.of("tcp.srcport", "tcp.port", "udp.port", "udp.dstport", "ip.ttl", "ip.proto", "icmp.type", "icmp.type#1", "icmp.code", "tcp.flags",
                "tcp.window_size_value", "ip.frag_offset", "ip.hdr_len", "tcp.hdr_len", "vlan.id", "ipv6.hlim", "tcp.flags & 0x12", "ip.len", "tcp.len", "tcp.port#1", "ip.ttl#2",
                "ip.ttl#3", "ip.ttl#[-1]", "connection.direction", "icmp.checksum.status");
        Arbitrary<Integer> value = Arbitraries.of(0, 1, 2, 3, 5, 6, 8, 11, 16, 17, 18, 20, 53, 64, 80);
        Arbitrary<String> comparison = number.flatMap(n -> Arbitraries.of("==", "!=", "<", ">", "<=", ">=", "===", "!==").flatMap(op -> value.map(v -> n + " " + op + " " + v)));
        Arbitrary<String> set = number.flatMap(n -> value.flatMap(a -> value.map(b -> n + " in {" + Math.min(a, b) + ".." + Math.max(a, b) + ", 250}")));
        Arbitrary<String> every = set.map(s -> s.contains("&") ? s : "all " + s);
        Arbitrary<String> mark = Arbitraries.of("tcp", "udp", "icmp", "ip", "ipv6", "arp", "vlan", "tcp.flags.syn", "tcp.flags.ack", "tcp.flags.fin", "ip.flags.mf", "ip.flags.df",
                "exists(tcp.flags.ack)", "ip.src == 10.0.0.0/8", "ip.dst != 10.0.0.0/8", "ip.addr == 192.168.0.0/16", "ip.src == ip.dst", "tcp.srcport > tcp.dstport",
                "eth.dst == ff:ff:ff:ff:ff:ff", "connection.unknown", "connection.completed", "ip.reassembly.overlap", "tcp.verdict == out-of-window", "frame contains 00",
                "tcp.payload matches \"a\"", "count(ip.addr) > 2", "tcp.flags.syn == 0", "ip.version == 4");
        return Arbitraries.oneOf(comparison, comparison, set, every, mark, mark);
    }

    /** All tests of the generator mean something, or nothing would be tested. */
    @Property(tries = 300)
    void checksWhatItMakes(@ForAll("filters") @Size(1) List<String> filters) {
        Optional<Predicate> predicate = FILTERS.check(filters.getFirst()).result();

        assertThat(predicate).as(filters.getFirst() + "\n" + FILTERS.check(filters.getFirst()).report()).isPresent();
    }
}
