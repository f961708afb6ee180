package dev.remora.rules.run;

/** Puts something around what rules do with packets, when they are compiled: so that watching costs nothing where nobody watches. */
@FunctionalInterface
interface Watch {
    /** Puts nothing around. */
    Watch NONE = (rule, look) -> look;

    /** What stands for a rule's look from now on. */
    Look over(int rule, Look look);
}
