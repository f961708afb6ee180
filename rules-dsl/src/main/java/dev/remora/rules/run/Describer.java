package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.compile.Compiler;
import dev.remora.rules.compile.Probe;
import dev.remora.rules.compile.Texts;
import dev.remora.rules.compile.Twins;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.Suppression;
import dev.remora.tree.TextBuffer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Says what an alert says: message, ends, and whether a suppression silences it. Confined to one thread. Allocates nothing after warm-up. */
final class Describer {
    private final List<Texts>         messages = new ArrayList<>();
    private final List<List<Silence>> silences = new ArrayList<>();
    private final TextBuffer          text     = new TextBuffer(256);

    /** A suppression at work: from which time on it holds no longer. */
    private record Silence(int index, Probe probe, long endNanos) {}

    Describer(List<Rule> rules, List<Suppression> suppressions, Compiler compiler, Twins twins) {
        for (Rule rule : rules) {
            messages.add(Texts.of(rule.message(), twins::of));
            silences.add(silences(rule.name(), suppressions, compiler));
        }
    }

    /** Says it for all rules of a program. */
    static Describer of(Program program) {
        return new Describer(program.rules().rules(), program.rules().suppressions(), new Compiler(), new Twins(program.dissectors().catalogue()));
    }

    private static List<Silence> silences(String rule, List<Suppression> suppressions, Compiler compiler) {
        List<Silence> silences = new ArrayList<>();
        for (int i = 0; i < suppressions.size(); i++) {
            Suppression suppression = suppressions.get(i);
            if (suppression.target().equals(rule)) {
                Probe probe = suppression.condition() == null ? packet -> true : compiler.compile(suppression.condition());
                silences.add(new Silence(i, probe, end(suppression)));
            }
        }
        return silences;
    }

    private static long end(Suppression suppression) {
        if (suppression.until() == null)
            return Long.MAX_VALUE;
        return Math.multiplyExact(suppression.until().plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond(), 1_000_000_000L);
    }

    /** Works out what an alert of a rule says of a packet. */
    void describe(int rule, Packet packet, Facts facts) {
        facts.describe(packet);
        text.clear();
        messages.get(rule).write(packet, text);
        facts.say(text);
        facts.silencedBy = Facts.LOUD;
        for (Silence silence : silences.get(rule))
            if (packet.frame().timeNanos() < silence.endNanos && silence.probe.holds(packet)) {
                facts.silencedBy = silence.index;
                return;
            }
    }
}
