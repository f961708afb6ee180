/** NTP: a protocol of fixed places, in one file. */
@NullMarked
package dev.remora.samples.ntp;

import org.jspecify.annotations.NullMarked;
