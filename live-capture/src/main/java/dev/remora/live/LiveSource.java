package dev.remora.live;

import dev.remora.capture.CaptureException;
import dev.remora.capture.CaptureSource;
import dev.remora.packet.Frame;

/**
 * Packets as they arrive, for programs that also have something to do when none arrives, such as to let time pass:
 *
 * <pre>{@code
 * for (Arrival arrival = source.poll(frame); arrival != Arrival.END; arrival = source.poll(frame))
 *     if (arrival == Arrival.PACKET)
 *         engine.offer(frame);
 *     else
 *         engine.pass(source.quietUntil());
 * }</pre>
 *
 * <p>Confined to one thread, but for {@link #stop} and {@link #drops}.
 */
public interface LiveSource extends CaptureSource {
    /**
     * Points the frame at the next packet, as {@link #next} does, but waits no longer than a moment for it.
     *
     * @throws CaptureException if the capture stopped because of an error
     */
    Arrival poll(Frame frame) throws CaptureException;

    /**
     * The time up to which all packets have been given, in nanoseconds since 1970, if the last {@link #poll} returned {@link Arrival#QUIET}. It follows the clock that stamps
     * the packets, and stays a little behind it, because packets take a while from the interface to here. {@link Long#MIN_VALUE} as long as nothing is known.
     */
    long quietUntil();

    /** Packets that {@link #poll} has not given yet; if there are none, the next call is likely to wait. */
    int waiting();

    /** What was received and lost so far; after the end, all of it. Any thread. */
    Drops drops();

    /** Ends the capture; returns at once. Any thread. */
    void stop();
}
