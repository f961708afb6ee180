package dev.remora.rules.run;

import dev.remora.rules.type.Rule;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What a rule reports. Immutable; may be kept, and read by any thread.
 *
 * <p>Message and ends are mostly worked out when they are first asked for, of what the alert has kept of its packet, and nothing is where nobody asks: it costs a microsecond,
 * and threads that ask for different alerts of one engine, and the engine, may wait for each other so long. Until then an alert keeps a copy of the packet, of 128 octets at
 * most, and the texts of its engine. No alert is equal to another.
 */
public final class Alert {
    private final Rule              rule;
    private final long              packet;
    private final long              timeNanos;
    private final long              connection;
    private final @Nullable Episode episode;
    private volatile Account        account;

    /** What a rule reports of a packet. */
    Alert(Rule rule, Facts facts, @Nullable Episode episode) {
        this.rule = rule;
        this.packet = facts.packet;
        this.timeNanos = facts.timeNanos;
        this.connection = facts.connection;
        this.episode = episode;
        this.account = facts.account();
        VarHandle.storeStoreFence();                                // whole also for a thread that it is handed to without a word, as if all fields were final
    }

    /** The rule that reports. */
    public Rule rule() {
        return rule;
    }

    /** Number of the packet that is reported. */
    public long packet() {
        return packet;
    }

    /** Its time, in nanoseconds since 1970. */
    public long timeNanos() {
        return timeNanos;
    }

    /** What the rule says of it. */
    public String message() {
        return said().message();
    }

    /** Number of its connection; 0 where it belongs to none. */
    public long connection() {
        return connection;
    }

    /** The end that sent it. */
    public Peer source() {
        return said().source();
    }

    /** The end that it was sent to. */
    public Peer destination() {
        return said().destination();
    }

    /** Number of the IP protocol that its ends speak, 6 for TCP; -1 where there is none. */
    public int protocol() {
        return said().protocol();
    }

    /** For a counting rule, what was counted until now; null for others. */
    public @Nullable Episode episode() {
        return episode;
    }

    // Two threads may work it out at once: they come to the same.
    private Account.Said said() {
        Account known = account;
        if (known instanceof Account.Said said)
            return said;
        Account.Said said = known.told();
        account = said;
        return said;
    }

    @Override
    public String toString() {
        return rule.name() + ", packet " + packet + ": " + message();
    }
}
