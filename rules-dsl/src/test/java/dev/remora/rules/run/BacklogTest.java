package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.packet.Frame;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Windows that hear of matches late report what windows report that hear of each at once. */
class BacklogTest {
    private static final long SECOND = 1_000_000_000;
    private static final int  FULL   = 8;

    /** A datagram, from one of few sources, or from one of many. */
    private record Datagram(long time, int source, int port) {
        Frame frame(int number) {
            String hex = "000000000002 000000000001 0800 4500001c00000000 4011 0000 0a00%04x 0a000002 1000%04x00080000".formatted(source, port);
            byte[] octets = HexFormat.of().parseHex(hex.replace(" ", ""));
            return new Frame().wrap(octets, 0, octets.length, octets.length).describe(number, time, 1, -1);
        }
    }

    /** What a window holds, looked at anew each time. */
    private static final class Plain {
        private final Map<Integer, List<Datagram>> heard   = new HashMap<>();
        private final Set<Integer>                 crossed = new HashSet<>();

        void hear(Datagram datagram) {
            heard.computeIfAbsent(datagram.source, any -> new ArrayList<>()).add(datagram);
        }

        boolean isFull(Datagram at, boolean isDistinct) {
            List<Datagram> inside = heard.getOrDefault(at.source, List.of()).stream().filter(one -> at.time - one.time <= SECOND).toList();
            return (isDistinct ? inside.stream().map(Datagram::port).distinct().count() : inside.size()) >= FULL;
        }

        /** Whether a datagram is reported. */
        boolean reports(Datagram datagram, boolean isDistinct, boolean isQuiet) {
            if (!isFull(datagram, isDistinct))
                crossed.remove(datagram.source);
            hear(datagram);
            return isFull(datagram, isDistinct) && !isQuiet && crossed.add(datagram.source);
        }
    }

    @Property(tries = 200)
    void aWindowThatHearsLateReportsTheSame(@ForAll long seed, @ForAll boolean isDistinct) {
        List<Datagram> datagrams = datagrams(seed);
        Plain plain = new Plain();
        List<Long> expected = new ArrayList<>();
        for (int i = 0; i < datagrams.size(); i++)
            if (plain.reports(datagrams.get(i), isDistinct, false))
                expected.add(i + 1L);

        assertThat(reported("rule r { when udp count %s by ip.src within 1s >= 8 }".formatted(isDistinct ? "distinct udp.dstport" : ""), datagrams)).isEqualTo(expected);
    }

    @Property(tries = 200)
    void soDoesOneThatAnotherKeepsQuiet(@ForAll long seed) {
        List<Datagram> datagrams = datagrams(seed);
        Plain plain = new Plain();
        Plain quiet = new Plain();
        List<Long> expected = new ArrayList<>();
        for (int i = 0; i < datagrams.size(); i++) {
            if (datagrams.get(i).port < 10)
                quiet.hear(datagrams.get(i));
            if (plain.reports(datagrams.get(i), false, quiet.isFull(datagrams.get(i), false)))
                expected.add(i + 1L);
        }

        assertThat(reported("rule r { when udp count by ip.src within 1s >= 8 unless count udp.dstport < 10 by ip.src within 1s >= 8 }", datagrams)).isEqualTo(expected);
    }

    @Property(tries = 100)
    void rulesThatShareWhatIsWrittenDownReportWhatEachReportsAlone(@ForAll long seed, @ForAll boolean isDistinct) {
        List<Datagram> datagrams = datagrams(seed);
        String count = "count %s by ip.src within 1s >= 8 }".formatted(isDistinct ? "distinct udp.dstport" : "");
        List<String> rules = List.of("rule r { when udp " + count, "rule r { when udp.dstport < 12 " + count, "rule r { when udp.dstport > 8 " + count);
        List<Long> alone = rules.stream().flatMap(rule -> reported(rule, datagrams).stream()).sorted().toList();
        String together = rules.get(0) + "\n" + rules.get(1).replace("rule r", "rule s") + "\n" + rules.get(2).replace("rule r", "rule t");

        assertThat(reported(together, datagrams)).isEqualTo(alone);
    }

    private static List<Datagram> datagrams(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        List<Datagram> datagrams = new ArrayList<>();
        long time = SECOND;
        for (int i = 0; i < 600; i++) {
            time += random.nextInt(20) == 0 ? random.nextLong(2 * SECOND) : random.nextLong(SECOND / 40);
            datagrams.add(new Datagram(time, random.nextBoolean() ? random.nextInt(3) : random.nextInt(3, 2000), random.nextInt(1, 20)));
        }
        return datagrams;
    }

    private static List<Long> reported(String rule, List<Datagram> datagrams) {
        List<Frame> frames = new ArrayList<>();
        for (Datagram datagram : datagrams)
            frames.add(datagram.frame(frames.size() + 1));
        return Told.of(Told.rules(rule), frames, 1, 1).stream().filter(line -> line.matches("[rst] .*")).map(line -> Long.valueOf(line.split(" ")[1])).toList();
    }

    @Test
    void windowsHearNothingThatIsOlderThanTheyAre() {
        List<Long> heard = new ArrayList<>();
        Backlog backlog = new Backlog(window(), 1000, 1);
        backlog.join((low, high, match, now) -> heard.add(high));
        Match match = new Match();
        for (int i = 0; i < 7; i++)
            assertThat(backlog.defers(0, of(match, i), i)).isTrue();
        assertThat(backlog.defers(0, of(match, 100), SECOND + 100)).isFalse();
        assertThat(heard).isEmpty();
    }

    @Test
    void windowsHearTheOldestOnlyWhereThereIsNoRoomForAnotherMatch() {
        List<Long> heard = new ArrayList<>();
        Backlog backlog = new Backlog(window(), 64, 1);
        backlog.join((low, high, match, now) -> heard.add(low));
        Match match = new Match();
        for (int i = 0; i < 128; i++) {
            match.keyLow = i;
            backlog.defers(0, match, i);
        }
        assertThat(heard).isEmpty();
        backlog.defers(0, match, 128);
        assertThat(heard).startsWith(0L, 1L, 2L);
    }

    @Test
    void whatTimeAloneBringsAboutIsOfTheTimeWhenItDoes() {
        List<Long> heard = new ArrayList<>();
        Backlog backlog = new Backlog(window(), 1000, 2);
        int one = backlog.join((low, high, match, now) -> {});
        int other = backlog.join((low, high, match, now) -> heard.add(now));
        Match match = of(new Match(), 1);
        backlog.defers(one, match, 0);
        for (int i = 0; i < 7; i++)                                   // all with the number of the last packet, as where a live capture is quiet
            assertThat(backlog.defers(other, match, 2 * SECOND + i)).isTrue();
        assertThat(backlog.defers(other, match, 2 * SECOND + 7)).isFalse();
        assertThat(heard).hasSize(7).allMatch(time -> time >= 2 * SECOND);
    }

    private static Window window() {
        return ((Form.Counting) Told.rules("rule r { when udp count by ip.src within 1s >= 8 }").rules().getFirst().form()).window();
    }

    /** A match of one group. */
    private static Match of(Match match, int key) {
        match.keyLow = 5;
        match.keyHigh = key;
        match.packet = key + 1L;
        return match;
    }
}
