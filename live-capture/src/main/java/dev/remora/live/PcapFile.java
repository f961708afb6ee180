package dev.remora.live;

import dev.remora.capture.CaptureException;
import dev.remora.capture.CaptureSource;
import dev.remora.packet.Frame;
import java.io.EOFException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;

/** A capture file read by libpcap: whatever it can read, and a second opinion on what {@link dev.remora.capture.Capture} reads. Confined to one thread. */
public final class PcapFile implements CaptureSource {
    private final PcapHandle           handle;
    private final String               name;
    private final int                  linkType;
    private long                       number;
    private @Nullable CaptureException damage;

    private PcapFile(String name, PcapHandle handle) {
        this.name = name;
        this.handle = handle;
        this.linkType = LiveCapture.linkType(handle);
    }

    /**
     * Opens a file.
     *
     * @throws CaptureException where libpcap refuses it
     * @throws LiveException    where libpcap cannot be loaded
     */
    public static PcapFile open(Path path) throws CaptureException, LiveException {
        try {
            return new PcapFile(path.toString(), Pcaps.openOffline(path.toString(), TimestampPrecision.NANO));
        } catch (PcapNativeException e) {
            throw new CaptureException(path.toString(), CaptureException.NOWHERE, "libpcap says: " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw new LiveException(Diagnosis.of(e), e);
        }
    }

    @Override
    public boolean next(Frame frame) throws CaptureException {
        if (damage != null)
            throw damage;
        try {
            byte[] octets = handle.getNextRawPacketEx();
            frame.wrap(octets, 0, octets.length, LiveCapture.originalLength(handle))
                    .describe(++number, LiveCapture.nanos(handle.getTimestamp()), linkType, -1);
            return true;
        } catch (EOFException e) {
            return false;
        } catch (PcapNativeException | NotOpenException | TimeoutException e) {
            CaptureException told = new CaptureException(name, CaptureException.NOWHERE, "libpcap says: " + e.getMessage(), e);
            damage = told;
            throw told;
        }
    }

    @Override
    public void close() {
        handle.close();
    }
}
