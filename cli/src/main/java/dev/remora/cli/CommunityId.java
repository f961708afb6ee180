package dev.remora.cli;

import dev.remora.rules.check.PacketValues;
import dev.remora.rules.run.Peer;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** What other tools call the two ends of a TCP or UDP flow: Community ID, version 1, seed 0. */
final class CommunityId {
    private static final int ICMP   = 1;
    private static final int TCP    = 6;
    private static final int UDP    = 17;
    private static final int ICMPV6 = 58;

    private CommunityId() {}

    /** The name of a protocol, as Suricata has it. */
    static String name(int protocol) {
        return switch (protocol) {
            case ICMP -> "ICMP";
            case TCP -> "TCP";
            case UDP -> "UDP";
            case ICMPV6 -> "IPv6-ICMP";
            default -> String.format(Locale.ROOT, "%03d", protocol);
        };
    }

    /** The identifier of a flow between two ends; empty where they have no ports. */
    static String of(Peer source, Peer destination, int protocol) {
        if (protocol != TCP && protocol != UDP || source.port() < 0 || destination.port() < 0)
            return "";
        byte[] from = address(source);
        byte[] to = address(destination);
        int order = Arrays.compareUnsigned(from, to);
        boolean inOrder = order < 0 || order == 0 && source.port() <= destination.port();
        ByteBuffer text = ByteBuffer.allocate(2 + from.length + to.length + 2 + 4);
        text.putShort((short) 0).put(inOrder ? from : to).put(inOrder ? to : from).put((byte) protocol).put((byte) 0);
        text.putShort((short) (inOrder ? source : destination).port()).putShort((short) (inOrder ? destination : source).port());
        return "1:" + Base64.getEncoder().encodeToString(sha1().digest(text.array()));
    }

    private static byte[] address(Peer peer) {
        return PacketValues.address(peer.address()).orElseThrow(() -> new IllegalArgumentException(peer + " has no address"));
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-1", e);
        }
    }
}
