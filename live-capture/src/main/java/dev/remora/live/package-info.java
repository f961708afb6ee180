/**
 * Live capture: packets from a network interface, behind the same {@link dev.remora.capture.CaptureSource} as a capture file.
 *
 * <p>Ask {@link dev.remora.live.Diagnosis} first whether this machine can capture at all; then open a {@link dev.remora.live.LiveCapture} of a
 * {@link dev.remora.live.NetworkInterface}. A {@link dev.remora.live.LiveSource} also says where nothing comes for a
 * moment. {@link dev.remora.live.Pcap4j} leads from pcap4j's packets to frames and back.
 *
 * <pre>{@code
 * if (Diagnosis.probe() instanceof Diagnosis.Trouble trouble)
 *     throw new IOException(trouble.problem() + " " + trouble.remedy());
 * try (LiveCapture capture = LiveCapture.open("lo", LiveSettings.STANDARD.withFilter("tcp port 80"))) {
 *     Frame frame = new Frame();
 *     while (capture.next(frame))
 *         look(frame);
 * }
 * }</pre>
 */
@NullMarked
package dev.remora.live;

import org.jspecify.annotations.NullMarked;
