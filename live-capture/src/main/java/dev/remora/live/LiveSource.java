package dev.remora.live;

import dev.remora.capture.CaptureException;
import dev.remora.capture.CaptureSource;
import dev.remora.packet.Frame;

/**
 * Packets as they arrive, for those who have something to do where none does, such as to let time pass:
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
     * @throws CaptureException where the capture broke off
     */
    Arrival poll(Frame frame) throws CaptureException;

    /**
     * When the last {@link #poll} answered {@link Arrival#QUIET}: the time, in nanoseconds since 1970, up to which all packets have been given. It keeps to the clock that packets
     * are stamped with, and stays a little behind it, since packets take a while from the interface to here. {@link Long#MIN_VALUE} as long as nothing is known.
     */
    long quietUntil();

    /** Packets that {@link #poll} has not given yet; if there are none, the next call is likely to wait. */
    int waiting();

    /** What was received and lost so far; after the end, all of it. Any thread. */
    Drops drops();

    /** Ends the capture; returns at once. Any thread. */
    void stop();
}
