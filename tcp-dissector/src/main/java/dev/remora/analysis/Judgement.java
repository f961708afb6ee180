package dev.remora.analysis;

/**
 * A suspicion and what raises it.
 *
 * @param mark   the suspicion
 * @param test   whether it is raised
 * @param isLast whether nothing further is looked at once it is
 */
record Judgement(Mark mark, Test test, boolean isLast) {
    /** What raises a suspicion. Looks, and changes nothing. */
    @FunctionalInterface
    interface Test {
        boolean holds(Case c);
    }

    static Judgement row(Mark mark, Test test) {
        return new Judgement(mark, test, false);
    }

    static Judgement last(Mark mark, Test test) {
        return new Judgement(mark, test, true);
    }
}
