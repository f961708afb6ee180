package dev.remora.live;

import dev.remora.capture.CaptureException;
import dev.remora.packet.CaptureInterface;
import dev.remora.packet.CaptureSection;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import java.io.InterruptedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.BlockingMode;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.PcapStat;
import org.pcap4j.core.RawPacketListener;

/**
 * Packets from a network interface as they arrive.
 *
 * <p>A separate thread fetches packets from libpcap into a bounded ring, so that nothing is lost when the consumer is slow for a moment. One consuming thread takes them from
 * there with {@link #next}, or with {@link #poll}, which does not wait for long. Any thread may call {@link #stop}: what has been fetched can
 * still be read, then {@code next} returns false. pcap4j copies each packet once; nothing is copied after that.
 */
public final class LiveCapture implements LiveSource {
    /** How long the kernel collects packets before it gives what it has. */
    private static final int COLLECT_MILLIS = 20;

    /** How long the fetching thread rests when there is nothing to fetch, and so how long a stop takes. */
    private static final long REST_NANOS = 1_000_000;

    /** How long a packet may take from its time stamp to the fetching thread; several times what the kernel collects for. */
    private static final long LATE_NANOS = 100_000_000;

    /** How long {@link #poll} waits. */
    private static final int MOMENT_MILLIS = 100;

    /** Packets fetched at most before a stop is looked for. */
    private static final int AT_ONCE = 1024;

    private final PcapHandle             handle;
    private final Ring                   ring;
    private final Thread                 fetcher;
    private final CaptureInterface       from;
    private long                         number;
    private volatile boolean             stopped;
    private volatile Drops               drops = new Drops(0, 0, 0, 0);
    private volatile @Nullable Throwable failure;

    private LiveCapture(String name, PcapHandle handle, LiveSettings settings) {
        this.handle = handle;
        this.from = interfaceOf(handle, name);
        this.ring = new Ring(settings.ringPackets(), settings.ringOctets());
        this.fetcher = Thread.ofPlatform().daemon().name("capture of " + name).start(this::fetch);
    }

    /**
     * Starts to capture.
     *
     * @param  name          an interface, or {@code any} for all of them, where the system has it
     * @throws LiveException where it cannot; its {@link LiveException#trouble} says what to do
     */
    public static LiveCapture open(String name, LiveSettings settings) throws LiveException {
        PcapHandle handle = handle(name, settings);
        try {
            handle.setBlockingMode(BlockingMode.NONBLOCKING);             // libpcap's timeout does not end a wait in which no packet comes
            filter(handle, settings);
        } catch (PcapNativeException | NotOpenException | LinkageError e) {
            handle.close();
            throw new LiveException(Diagnosis.of(e), e);
        } catch (LiveException e) {
            handle.close();
            throw e;
        }
        return new LiveCapture(name, handle, settings);
    }

    private static void filter(PcapHandle handle, LiveSettings settings) throws LiveException, NotOpenException {
        try {
            if (!settings.filter().isBlank())
                handle.setFilter(settings.filter(), BpfCompileMode.OPTIMIZE);
        } catch (PcapNativeException e) {
            throw new LiveException(new Diagnosis.Trouble(Diagnosis.Cause.BAD_FILTER,
                    "The capture filter \"" + settings.filter() + "\" is not valid: " + e.getMessage() + ".",
                    "Capture filters use BPF syntax, such as \"tcp port 80\"; display filters such as \"tcp.port == 80\" apply later."), e);
        }
    }

    private static PcapHandle handle(String name, LiveSettings settings) throws LiveException {
        try {
            return new PcapHandle.Builder(name).snaplen(settings.snapLength()).bufferSize(settings.bufferOctets())
                    .promiscuousMode(settings.promiscuous() ? PromiscuousMode.PROMISCUOUS : PromiscuousMode.NONPROMISCUOUS)
                    .immediateMode(settings.immediate()).timeoutMillis(COLLECT_MILLIS).timestampPrecision(TimestampPrecision.NANO).build();
        } catch (PcapNativeException | LinkageError e) {
            throw new LiveException(Diagnosis.of(e), e);
        }
    }

    /** pcap4j's listeners cost a fourth of its calls for one packet each. */
    private void fetch() {
        RawPacketListener taker = octets -> ring.put(new Ring.Slot(octets, originalLength(handle), nanos(handle.getTimestamp())));
        try {
            while (!stopped) {
                long before = nanos(Instant.now());
                if (handle.dispatch(AT_ONCE, taker) == 0) {
                    ring.complete(before - LATE_NANOS);
                    LockSupport.parkNanos(REST_NANOS);
                }
            }
            count();
        } catch (NotOpenException | PcapNativeException | InterruptedException | RuntimeException | Error e) {
            failure = e;
        } finally {
            ring.close();
        }
    }

    /** The LINKTYPE_ number of a handle: its DLT_ number, but for those that differ, some of them by platform (pcap-linktype(7)). */
    static int linkType(PcapHandle handle) {
        int dlt = handle.getDlt().value();
        return switch (dlt) {
            case 15 -> 102;                                               // SLIP of BSD/OS
            case 16 -> 103;                                               // PPP of BSD/OS
            default -> LinkType.ofDlt(dlt);
        };
    }

    /** What a handle tells of the interface of this name. */
    static CaptureInterface interfaceOf(PcapHandle handle, String name) {
        String filter = handle.getFilteringExpression();
        return new CaptureInterface(linkType(handle), snapLength(handle), name, "", filter == null ? "" : filter, -1, CaptureSection.SILENT);
    }

    private static int snapLength(PcapHandle handle) {
        try {
            return handle.getSnapshot();
        } catch (NotOpenException e) {
            return 0;
        }
    }

    /** Octets that the packet a handle has just given had on the wire; libpcap counts them without a sign, and the most that an {@code int} holds stands for more. */
    static int originalLength(PcapHandle handle) {
        int length = handle.getOriginalLength();
        return length < 0 ? Integer.MAX_VALUE : length;
    }

    /** Nanoseconds since 1970; of a time that is later than they can tell, as a damaged file has one, the latest. */
    static long nanos(Timestamp time) {
        long seconds = TimeUnit.SECONDS.toNanos(Math.floorDiv(time.getTime(), 1000));
        return seconds > Long.MAX_VALUE - time.getNanos() ? Long.MAX_VALUE : seconds + time.getNanos();
    }

    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }

    @Override
    public boolean next(Frame frame) throws CaptureException {
        try {
            Ring.Slot slot = ring.take();
            if (slot == null)
                return end();
            frame.wrap(slot.octets, 0, slot.octets.length, slot.originalLength).describe(++number, slot.timeNanos, from.linkType(), 0).takenOn(from);
            return true;
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    @Override
    public Arrival poll(Frame frame) throws CaptureException {
        try {
            if (ring.poll(MOMENT_MILLIS) == Arrival.QUIET)
                return Arrival.QUIET;
            return next(frame) ? Arrival.PACKET : Arrival.END;
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private CaptureException interrupted() {
        Thread.currentThread().interrupt();
        return new CaptureException(from.name(), CaptureException.NOWHERE, "the capture was interrupted", new InterruptedIOException());
    }

    @Override
    public long quietUntil() {
        return ring.quietUntil();
    }

    private boolean end() throws CaptureException {
        Throwable thrown = failure;
        if (thrown != null)
            throw new CaptureException(from.name(), CaptureException.NOWHERE, "the capture stopped: " + Diagnosis.of(thrown).problem(),
                    new LiveException(Diagnosis.of(thrown), thrown));
        return false;
    }

    @Override
    public int waiting() {
        return ring.size();
    }

    /** LINKTYPE_ number of the frames. */
    public int linkType() {
        return from.linkType();
    }

    @Override
    public synchronized Drops drops() {
        if (!stopped)
            try {
                count();
            } catch (PcapNativeException | NotOpenException e) {
                return drops;                                             // the counts as they last were
            }
        return new Drops(drops.received(), drops.byKernel(), drops.byInterface(), ring.dropped());
    }

    private synchronized void count() throws PcapNativeException, NotOpenException {
        PcapStat stat = handle.getStats();
        drops = new Drops(stat.getNumPacketsReceived(), stat.getNumPacketsDropped(), stat.getNumPacketsDroppedByIf(), ring.dropped());
    }

    @Override
    public void stop() {
        stopped = true;
    }

    /** Ends the capture and releases the interface. */
    @Override
    public void close() {
        stop();
        boolean interrupted = false;
        while (fetcher.isAlive())                                         // libpcap's handle must outlive its reader
            try {
                fetcher.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        if (interrupted)
            Thread.currentThread().interrupt();
        handle.close();
    }
}
