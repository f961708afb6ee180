/** The editor of captures: the list of packets, the tree of one, its octets. */
package dev.remora.ide.capture;
