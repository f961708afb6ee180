/** The internet layer: IPv4, IPv6, ARP, ICMP, and the headers of IPsec. */
@NullMarked
package dev.remora.internet;

import org.jspecify.annotations.NullMarked;
