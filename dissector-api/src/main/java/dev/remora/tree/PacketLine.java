package dev.remora.tree;

/**
 * A packet on one line. Immutable.
 *
 * @param source      who sent it: an IP address, or the link-layer address where there is none; empty where the packet does not say
 * @param destination to whom
 * @param protocol    the innermost protocol, as people write it
 * @param info        what is worth telling of it
 */
public record PacketLine(String source, String destination, String protocol, String info) {}
