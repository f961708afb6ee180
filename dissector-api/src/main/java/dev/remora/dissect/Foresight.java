package dev.remora.dissect;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a first pass over a capture learns for a second one: facts that no packet's past can tell, the frame that answers it for one.
 *
 * <p>Both passes open their dissection with the same foresight as {@link #SETTING}. It learns until {@link #seal} and answers from then on, so
 * that code on the packet's path does both, {@link #learn} and {@link #tell}, and need not know which pass it is in. Without a second pass the setting
 * is {@link #NONE}, which does neither.
 *
 * <p>Holds a bounded number of facts; those that come later are not learnt but counted. Confined to one thread at a time.
 */
public final class Foresight {
    /** What {@link #tell} returns where nothing is known. */
    public static final long UNKNOWN = LongTable.ABSENT;

    /** Facts of one topic that are held if nothing else is said: some 100 megabytes at most. */
    public static final int MOST_FACTS = 1 << 22;

    /** Knows nothing and learns nothing: there is one pass only. */
    public static final Foresight NONE = new Foresight(0).seal();

    /** The foresight of this pass. */
    public static final Setting<Foresight> SETTING = new Setting<>("foresight", NONE, "What a first pass learnt for a second; none in one pass");

    private final int             most;
    private final List<LongTable> topics = new ArrayList<>();
    private boolean               sealed;
    private long                  dropped;

    /** A foresight that has everything to learn. */
    public Foresight() {
        this(MOST_FACTS);
    }

    /** A foresight that holds this many facts of each topic. */
    public Foresight(int most) {
        this.most = most;
    }

    /** A kind of facts, by identity: a constant beside the code that learns them. Safe for many threads. */
    public static final class Topic {
        private static final AtomicInteger NEXT = new AtomicInteger();

        private final int index = NEXT.getAndIncrement();

        private Topic() {}

        /** A new topic. */
        public static Topic create() {
            return new Topic();
        }
    }

    /** Learns a fact, instead of what was learnt before for its key; does nothing once sealed. */
    public void learn(Topic topic, long key, long fact) {
        if (!sealed && !table(topic).put(key, fact, most))
            dropped++;
    }

    /** The last fact learnt for a key, or {@link #UNKNOWN}; unknown too until sealed. */
    public long tell(Topic topic, long key) {
        return sealed && topic.index < topics.size() ? topics.get(topic.index).get(key) : UNKNOWN;
    }

    /** Ends the first pass: what is known now is what the second pass is told. */
    public Foresight seal() {
        sealed = true;
        return this;
    }

    /** Whether the whole capture has been seen once, so that what is unknown will not come. */
    public boolean isComplete() {
        return sealed && most > 0;
    }

    /** Facts that were not learnt because there were too many. */
    public long dropped() {
        return dropped;
    }

    private LongTable table(Topic topic) {
        while (topics.size() <= topic.index)
            topics.add(new LongTable());
        return topics.get(topic.index);
    }
}
