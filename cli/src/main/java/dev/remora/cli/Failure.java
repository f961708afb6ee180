package dev.remora.cli;

import dev.remora.tree.OneLine;

/** Why a command cannot go on: a message for the user, and the exit status. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    private Failure(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The call is wrong. */
    static Failure usage(String message) {
        return new Failure(ExitStatus.USAGE, message);
    }

    /** Standard input is to be more than one thing. */
    static Failure readTwice() {
        return usage("- is standard input, which can be read only once; it is named more than once");
    }

    /** An option takes a number of things, of which there must be one at least. */
    static Failure tooFew(String option, long number) {
        return usage(option + " takes a number of at least 1, not " + number);
    }

    /** An input cannot be read. */
    static Failure input(String message) {
        return new Failure(ExitStatus.INPUT, OneLine.of(message));
    }

    /** Something else is in the way: a result that cannot be written. */
    static Failure other(String message) {
        return new Failure(ExitStatus.FAILED, message);
    }

    int status() {
        return status;
    }
}
