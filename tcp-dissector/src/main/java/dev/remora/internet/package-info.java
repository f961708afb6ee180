/** The internet layer: IPv4 and IPv6 with their options and extension headers, ARP, ICMP, and the headers of IPsec. */
@NullMarked
package dev.remora.internet;

import org.jspecify.annotations.NullMarked;
