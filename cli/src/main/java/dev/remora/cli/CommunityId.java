package dev.remora.cli;

import dev.remora.rules.check.PacketValues;
import dev.remora.rules.run.Peer;
import dev.remora.tracking.zeek.IcmpPairs;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** What other tools call the two ends of a flow of TCP, UDP or ICMP: Community ID, version 1, seed 0. */
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

    /**
     * The identifier of a flow between two ends; empty where they have no ports, and no message stands for them.
     *
     * @param message type and code of the ICMP message that the source sent, as its first two octets have them; {@link EveSeen#NONE} where it sent none
     */
    static String of(Peer source, Peer destination, int protocol, int message) {
        if (source.address().isEmpty() || destination.address().isEmpty())
            return "";
        if ((protocol == TCP || protocol == UDP) && source.port() >= 0 && destination.port() >= 0)
            return of(source, source.port(), destination, destination.port(), protocol, false);
        if (protocol != ICMP && protocol != ICMPV6 || message == EveSeen.NONE)
            return "";
        int type = message >> 8;
        int answer = (protocol == ICMP ? IcmpPairs.IPV4 : IcmpPairs.IPV6).counterpart(type);
        boolean isOneWay = answer == IcmpPairs.NONE;
        return of(source, type, destination, isOneWay ? message & 0xFF : answer, protocol, isOneWay);
    }

    /** The identifier where these numbers stand for ports; one way, nobody answers, and the source comes first. */
    private static String of(Peer source, int sourcePort, Peer destination, int destinationPort, int protocol, boolean isOneWay) {
        byte[] from = address(source);
        byte[] to = address(destination);
        int order = Arrays.compareUnsigned(from, to);
        boolean inOrder = isOneWay || order < 0 || order == 0 && sourcePort <= destinationPort;
        ByteBuffer text = ByteBuffer.allocate(2 + from.length + to.length + 2 + 4);
        text.putShort((short) 0).put(inOrder ? from : to).put(inOrder ? to : from).put((byte) protocol).put((byte) 0);
        text.putShort((short) (inOrder ? sourcePort : destinationPort)).putShort((short) (inOrder ? destinationPort : sourcePort));
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
