/**
 * Capture files: frames read from pcap and pcapng, and written to them.
 *
 * <p>Read {@link dev.remora.capture.CaptureSource} first, then {@link dev.remora.capture.Capture}, which opens a file or a stream:
 *
 * <pre>{@code
 * long octets = 0;
 * try (Capture capture = Capture.open(path)) {
 *     Frame frame = new Frame();
 *     while (capture.next(frame))
 *         octets += frame.length();
 * } catch (CaptureException e) {
 *     System.err.println(e.getMessage());
 * }
 * }</pre>
 *
 * <p>{@link dev.remora.capture.CaptureWriter} is the way back. Nothing here needs a native library.
 */
@NullMarked
package dev.remora.capture;

import org.jspecify.annotations.NullMarked;
