package dev.remora.tracking.ladder;

import dev.remora.field.U16;
import dev.remora.field.U8;
import dev.remora.internet.Icmp;
import dev.remora.internet.Icmpv6;
import dev.remora.packet.Packet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Echo messages, and others of ICMP that are answered, of one connection: which answer belongs to which request. Confined to one thread. */
final class Echoes {
    private static final Set<Integer> REQUESTS   = Set.of(Icmp.ECHO, Icmp.TIMESTAMP, Icmp.INFORMATION, Icmp.ADDRESS_MASK, Icmp.EXTENDED_ECHO);
    private static final Set<Integer> REQUESTS_6 = Set.of(Icmpv6.ECHO, Icmpv6.EXTENDED_ECHO);
    private static final double       MILLIS     = 1e6;

    private final Map<Key, Request> open = new HashMap<>();        // the last of its numbers

    /** What an answer repeats of its request. */
    private record Key(int identifier, int number) {}

    /** A request: which packet it is, when, and as which step it is told. */
    private record Request(long packet, long timeNanos, int step, boolean isAnswered) {
        Request answered() {
            return new Request(packet, timeNanos, step, true);
        }
    }

    /** Identifier and number as people read them; empty where a message has none. */
    static String numbers(Packet packet, int layer) {
        Key key = key(packet, layer);
        return key == null ? "" : "  id " + key.identifier + "  seq " + key.number;
    }

    /** Takes in a message that is told as this step; what it answers, in words, or empty. */
    String take(Packet packet, int layer, int step) {
        Key key = key(packet, layer);
        if (key == null)
            return "";
        long time = packet.frame().timeNanos();
        long number = packet.frame().number();
        Request request = open.get(key);
        if (isRequest(packet, layer)) {
            open.put(key, new Request(number, time, step, false));
            return request == null || request.isAnswered ? "" : "repeats the request of packet " + request.packet;
        }
        if (request == null)
            return "answers a request that was not seen";
        open.put(key, request.answered());
        String after = String.format(Locale.ROOT, " after %.3f ms", (time - request.timeNanos) / MILLIS);
        return "answers packet " + request.packet + (request.isAnswered ? " again" : "") + after;
    }

    /** Takes in a message that is left out: it may answer a request that is told. */
    void leaveOut(Packet packet, int layer) {
        Key key = key(packet, layer);
        if (key != null && !isRequest(packet, layer))
            open.computeIfPresent(key, (numbers, request) -> request.answered());
    }

    /** Steps of requests that nothing answered. */
    Collection<Integer> unanswered() {
        return open.values().stream().filter(request -> !request.isAnswered).map(Request::step).sorted().toList();
    }

    private static boolean isRequest(Packet packet, int layer) {
        if (packet.type(layer) == Icmp.PROTOCOL)
            return REQUESTS.contains(Icmp.TYPE.get(packet, layer));
        return REQUESTS_6.contains(Icmpv6.TYPE.get(packet, layer));
    }

    private static @Nullable Key key(Packet packet, int layer) {
        boolean isIpv4 = packet.type(layer) == Icmp.PROTOCOL;
        Key pair = key(packet, layer, isIpv4 ? Icmp.IDENT : Icmpv6.IDENT, isIpv4 ? Icmp.SEQ : Icmpv6.SEQ);
        if (pair != null)
            return pair;
        U16 identifier = isIpv4 ? Icmp.EXTENDED_IDENT : Icmpv6.EXTENDED_IDENT;
        U8 number = isIpv4 ? Icmp.EXTENDED_SEQ : Icmpv6.EXTENDED_SEQ;
        return identifier.isIn(packet, layer) && number.isIn(packet, layer) ? new Key(identifier.get(packet, layer), number.get(packet, layer)) : null;
    }

    private static @Nullable Key key(Packet packet, int layer, U16 identifier, U16 number) {
        return identifier.isIn(packet, layer) && number.isIn(packet, layer) ? new Key(identifier.get(packet, layer), number.get(packet, layer)) : null;
    }
}
