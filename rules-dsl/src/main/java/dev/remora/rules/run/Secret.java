package dev.remora.rules.run;

import dev.remora.packet.Frame;
import java.util.SplittableRandom;

/**
 * Numbers that nobody on the wire can know, to work out keys with; drawn from the first frame of a capture, so that the same frames give the same answers.
 *
 * <p>Who sends packets does not know to the nanosecond when the first of them was captured. Drawn once, before other threads read it. Allocates only then.
 */
final class Secret {
    private static final int MOST = 64;                        // octets of the frame that are taken in

    long first;
    long second;
    long third;
    long fourth;

    Secret() {
        draw(0);
    }

    /** Draws the numbers from the first frame. */
    void draw(Frame frame) {
        long seed = frame.timeNanos();
        for (int at = 0; at < Math.min(frame.length(), MOST); at++)
            seed = 31 * seed + frame.u8(at);
        draw(seed);
    }

    private void draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        first = random.nextLong() | 1;
        second = random.nextLong() | 1;
        third = random.nextLong() | 1;
        fourth = random.nextLong() | 1;
    }
}
