package dev.remora.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.packet.Frame;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Sequences over random packets of a few connections, beside a model that keeps every packet and looks for the steps anew. Times are milliseconds. */
class SequenceModelTest {
    private static final int SOURCES = 3;
    private static final int KINDS   = 5;
    private static final int PACKETS = 60;

    /** A step: the kinds of packets that take it, and how long after the step before, at most. */
    private record Step(List<Integer> kinds, long within, boolean absent) {
        String text() {
            String set = kinds.toString().replace('[', '{').replace(']', '}');
            return (absent ? "no " : "") + "ip.id in " + set + (within == Long.MAX_VALUE ? "" : " within " + within + "ms");
        }
    }

    /** A datagram, at the time that packets have come to. */
    private record Datagram(int number, long time, int source, int kind) {
        Frame frame(long stamp) {
            byte[] octets = HexFormat.of().parseHex("0000000000020000000000010800" + "4500001c%04x0000401100000a0000%02x0a000002".formatted(kind, source) + "1000000900080000");
            return new Frame().wrap(octets, 0, octets.length, octets.length).describe(number, stamp * 1_000_000, 1, -1);
        }
    }

    /** What is told of the packets of one source. */
    private static final class Model {
        private final List<Step>     steps;
        private final List<Datagram> counted = new ArrayList<>();        // since all steps have to come anew
        private final List<Long>     told    = new ArrayList<>();
        private Datagram             begun   = new Datagram(0, 0, 0, 0);    // the first step of what is waited for
        private long                 until   = -1;                          // -1: nothing is waited for

        Model(List<Step> steps) {
            this.steps = steps;
        }

        void pass(long now) {
            if (until < 0 || until >= now)
                return;
            told.add((long) begun.number);
            until = -1;
            counted.clear();
        }

        void take(Datagram datagram) {
            Step last = steps.getLast();
            boolean comes = until >= 0 && last.kinds.contains(datagram.kind);
            if (until >= 0 && !comes)
                return;
            if (comes)
                until = -1;
            counted.add(datagram);
            if (comes)
                counted.subList(0, counted.size() - 1).clear();
            int end = steps.size() - (last.absent ? 2 : 1);
            Datagram first = first(end, counted.size() - 1);
            if (first == null)
                return;
            if (last.absent) {
                begun = first;
                until = datagram.time + last.within;
            } else {
                told.add((long) datagram.number);
                counted.clear();
            }
        }

        // The packet that took the first step of those that led to this step, which the packet at a place takes; null where it does not.
        private @Nullable Datagram first(int step, int place) {
            Datagram datagram = counted.get(place);
            if (!steps.get(step).kinds.contains(datagram.kind))
                return null;
            if (step == 0)
                return datagram;
            for (int before = place - 1; before >= 0; before--) {
                Datagram first = datagram.time - counted.get(before).time <= steps.get(step).within ? first(step - 1, before) : null;
                if (first != null)
                    return first;
            }
            return null;
        }
    }

    private static List<Step> steps(Random random) {
        List<Step> steps = new ArrayList<>();
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            List<Integer> kinds = IntStream.range(0, 1 + random.nextInt(2)).mapToObj(any -> 1 + random.nextInt(KINDS)).distinct().toList();
            boolean absent = i == count - 1 && random.nextBoolean();
            steps.add(new Step(kinds, i == 0 || !absent && random.nextInt(3) == 0 ? Long.MAX_VALUE : 1 + random.nextInt(1000), absent));
        }
        return steps;
    }

    @Property(tries = 100)
    void stepsAreTakenAsTheModelTakesThem(@ForAll long seed) {
        Random random = new Random(seed);
        List<Step> steps = steps(random);
        String sequence = " { " + String.join(" then ", steps.stream().map(Step::text).toList()) + " }";
        List<Model> models = IntStream.range(0, SOURCES).mapToObj(any -> new Model(steps)).toList();
        List<Frame> frames = new ArrayList<>();
        long now = 10_000;
        for (int i = 1; i <= PACKETS; i++) {
            long stamp = now + random.nextLong(6) * 100 - 100;                // some are late, and some come at once
            now = i == 1 ? stamp : Math.max(now, stamp);                      // time begins with the first packet
            Datagram datagram = new Datagram(i, now, random.nextInt(SOURCES), 1 + random.nextInt(KINDS));
            frames.add(datagram.frame(stamp));
            for (Model model : models)
                model.pass(datagram.time);
            models.get(datagram.source).take(datagram);
        }

        List<Long> expected = models.stream().flatMap(model -> model.told.stream()).sorted().toList();
        for (String by : List.of("ip.src", "connection"))
            for (String most : List.of("", " max 100 keys"))
                assertThat(told("rule r { sequence by " + by + sequence + most + " }", frames)).as(by + sequence + most).isEqualTo(expected);
    }

    private static List<Long> told(String rule, List<Frame> frames) {
        return Told.of(Told.rules(rule), frames, 1, 1).stream().filter(line -> line.startsWith("r ")).map(line -> Long.valueOf(line.split(" ")[1])).sorted().toList();
    }
}
