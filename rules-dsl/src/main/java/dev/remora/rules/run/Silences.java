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

    /** A suppression, and from which time on it holds no longer. */
    private record Silence(Probe probe, long endNanos) {}

    /** Those of the suppressions that name this rule or clause. */
    Silences(String name, List<Suppression> suppressions, Compiler compiler) {
        for (Suppression suppression : suppressions)
            if (suppression.target().equals(name)) {
                Probe probe = suppression.condition() == null ? Probe.ALWAYS : compiler.compile(suppression.condition());
                silences.add(new Silence(probe, end(suppression)));
            }
    }

    private static long end(Suppression suppression) {
        if (suppression.until() == null)
            return Long.MAX_VALUE;
        long seconds = suppression.until().plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return TimeUnit.SECONDS.toNanos(seconds);                        // a day that no packet can have is the end of time
    }

    /** Whether one of them silences an alert about a packet. */
    boolean hold(Packet packet) {
        for (int i = 0; i < silences.size(); i++) {
            Silence silence = silences.get(i);
            if (packet.frame().timeNanos() < silence.endNanos && silence.probe.holds(packet))
                return true;
        }
        return false;
    }
}
