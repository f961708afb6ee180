package dev.remora.reassembly;

import dev.remora.dissect.Part;
import dev.remora.dissect.Settings;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Datagrams of which some fragments are still to come.
 *
 * <p>Holds at most {@link ReassemblySettings#MOST_DATAGRAMS} datagrams and {@link ReassemblySettings#MOST_OCTETS} octets; past either the oldest is
 * given up, even where it is the only one, and so is one whose fragments overlap many times over. So a flood of fragments costs accuracy that is
 * counted, never memory. A datagram is also given up when its first fragment is older than {@link ReassemblySettings#TIMEOUT}, in packet time. Once
 * complete, a datagram is forgotten: a fragment that comes again begins another.
 *
 * <p>Confined to one thread. Allocates only to grow: datagrams and their buffers are pooled.
 */
public final class Reassembler {
    /** The reassembler of a dissection. */
    public static final Part<Reassembler> PART = Part.of(Reassembler::new);

    /** Fragments of one datagram at most: as many as offsets. */
    private static final int MOST_FRAGMENTS = 8192;

    /** Octets held of one datagram at most, duplicates aside: sixteen times the longest. More are an attack, and each would be compared with all others. */
    private static final int MOST_STORED = 1 << 20;

    private static final int MOST_POOLED        = 64;
    private static final int MOST_POOLED_OCTETS = 1 << 17;

    private final Fragment             fragment = new Fragment();
    private final DatagramTable        table    = new DatagramTable();
    private final Datagram             ends     = new Datagram();        // of the ring from oldest to newest
    private final ArrayDeque<Datagram> pool     = new ArrayDeque<>();
    private final long                 timeoutNanos;
    private final int                  mostDatagrams;
    private final int                  mostOctets;

    private long octets;
    private long evicted;
    private long timedOut;
    private long refused;

    private Reassembler(Settings settings) {
        timeoutNanos = settings.value(ReassemblySettings.TIMEOUT).toNanos();
        mostDatagrams = settings.value(ReassemblySettings.MOST_DATAGRAMS);
        mostOctets = settings.value(ReassemblySettings.MOST_OCTETS);
    }

    /** The one fragment to describe and to hand back. */
    Fragment fragment() {
        return fragment;
    }

    /** Datagrams of which fragments are still to come. */
    public int datagrams() {
        return table.size();
    }

    /** Octets held of them, with what is noted of each fragment. */
    public long octets() {
        return octets;
    }

    /** Datagrams given up because there were too many, or too many octets. */
    public long evicted() {
        return evicted;
    }

    /** Datagrams given up because their fragments took too long. */
    public long timedOut() {
        return timedOut;
    }

    /** Fragments not looked at because their datagram had too many. */
    public long refused() {
        return refused;
    }

    /** The datagram that a fragment belongs to, if one is under way, in time or not. */
    @Nullable
    Datagram find(Fragment of) {
        return table.find(of, of.hash());
    }

    /** Whether a datagram's first fragment is too old. */
    boolean isOverdue(Datagram datagram, long now) {
        return now - datagram.since > timeoutNanos;
    }

    /** Gives up all datagrams that are overdue. */
    void expire(long now) {
        while (ends.newer != ends && isOverdue(ends.newer, now))
            giveUp(ends.newer);
    }

    /** Gives up a datagram that is overdue. */
    void giveUp(Datagram datagram) {
        timedOut++;
        forget(datagram);
    }

    /** A new datagram for a fragment that belongs to none. */
    Datagram begin(Fragment of, long now) {
        Datagram datagram = pool.isEmpty() ? new Datagram() : pool.pop();
        datagram.begin(of, of.hash(), now);
        table.add(datagram);
        datagram.older = ends.older;
        datagram.newer = ends;
        ends.older.newer = datagram;
        ends.older = datagram;
        return datagram;
    }

    /** Adds a fragment to its datagram. False where the datagram has too many. */
    boolean add(Datagram datagram, Fragment of) {
        if (datagram.count() >= MOST_FRAGMENTS) {
            refused++;
            return false;
        }
        int before = datagram.held();
        datagram.add(of);
        octets += datagram.held() - before;
        return true;
    }

    /** Gives up the current datagram where it alone is past a bound, else the oldest until the rest is within bounds; how many. */
    int evict(Datagram current) {
        int count = 0;
        if (current.stored() > Math.min(MOST_STORED, mostOctets)) {
            forget(current);
            count++;
        }
        for (; ends.newer != ends && (table.size() > mostDatagrams || octets > mostOctets); count++)
            forget(ends.newer);
        evicted += count;
        return count;
    }

    /** Takes out a datagram that is complete; {@link #release} it when it has been read. */
    void takeOut(Datagram datagram) {
        table.remove(datagram);
        octets -= datagram.held();
        datagram.older.newer = datagram.newer;
        datagram.newer.older = datagram.older;
    }

    private void forget(Datagram datagram) {
        takeOut(datagram);
        release(datagram);
    }

    /** Takes back a datagram that was taken out. */
    void release(Datagram datagram) {
        if (pool.size() < MOST_POOLED && datagram.capacity() <= MOST_POOLED_OCTETS)
            pool.push(datagram);
    }
}
