package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.tracking.Tracked;
import java.util.function.Supplier;
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

    int     rule;
    long    packet;
    long    timeNanos;
    long    parts;
    boolean isIdle;                                           // stage 2 cannot make anything of it, and has not to be told
    long    value;                                               // what is added up; of what is counted when it differs, 64 bits
    long    keyLow;
    long    keyHigh;
    long    quietLow;                                            // of the key of what keeps it quiet; both 0: there is none
    long    quietHigh;

    private final Facts                facts = new Facts();
    private boolean                    described;
    private @Nullable Describer        describer;
    private @Nullable Packet           source;
    private @Nullable Supplier<Packet> again;                 // dissects the packet once more

    /** Begins anew, for a rule and a packet that holds until {@link #facts} are asked for. */
    void begin(int newRule, Describer newDescriber, Packet newSource) {
        rule = newRule;
        packet = newSource.frame().number();
        timeNanos = newSource.frame().timeNanos();
        parts = 0;
        isIdle = false;
        value = 0;
        quietLow = 0;
        quietHigh = 0;
        described = false;
        if (describer != newDescriber)                        // a reference takes more to write than to compare
            describer = newDescriber;
        if (source != newSource)
            source = newSource;
    }

    /** Takes the key of what is counted or followed. */
    void key(Digest key) {
        keyLow = key.low;
        keyHigh = key.high;
    }

    /** Takes the place of a connection as the key of what is followed in each by itself; false where there is none. */
    boolean key(Tracked tracked) {
        keyLow = tracked.isKnown() ? tracked.connection().place() : 0;
        keyHigh = 0;
        return tracked.isKnown();
    }

    /** Takes the key of what may keep it quiet. */
    void quiet(Digest key) {
        quietLow = key.low;
        quietHigh = key.high;
    }

    /** What an alert says of the packet. */
    Facts facts() {
        if (described || describer == null)
            return facts;
        described = true;
        long connection = facts.connection;
        if (source != null)
            describer.describe(rule, source, facts);
        else if (again != null) {
            describer.describe(rule, again.get(), facts);
            facts.connection = connection;
        }
        return facts;
    }

    /** Keeps what an alert would say, for when the packet does not hold any more. */
    void keep(Kept kept, int slot) {
        if (described || describer == null || source == null || !kept.keep(slot, source, describer))
            kept.keep(slot, facts());
    }

    /** Takes over what another says. */
    void copy(Match from) {
        take(from);
        facts.copy(from.facts());
        described = true;
    }

    /** Takes over what another says, but for the facts: {@link #settle} says where to get them. */
    void copyWithoutFacts(Match from) {
        take(from);
        described = false;
        source = null;
        if (from.source != null && from.describer != null) {
            Tracked tracked = from.source.note(Tracked.KIND);
            facts.connection = from.describer.connection(from.source);
            facts.place = tracked.isKnown() ? tracked.connection().place() : 0;
        }
    }

    private void take(Match from) {
        rule = from.rule;
        packet = from.packet;
        timeNanos = from.timeNanos;
        parts = from.parts;
        value = from.value;
        keyLow = from.keyLow;
        keyHigh = from.keyHigh;
        quietLow = from.quietLow;
        quietHigh = from.quietHigh;
    }

    // Behind several lanes

    /** Whether the packet belongs to a connection. */
    boolean hasConnection() {
        return facts.connection != 0;
    }

    /** Where the connection is in the table of its lane. */
    int place() {
        return facts.place;
    }

    /** Says which number the connection has among those of all lanes, and where facts that are not there can be got. */
    void settle(long connection, Describer newDescriber, Supplier<Packet> packetAgain) {
        facts.connection = connection;
        describer = newDescriber;
        again = packetAgain;
    }
}
