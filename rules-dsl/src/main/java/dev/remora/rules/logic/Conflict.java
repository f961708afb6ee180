package dev.remora.rules.logic;

/**
 * Why a predicate cannot hold, or only at times that are seldom meant.
 *
 * @param kind  what kind of impossibility it is
 * @param words the reason, as the end of a sentence
 * @param what  the name of the field that it is about; empty where it is about none
 */
public record Conflict(Kind kind, String words, String what) {
    /** What makes it impossible. */
    public enum Kind {
        /** It can never be. */
        NEVER,
        /** Only an end that goes on though it was CLOSED, since it gave up or since the capture lacks packets, can bring it about. */
        UNLESS_REOPENED,
        /** Only a packet that has the same field twice, in a tunnel or in what an ICMP error quotes, can be so. */
        UNLESS_TWICE,
        /** The states of TCP have no such arrow. */
        NO_ARROW;

        /** Whether it can be at times. */
        boolean isWeak() {
            return this == UNLESS_TWICE || this == UNLESS_REOPENED;
        }
    }
}
