package dev.remora.tracking;

import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Finds, opens and forgets connections, and lets time pass for them. Confined to one thread. Allocates only when there are more than ever before.
 *
 * <p>Time is that of a {@link PacketClock}, which no single wrong time stamp moves. A packet's own connection is judged by the packet's own time.
 */
final class Connections {
    /** How many connections are looked at for one to evict where none is half-open. */
    private static final int SAMPLE = 64;

    final GapRoom         room  = new GapRoom();
    final Changes         changes;
    final TrackerListener listener;
    final Counters        counters;
    final CaptureWatch    watch = new CaptureWatch();

    private final ConnectionTable table;
    private final Outlook         outlook;
    private final HalfOpen        halfOpen;
    private final Timeouts        timeouts;
    private final Timers.Look     look     = this::look;          // made once: a reference to a method is an object
    private final long            shortest;
    private final Share           share;
    private Timers                timers;
    private final PacketClock     clock    = new PacketClock(PacketClock.HOUR);
    private long                  now;                            // by the clock
    private long                  stamp;                          // time of the packet at hand
    private long                  packetNumber;
    private int                   expected = ConnectionTable.NONE;
    private long                  ids;
    private long[]                given    = {};                  // numbers of the connections of the packet at hand, by its layers
    private int                   layers;                         // of the packet at hand for which there were numbers
    private int                   hand;

    Connections(Settings settings, TrackerListener listener, Counters counters) {
        this.table = new ConnectionTable(settings.value(TrackingSettings.CONNECTIONS), ThreadLocalRandom.current().nextLong());
        this.outlook = new Outlook(table);
        this.halfOpen = new HalfOpen(table);
        this.timeouts = new Timeouts(settings);
        this.shortest = timeouts.shortest();
        this.timers = new Timers(table, 0);
        this.listener = listener;
        this.changes = new Changes(listener);
        this.counters = counters;
        this.share = settings.value(TrackingSettings.SHARE);
        this.ids = share.index() + 1L - share.count();
    }

    /** A key to look up with. */
    Key key() {
        return table.key();
    }

    /** Who fetches what packets to come will need. */
    Outlook outlook() {
        return outlook;
    }

    /** Connections kept at the moment. */
    int size() {
        return table.size();
    }

    /** The most that were kept at a time. */
    int peak() {
        return table.peak();
    }

    /** Whether a connection is one that this tracker follows. What the packet's note says until now is of an outer layer, and is forgotten. */
    boolean takes(Key key, Tracked tracked) {
        if (layers < given.length)
            numberNext(given[layers++]);
        if (tracked.foreign || !tracked.isBlank())
            tracked.enter();
        tracked.foreign = !share.has(key);
        return !tracked.foreign;
    }

    /** Moves packet time on to this packet, and forgets whom it has passed. */
    void tick(Frame frame) {
        long time = frame.timeNanos();
        packetNumber = frame.number();
        expected = outlook.expected(frame);
        if (!clock.isStarted())
            timers = new Timers(table, time);
        else if (time < now)
            counters.backwards++;
        boolean isSetBack = clock.tick(time) > 0;
        now = clock.now();
        if (isSetBack)
            timers.setBack(now);
        else
            timers.advance(now, look);
        stamp = time;
        changes.at(packetNumber, time);
    }

    /** Moves time on where no packet comes, and forgets whom it has passed. */
    void pass(long time) {
        if (!clock.pass(time))
            return;
        now = clock.now();
        stamp = time;
        timers.advance(now, look);
    }

    /** The connection of this key; null where there is none. */
    @Nullable
    Connection find(Key key) {
        Connection c = table.find(key, expected);
        return c != null && stamp - c.last >= shortest && look(c, stamp, true) == Timers.GONE ? null : c;
    }

    /** Gives the connections that begin with the next packet these numbers, see {@link Tracked#ids}. */
    void number(long... numbers) {
        given = numbers;
        layers = 0;
    }

    private void numberNext(long id) {
        if (id > 0)
            ids = id - share.count();
    }

    /** A new connection for this key, which has none, and of which the packet's note tells; its originator is the packet's source, or else its destination. */
    Connection open(Key key, Packet packet, boolean bySource, boolean stray) {
        while (table.isFull())
            evict();
        Connection c = table.add(key);
        if (key.sourceIsLower == bySource)
            c.set(Flags.ORIGINATOR_LOWER);
        if (stray)
            c.set(Flags.STRAY);
        long time = packet.frame().timeNanos();
        ids += share.count();
        c.id = ids;
        counters.opened += stray ? 0 : 1;
        counters.strays += stray ? 1 : 0;
        c.start = time;
        c.last = time;
        c.since(0, time);
        c.since(1, time);
        timers.enter(c, now + shortest);
        halfOpen.add(c);
        Tracked tracked = packet.note(Tracked.KIND);
        tracked.connection = c;                                      // a listener may ask
        tracked.opened = true;
        listener.opened(c, packet);
        return c;
    }

    /** Counts a packet that a side sent. */
    void count(Connection c, int side, Packet packet, int network, int payload) {
        long time = packet.frame().timeNanos();
        long last = c.last;
        if (time > last || last - now > PacketClock.SLACK)
            c.last = time;
        c.count(side, payload, packet.end(network) - packet.at(network), packet.frame().originalLength());
    }

    /** Sees to it that a connection whose time has become shorter is looked at early enough. */
    void hasten(Connection c) {
        if (timers.isLater(c, Math.min(c.last, stamp) + shortest))    // else no deadline is earlier
            timers.atLatest(c, timeouts.deadline(c));
    }

    /** Forgets a connection whose ends have gone on to another. */
    void replace(Connection c) {
        forget(c, EndReason.CLOSED, true);
    }

    /** Forgets all connections, one after the other in the order in which they began: the capture is over. */
    void finish() {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(table.bound());
        long[] order = new long[table.size()];
        int count = 0;
        for (int record = 0; record < table.bound(); record++)
            if (table.get(record).is(Flags.LIVE))
                order[count++] = table.get(record).id() << bits | record;
        Arrays.sort(order);
        for (long entry : order)
            end(table.get((int) entry & (1 << bits) - 1), EndReason.END_OF_CAPTURE);
        timers.clear();
        table.clear();
    }

    /** What a timer does: when to look again, or {@link Timers#GONE}. */
    private long look(Connection c) {
        long last = c.last;
        if (last - now <= PacketClock.SLACK) {
            c.clear(Flags.SET_BACK);
            return look(c, now, false);
        }
        long deadline = timeouts.deadline(c);                        // by the clock as it was at the last packet: how long ago that is nobody knows
        if (c.is(Flags.SET_BACK)) {
            long again = look(c, deadline, false);
            return again == Timers.GONE ? again : now + again - deadline;
        }
        c.set(Flags.SET_BACK);
        return now + deadline - last;
    }

    /** Lets the time that has passed take effect; when to look again, or {@link Timers#GONE}. */
    private long look(Connection c, long time, boolean isEntered) {
        long deadline = timeouts.deadline(c);
        while (deadline <= time && giveUp(c, time))
            deadline = timeouts.deadline(c);
        changes.at(packetNumber, time);
        if (deadline > time)
            return deadline;
        forget(c, EndReason.TIMEOUT, isEntered);
        return Timers.GONE;
    }

    /** Changes the states whose time has passed; false where there is none. */
    private boolean giveUp(Connection c, long time) {
        boolean changed = false;
        if (c.protocol() == Transport.TCP.number() && !c.is(Flags.STRAY))
            for (int side = 0; side < 2; side++) {
                Cue cue = Timeouts.cue(c.state(side));
                long deadline = timeouts.deadline(c, side);
                if (cue != null && deadline <= time) {
                    changes.at(packetNumber, deadline);
                    changes.on(c, side, cue, Certainty.INFERRED);
                    changed = true;
                }
            }
        return changed;
    }

    private void forget(Connection c, EndReason reason, boolean isEntered) {
        end(c, reason);
        if (isEntered)
            timers.leave(c);
        table.remove(c);
    }

    private void end(Connection c, EndReason reason) {
        if (c.endReason() == EndReason.NONE) {
            c.end(reason);
            listener.closed(c);
        }
        Extras own = c.extras;
        watch.forgotten(c, own == null ? 0 : own.gapAt);
        listener.forgotten(c);
        if (own != null)
            room.giveBack(own);
    }

    private void evict() {
        Connection victim = halfOpen.poll();
        if (victim != null)
            counters.evictedHalfOpen++;
        else {
            victim = sample();
            counters.evicted++;
        }
        forget(victim, EndReason.EVICTED, true);
    }

    /**
     * The one among the next {@link #SAMPLE} that matters least: closed on both ends, or else heard from one end alone, as what was forged is, or else quiet for longest.
     * The table is full: no record is free.
     */
    private Connection sample() {
        Connection least = next();
        for (int i = 1; i < SAMPLE; i++) {
            Connection other = next();
            if (weight(other) < weight(least) || weight(other) == weight(least) && other.heardAt() < least.heardAt())
                least = other;
        }
        return least;
    }

    private Connection next() {
        hand = hand >= table.bound() ? 0 : hand;
        return table.get(hand++);
    }

    private static int weight(Connection c) {
        return c.endReason() != EndReason.NONE ? 0 : c.hasSent(0) && c.hasSent(1) ? 2 : 1;
    }
}
