package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.compile.Keyed;
import org.jspecify.annotations.Nullable;

/**
 * What stage 1 tells stage 2 of one rule and one packet: which of the rule's predicates hold, and what is counted. Reused. Confined to one thread.
 *
 * <p>Its facts are worked out when they are first asked for, from a packet that still holds; {@link #copy} works them out.
 */
final class Match {
    /** What a rule asks of a packet, as bits of {@link #parts}: of a window, whether the packet counts, and whether it counts to keep it quiet. */
    static final int COUNTS  = 1;
    static final int QUIETS  = 2;
    /** Of a rule that looks back: whether the packet is looked back from, and whether it is what is looked for. */
    static final int LOOKS   = 1;
    static final int IS_SEEN = 2;

    int  rule;
    long packet;
    long timeNanos;
    long parts;
    long amount;

    final long[] value = new long[Keyed.WIDTH];
    long[]       key   = {};
    long[]       quiet = {};

    private final Facts         facts = new Facts();
    private boolean             described;
    private @Nullable Describer describer;
    private @Nullable Packet    source;

    /** Begins anew, for a rule and a packet that holds until {@link #facts} are asked for. */
    void begin(int newRule, Describer newDescriber, Packet newSource) {
        rule = newRule;
        packet = newSource.frame().number();
        timeNanos = newSource.frame().timeNanos();
        parts = 0;
        amount = 0;
        described = false;
        describer = newDescriber;
        source = newSource;
    }

    /** What an alert says of the packet. */
    Facts facts() {
        if (!described && describer != null && source != null) {
            describer.describe(rule, source, facts);
            described = true;
        }
        return facts;
    }

    /** Takes over what another says; the keys must be as long. */
    void copy(Match from) {
        rule = from.rule;
        packet = from.packet;
        timeNanos = from.timeNanos;
        parts = from.parts;
        amount = from.amount;
        System.arraycopy(from.value, 0, value, 0, value.length);
        key = copy(from.key, key);
        quiet = copy(from.quiet, quiet);
        facts.copy(from.facts());
        described = true;
    }

    private static long[] copy(long[] from, long[] to) {
        long[] target = to.length == from.length ? to : new long[from.length];
        System.arraycopy(from, 0, target, 0, from.length);
        return target;
    }
}
