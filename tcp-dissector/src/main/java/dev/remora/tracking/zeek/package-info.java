/**
 * Connections as Zeek counts them: its timeouts, its TCP states, its letters, for people and tools that read conn.log.
 *
 * <p>Read {@link dev.remora.tracking.zeek.ConnLog} first. Zeek follows endpoints through six states of its own and forgets a connection after seconds; where it and
 * RFC 9293 differ, this package does as Zeek does, and {@link dev.remora.tracking} as the RFC says.
 */
@NullMarked
package dev.remora.tracking.zeek;

import org.jspecify.annotations.NullMarked;
