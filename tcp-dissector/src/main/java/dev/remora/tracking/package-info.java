/**
 * Connections: which packets belong together, and the TCP state of both ends.
 *
 * <p>Read {@link dev.remora.tracking.Tracker} first: it takes packet after packet and keeps a {@link dev.remora.tracking.Connection} for each exchange.
 * {@link dev.remora.tracking.TcpState} is the state machine of RFC 9293 as a table of arrows, {@link dev.remora.tracking.TcpMachine} what a segment
 * means to the ends, {@link dev.remora.tracking.ConnectionTable} where it is all kept, and {@link dev.remora.tracking.ConnectionFields} what rules read of it.
 */
@NullMarked
package dev.remora.tracking;

import org.jspecify.annotations.NullMarked;
