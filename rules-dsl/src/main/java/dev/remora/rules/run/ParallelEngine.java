package dev.remora.rules.run;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.RuleSet;
import dev.remora.tracking.CaptureFinding;
import dev.remora.tracking.Share;
import dev.remora.tracking.Tracker;
import dev.remora.tracking.TrackerListener;
import dev.remora.tracking.TrackingSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An {@link Engine} driven by several threads: the same alerts in the same order, whatever their number.
 *
 * <p>The caller's thread finds out to which connections a packet belongs, and hands blocks of frames to lanes, each on a thread of its own. A lane tracks the
 * connections whose hash falls to it, an ICMP error being with the connection that it quotes, and evaluates rules on their packets; past all other packets it goes,
 * so that time passes for it too. Every lane sees every fragment, so that all put datagrams together alike. What lanes find is put in the order of packets on the
 * caller's thread, where stage 2 counts and alerts are told.
 *
 * <p>Alike holds up to the bound on connections ({@link TrackingSettings#CONNECTIONS}), of which each lane has its share ({@link Share#bound}): past it, who has to make
 * room depends on who is there, see {@link #isCrowded}. Rules that ask for what only one who sees everything knows, as {@code connection.id}, run in one lane: see {@link #lanes}.
 * Confined to one thread.
 */
public final class ParallelEngine implements Runner {
    /** Frames of a block where nothing else is said. */
    public static final int BLOCK = 1024;

    private static final int BLOCKS = 4;                        // on their way at most

    private final Dissection        dissection;
    private final Share.Finder      finder;
    private final Tracker           watcher;                       // of the capture itself; follows nobody
    private final List<Worker>      workers = new ArrayList<>();
    private final List<Thread>      threads = new ArrayList<>();
    private final ArrayDeque<Block> away    = new ArrayDeque<>();
    private final ArrayDeque<Block> idle    = new ArrayDeque<>();
    private final Judge             judge;
    private final Merger            merger;
    private final Secret            secret  = new Secret();
    private final int               most;                          // connections of all lanes
    private Block                   filling;
    private boolean                 over;                          // finished, closed, or ended by a failure
    private long                    packets;

    private ParallelEngine(RuleSet rules, Dissectors dissectors, Settings settings, AlertSink sink, int lanes, int block) {
        dissection = dissectors.open(settings);
        most = settings.value(TrackingSettings.CONNECTIONS);
        finder = new Share.Finder(lanes);
        watcher = new Tracker(settings, TrackerListener.NOBODY);
        judge = new Judge(rules, sink);
        Program program = new Program(rules, dissectors, settings, secret);
        merger = new Merger(lanes, rules, judge, sink, Describer.of(program), dissectors.open(settings));
        Memory.Need[] needs = Memory.needs(rules);
        for (int i = 0; i < lanes; i++) {
            Share share = new Share(i, lanes);
            Settings own = settings.with(TrackingSettings.SHARE, share).with(TrackingSettings.CONNECTIONS, share.bound(most));
            workers.add(new Worker(i, new Program(rules, dissectors, own, secret), needs, BLOCKS + 1));
        }
        for (int i = 0; i < BLOCKS; i++)
            idle.add(new Block(block, lanes));
        filling = idle.pop();
        for (Worker worker : workers)
            threads.add(Thread.ofPlatform().daemon().name("remora lane").start(worker));
    }

    /**
     * An engine on so many threads; on the caller's alone where that is one, or where the rules allow no more.
     *
     * @param threads lanes, besides the caller's thread; at least 1, and no more than {@link Share#MOST} are made
     */
    public static Runner of(RuleSet rules, Dissectors dissectors, Settings settings, AlertSink sink, int threads) {
        return of(rules, dissectors, settings, sink, threads, BLOCK);
    }

    /** As {@link #of(RuleSet, Dissectors, Settings, AlertSink, int)}, with blocks of so many frames. */
    public static Runner of(RuleSet rules, Dissectors dissectors, Settings settings, AlertSink sink, int threads, int block) {
        if (threads < 1)
            throw new IllegalArgumentException(threads + " threads; at least one runs the rules");
        if (block < 1)
            throw new IllegalArgumentException("a block of " + block + " frames; at least one goes into a block");
        Objects.requireNonNull(sink, "sink");
        int lanes = lanes(rules, threads);
        return lanes == 1 ? new Engine(rules, dissectors, settings, sink) : new ParallelEngine(rules, dissectors, settings, sink, lanes, block);
    }

    /** How many lanes these rules run in where so many threads are wanted: that many, or one. */
    public static int lanes(RuleSet rules, int threads) {
        return Memory.isShared(rules) ? 1 : Math.clamp(threads, 1, Share.MOST);
    }

    /** Does nothing: lanes look ahead in their blocks. */
    @Override
    public void ahead(Frame[] frames, int count) {}

    @Override
    public void take(Frame frame) {
        if (over)
            throw Engine.isOver();
        if (packets++ == 0)
            secret.draw(frame);
        Packet packet = dissection.dissect(frame);
        watcher.pass(frame);
        watcher.watch(packet);
        filling.add(frame, finder.of(packet), Share.Finder.isFragment(packet));
        if (filling.isFull())
            going(() -> publish(false));
    }

    // What the sink throws, or a lane, ends the run: of a block that was told half, nothing can be told again.
    private void going(Runnable step) {
        boolean goes = false;
        try {
            step.run();
            goes = true;
        } finally {
            over |= !goes;
        }
    }

    private void publish(boolean isLast) {
        filling.publish(isLast);
        for (Worker worker : workers)
            worker.give(filling);
        away.add(filling);
        if (isLast)
            return;
        if (idle.isEmpty())
            merge();
        filling = idle.pop();
    }

    private void merge() {
        Block block = away.pop();
        try {
            block.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while lanes were at work", e);
        }
        for (Worker worker : workers)
            switch (worker.failure()) {
            case null -> {
                // It lives.
            }
            case Error error -> throw error;                    // such as memory that ran out, which is nothing of the lane's
            case Throwable failure -> throw new IllegalStateException("a lane failed", failure);
            }
        merger.merge(block);
        block.clear();
        idle.add(block);
    }

    @Override
    public void finish() {
        if (over)
            return;
        going(() -> {
            publish(true);
            mergeAll();
            judge.finish();
        });
        over = true;
    }

    @Override
    public void catchUp() {
        if (over)
            return;
        going(() -> {
            if (filling.size() > 0)
                publish(false);
            mergeAll();
        });
    }

    private void mergeAll() {
        while (!away.isEmpty())
            merge();
    }

    @Override
    public List<RuleStats> stats() {
        return RuleStats.of(lanes(), judge.tally());
    }

    @Override
    public Costs costs() {
        return Costs.of(lanes());
    }

    @Override
    public Map<Policy.Clause, Long> decided() {
        return PolicyCode.decided(lanes());
    }

    @Override
    public Map<Policy.Clause, Long> silenced() {
        return PolicyCode.silenced(lanes());
    }

    private List<Lane> lanes() {
        return workers.stream().map(Worker::lane).toList();
    }

    @Override
    public long packets() {
        return packets;
    }

    @Override
    public long connections() {
        return lanes().stream().mapToLong(lane -> lane.tracker().counters().opened()).sum();
    }

    @Override
    public long strays() {
        return lanes().stream().mapToLong(lane -> lane.tracker().counters().strays()).sum();
    }

    @Override
    public long evicted() {
        return lanes().stream().map(lane -> lane.tracker().counters()).mapToLong(counters -> counters.evicted() + counters.evictedHalfOpen()).sum();
    }

    // Every lane sees every fragment.
    @Override
    public long datagramsGivenUp() {
        return workers.getFirst().lane().datagramsGivenUp();
    }

    @Override
    public long patternsGivenUp() {
        return lanes().stream().mapToLong(Lane::patternsGivenUp).sum();
    }

    @Override
    public boolean isCrowded() {
        return evicted() > 0 || lanes().stream().mapToLong(lane -> lane.tracker().peak()).sum() > most;
    }

    @Override
    public List<CaptureFinding> captureFindings() {
        List<CaptureFinding> all = new ArrayList<>(watcher.captureFindings());
        lanes().forEach(lane -> all.addAll(lane.tracker().captureFindings()));
        return CaptureFinding.sum(all);
    }

    @Override
    public void close() {
        try {
            if (!over)
                going(() -> {
                    publish(false);
                    mergeAll();
                });
        } finally {
            over = true;
            threads.forEach(Thread::interrupt);
        }
    }
}
