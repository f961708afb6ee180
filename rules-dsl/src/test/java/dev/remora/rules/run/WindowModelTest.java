package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.packet.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Windows of random packets, beside a model that keeps every packet and counts anew: whatever tells the windows apart, and whatever is counted. */
class WindowModelTest {
    private static final long WINDOW    = 1_000;
    private static final int  THRESHOLD = 3;

    /** A datagram between few hosts and ports, so that keys meet. */
    private record Datagram(long millis, int source, int destination, int from, int to) {
        static Datagram any(Random random, long millis) {
            return new Datagram(millis, 1 + random.nextInt(3), 1 + random.nextInt(3), 1 + random.nextInt(3), 1 + random.nextInt(3));
        }

        Frame frame(int number) {
            String hex = "000000000002 000000000001 0800 4500001c00000000 4011 0000 0a0000%02x 0a0000%02x %04x%04x00080000".formatted(source, destination, from, to);
            byte[] octets = HexFormat.of().parseHex(hex.replace(" ", ""));
            return new Frame().wrap(octets, 0, octets.length, octets.length).describe(number, millis * 1_000_000, 1, -1);
        }

        static String pair(int one, int other) {
            return Math.min(one, other) + "/" + Math.max(one, other);
        }
    }

    // What stands behind `by`, and what it is to the model.
    private static final Map<String, Function<Datagram, String>> KEYS = Map.of(
            "ip.src", d -> "" + d.source, "ip.src, ip.dst", d -> d.source + " " + d.destination, "pair(ip.src, ip.dst)", d -> Datagram.pair(d.source, d.destination),
            "udp.dstport, ip.src", d -> d.to + " " + d.source, "pair(udp.srcport, udp.dstport), ip.dst", d -> Datagram.pair(d.from, d.to) + " " + d.destination,
            "pair(ip.src, ip.dst), pair(udp.srcport, udp.dstport)", d -> Datagram.pair(d.source, d.destination) + " " + Datagram.pair(d.from, d.to), "ip.proto", d -> "");

    private static List<Long> told(String rule, List<Datagram> packets) {
        List<Frame> frames = new ArrayList<>();
        packets.forEach(packet -> frames.add(packet.frame(frames.size() + 1)));
        return Told.of(Told.rules(rule), frames, 1, 1).stream().filter(line -> line.startsWith("r ")).map(line -> Long.valueOf(line.split(" ")[1])).toList();
    }

    // The packets with which the amount of their window comes to the threshold, from below.
    private static List<Long> model(List<Datagram> packets, Function<Datagram, String> key, Function<List<Datagram>, Integer> amount) {
        Map<String, List<Datagram>> windows = new HashMap<>();
        List<Long> full = new ArrayList<>();
        for (int i = 0; i < packets.size(); i++) {
            Datagram packet = packets.get(i);
            List<Datagram> window = windows.computeIfAbsent(key.apply(packet), k -> new ArrayList<>());
            window.removeIf(old -> old.millis < packet.millis - WINDOW);
            boolean wasFull = amount.apply(window) >= THRESHOLD;
            window.add(packet);
            if (!wasFull && amount.apply(window) >= THRESHOLD)
                full.add(i + 1L);
        }
        return full;
    }

    private static List<Datagram> packets(long seed) {
        Random random = new Random(seed);
        List<Datagram> packets = new ArrayList<>();
        long now = 1_000_000;
        for (int i = 0; i < 60; i++)
            packets.add(Datagram.any(random, now += random.nextInt(300)));
        return packets;
    }

    @Property(tries = 60)
    void countsAsTheModelDoes(@ForAll long seed) {
        List<Datagram> packets = packets(seed);
        KEYS.forEach((by, key) -> assertThat(told("rule r { when udp count by " + by + " within 1s >= " + THRESHOLD + " }", packets)).as(by)
                .isEqualTo(model(packets, key, List::size)));
    }

    @Property(tries = 60)
    void countsDifferentValuesAsTheModelDoes(@ForAll long seed) {
        List<Datagram> packets = packets(seed);
        KEYS.forEach((by, key) -> assertThat(told("rule r { when udp count distinct udp.srcport by " + by + " within 1s >= " + THRESHOLD + " }", packets)).as(by)
                .isEqualTo(model(packets, key, window -> new TreeSet<>(window.stream().map(Datagram::from).toList()).size())));
    }

    @Property(tries = 60)
    void addsUpAsTheModelDoes(@ForAll long seed) {
        List<Datagram> packets = packets(seed);
        KEYS.forEach((by, key) -> assertThat(told("rule r { when udp sum udp.srcport by " + by + " within 1s >= " + THRESHOLD + " }", packets)).as(by)
                .isEqualTo(model(packets, key, window -> window.stream().mapToInt(Datagram::from).sum())));
    }

    @Property(tries = 60)
    void looksBackAsTheModelDoes(@ForAll long seed) {
        List<Datagram> packets = packets(seed);
        KEYS.forEach((by, key) -> {
            List<Long> unasked = new ArrayList<>();
            for (int i = 0; i < packets.size(); i++) {
                Datagram packet = packets.get(i);
                boolean isAsked = packets.subList(0, i).stream()
                        .anyMatch(old -> old.to == 1 && old.millis >= packet.millis - WINDOW && key.apply(old).equals(key.apply(packet)));
                if (packet.from == 1 && !isAsked)
                    unasked.add(i + 1L);
            }
            assertThat(told("rule r { when udp.srcport == 1 without udp.dstport == 1 by " + by + " within 1s }", packets)).as(by).isEqualTo(unasked);
        });
    }
}
