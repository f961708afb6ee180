package dev.remora.cli;

import java.io.IOException;

/** Nobody reads our standard output any more, as in {@code remora read big.pcap | head}. */
final class BrokenPipe extends IOException {
    private static final long serialVersionUID = 1;

    BrokenPipe(IOException cause) {
        super("standard output is closed", cause);
    }
}
