/**
 * Rules of others, and rules for others: {@link dev.remora.rules.translate.SnortImport} takes in rules of Snort and Suricata that look at headers, connections, and the payload of
 * a packet, {@link dev.remora.rules.translate.NftablesExport} writes policies for a packet filter. What cannot be said on the other side is named, never left out in silence.
 */
@NullMarked
package dev.remora.rules.translate;

import org.jspecify.annotations.NullMarked;
