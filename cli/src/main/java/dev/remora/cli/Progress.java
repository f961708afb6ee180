package dev.remora.cli;

import dev.remora.capture.Capture;
import dev.remora.tree.OneLine;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far the reading of a capture has come, on standard error: where that is a terminal, and where it takes longer than a moment. */
final class Progress implements Closeable {
    /** Set by the script, which can tell whether standard error is a terminal. */
    private static final boolean TERMINAL = Boolean.getBoolean("remora.progress");

    private static final long MOMENT   = 1_000_000_000;                  // nanoseconds
    private static final int  OFTEN    = 1024;                           // frames between two looks at the clock
    private static final int  WIDTH    = 100;
    private static final long MEGABYTE = 1_000_000;
    private static final long UNKNOWN  = -1;

    private final Streams         streams;
    private final String          capture;
    private final long            begun = System.nanoTime();
    private long                  size;
    private int                   frames;
    private @Nullable ProgressBar bar;

    Progress(Streams streams, String capture) {
        this.streams = streams;
        this.capture = capture;
        this.size = TERMINAL ? size(capture) : UNKNOWN;
    }

    private static long size(String capture) {
        try {
            return Replay.isStandardInput(capture) || !Files.isRegularFile(Path.of(capture)) ? UNKNOWN : Files.size(Path.of(capture));
        } catch (IOException e) {
            return UNKNOWN;                                              // whether it can be read is told where it is read
        }
    }

    /** One more frame has been dealt with. */
    void advance(Capture from) {
        if (TERMINAL && ++frames % OFTEN == 0 && System.nanoTime() - begun > MOMENT)
            show(from.position());
    }

    private void show(long position) {
        if (bar == null)
            bar = new ProgressBarBuilder().setTaskName(OneLine.of(Path.of(capture).getFileName().toString())).setInitialMax(size).setUnit(" MB", MEGABYTE)
                    .setStyle(ProgressBarStyle.ASCII).setConsumer(new ConsoleProgressBarConsumer(streams.err(), WIDTH)).clearDisplayOnFinish().build();
        if (position > size && size != UNKNOWN) {                        // compressed: positions are those of what it decompresses to
            size = UNKNOWN;
            bar.maxHint(size);
        }
        bar.stepTo(position);
    }

    @Override
    public void close() {
        if (bar != null)
            bar.close();
    }
}
