package dev.remora.live;

/**
 * What a capture got and what it lost. Immutable.
 *
 * @param received    packets that passed the filter, as the kernel counts them: some may never be given, as on Linux's loopback interface, where it counts
 *                    each packet twice, as sent and as received
 * @param byKernel    packets lost because the buffer in the kernel was full
 * @param byInterface packets that the interface or its driver lost
 * @param byRing      packets lost because the ring was full: the consumer was too slow
 */
public record Drops(long received, long byKernel, long byInterface, long byRing) {
    /** All losses together. */
    public long lost() {
        return byKernel + byInterface + byRing;
    }
}
