/**
 * DNS: a protocol whose parts have no fixed places.
 *
 * <p>{@link dev.remora.samples.dns.Dns} is its fixed header; {@link dev.remora.samples.dns.Questions} and {@link dev.remora.samples.dns.Records} name what
 * follows, which cursors written by hand walk over.
 */
@NullMarked
package dev.remora.samples.dns;

import org.jspecify.annotations.NullMarked;
