package dev.remora.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Conversations by their endpoints.
 *
 * <p>Holds at most {@code most}; the one that has been silent longest gives way, and {@link #evicted} counts. Confined to one thread. Allocates only to grow.
 */
final class ConversationTable<C extends Conversation> {
    private final int most;

    private @Nullable Conversation[] buckets = new Conversation[256];
    private int                      size;
    private @Nullable Conversation   oldest;
    private @Nullable Conversation   newest;
    private long                     evicted;

    ConversationTable(int most) {
        if (most < 1)
            throw new IllegalArgumentException("conversations kept: " + most + "; at least 1");
        this.most = most;
    }

    /** The conversation of these endpoints. */
    @Nullable
    C find(EndpointPair pair) {
        int hash = pair.hash();
        for (Conversation c = buckets[hash & buckets.length - 1]; c != null; c = c.inBucket)
            if (c.hash == hash && c.pair.isSame(pair)) {
                touch(c);
                @SuppressWarnings("unchecked") // add() takes nothing else
                C found = (C) c;
                return found;
            }
        return null;
    }

    /** Adds a conversation of these endpoints, instead of another that they had. */
    void add(EndpointPair pair, C conversation) {
        C before = find(pair);
        if (before != null)
            remove(before);
        else if (size == most)
            evict();
        conversation.pair.set(pair);
        conversation.hash = pair.hash();
        if (size * 2 >= buckets.length)
            grow();
        put(conversation);
        append(conversation);
        size++;
    }

    /** Conversations that gave way to others. */
    long evicted() {
        return evicted;
    }

    private void evict() {
        if (oldest != null)
            remove(oldest);
        evicted++;
    }

    private void put(Conversation c) {
        int bucket = c.hash & buckets.length - 1;
        c.inBucket = buckets[bucket];
        buckets[bucket] = c;
    }

    private void remove(Conversation c) {
        int bucket = c.hash & buckets.length - 1;
        Conversation before = buckets[bucket];
        if (before == c)
            buckets[bucket] = c.inBucket;
        while (before != null && before.inBucket != c)
            before = before.inBucket;
        if (before != null)
            before.inBucket = c.inBucket;
        unlink(c);
        size--;
    }

    private void grow() {
        Conversation[] old = buckets;
        buckets = new Conversation[old.length * 2];
        for (Conversation first : old)
            for (Conversation c = first; c != null;) {
                Conversation next = c.inBucket;
                put(c);
                c = next;
            }
    }

    // By age

    private void touch(Conversation c) {
        if (c != newest) {
            unlink(c);
            append(c);
        }
    }

    private void append(Conversation c) {
        c.older = newest;
        c.newer = null;
        if (newest == null)
            oldest = c;
        else
            newest.newer = c;
        newest = c;
    }

    private void unlink(Conversation c) {
        if (c.older == null)
            oldest = c.newer;
        else
            c.older.newer = c.newer;
        if (c.newer == null)
            newest = c.older;
        else
            c.newer.older = c.older;
    }
}
