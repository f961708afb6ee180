package dev.remora.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Conversations by their endpoints.
 *
 * <p>Holds at most {@code most}; the one that has been silent longest gives way, and {@link #evicted} counts. Confined to one thread. Allocates only to grow.
 */
final class ConversationTable<C extends Conversation> {
    private final PairChains<C> chains = new PairChains<>();
    private final int           most;

    private @Nullable Conversation oldest;
    private @Nullable Conversation newest;
    private long                   evicted;

    /** An empty table for at most so many, at least 1. */
    ConversationTable(int most) {
        this.most = most;
    }

    /** The conversation of these endpoints. */
    @Nullable
    C find(EndpointPair pair) {
        C found = chains.find(pair);
        if (found != null && found != newest) {
            unlink(found);
            append(found);
        }
        return found;
    }

    /** Adds a conversation of these endpoints, instead of another that they had. */
    void add(EndpointPair pair, C conversation) {
        C before = chains.find(pair);
        if (before != null)
            remove(before);
        else if (chains.size() == most)
            evict();
        chains.add(pair, conversation);
        append(conversation);
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

    private void remove(Conversation conversation) {
        chains.remove(conversation);
        unlink(conversation);
    }

    // By age

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
