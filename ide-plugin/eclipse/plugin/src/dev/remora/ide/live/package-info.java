/** Packets from a network interface, into a file that the editor shows while it grows. */
package dev.remora.ide.live;
