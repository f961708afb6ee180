package dev.remora.rules.run;

import dev.remora.rules.type.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What a rule reports. Immutable.
 *
 * @param packet     number of the packet that is reported
 * @param timeNanos  its time, in nanoseconds since 1970
 * @param connection number of its connection; 0 where it belongs to none
 * @param protocol   number of the IP protocol that its ends speak, 6 for TCP; -1 where there is none
 * @param episode    for a counting rule, what was counted until now; null for others
 */
public record Alert(Rule rule, long packet, long timeNanos, String message, long connection, Peer source, Peer destination, int protocol, @Nullable Episode episode) {}
