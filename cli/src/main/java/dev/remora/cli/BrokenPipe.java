package dev.remora.cli;

import java.io.IOException;

/** Nobody reads our output any more, as in {@code remora read big.pcap | head}. */
final class BrokenPipe extends OutputFailure {
    private static final long serialVersionUID = 1;

    BrokenPipe(String name, IOException cause) {
        super(name, cause);
    }
}
