package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.compile.Compiler;
import dev.remora.rules.compile.Probe;
import dev.remora.rules.type.Suppression;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The suppressions of a rule, or of a policy's clause, at work. Confined to one thread. Allocates nothing. */
final class Silences {
    private final List<Silence> silences = new ArrayList<>();

    /** A suppression, by its place in the rule set: from which time on it holds no longer. */
    private record Silence(int index, Probe probe, long endNanos) {}

    /** Those of the suppressions that name this rule or clause. */
    Silences(String name, List<Suppression> suppressions, Compiler compiler) {
        for (int i = 0; i < suppressions.size(); i++) {
            Suppression suppression = suppressions.get(i);
            if (suppression.target().equals(name)) {
                Probe probe = suppression.condition() == null ? Probe.ALWAYS : compiler.compile(suppression.condition());
                silences.add(new Silence(i, probe, end(suppression)));
            }
        }
    }

    private static long end(Suppression suppression) {
        if (suppression.until() == null)
            return Long.MAX_VALUE;
        long seconds = suppression.until().plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return TimeUnit.SECONDS.toNanos(seconds);                        // a day that no packet can have is the end of time
    }

    /** The first that silences an alert about a packet, or {@link Facts#LOUD}. */
    int of(Packet packet) {
        for (int i = 0; i < silences.size(); i++) {
            Silence silence = silences.get(i);
            if (packet.frame().timeNanos() < silence.endNanos && silence.probe.holds(packet))
                return silence.index;
        }
        return Facts.LOUD;
    }
}
