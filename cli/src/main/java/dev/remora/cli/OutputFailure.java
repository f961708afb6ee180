package dev.remora.cli;

import java.io.IOException;

/** A result cannot be written: which, and why. */
class OutputFailure extends IOException {
    private static final long serialVersionUID = 1;

    OutputFailure(String name, IOException cause) {
        super(name + ": it cannot be written: " + cause.getMessage(), cause);
    }
}
