package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.explain.Explanation.Known;
import dev.remora.rules.type.Assumption;
import dev.remora.rules.type.Occasion;
import dev.remora.tracking.Certainty;
import dev.remora.tracking.Connection;
import dev.remora.tracking.Side;
import dev.remora.tracking.Tracked;
import dev.remora.tracking.Transport;

/** Says in words what is known of a packet's connection, and what it is that a rule looks at. */
final class Acquaintances {
    private Acquaintances() {}

    /** What is known, and whether it is enough for a rule with this assumption. */
    static Known of(Assumption assumption, Packet packet) {
        Tracked tracked = packet.note(Tracked.KIND);
        boolean enough = Knowledge.isEnough(assumption, packet);
        if (!tracked.isKnown())
            return new Known(0, "", "", enough, enough ? "the packet belongs to no connection" : "the packet is not part of anything that is tracked as a connection");
        Connection connection = tracked.connection();
        String states = connection.transport() == Transport.TCP && !connection.isStray()
                ? "originator " + connection.state(Side.ORIGINATOR) + ", responder " + connection.state(Side.RESPONDER) : "";
        return new Known(connection.isStray() ? 0 : connection.id(), connection.certainty().label(), states, enough, why(assumption, connection, enough));
    }

    private static String why(Assumption assumption, Connection connection, boolean enough) {
        String found = connection.isStray() ? "the packet belongs to no connection whose start was seen"
                : "connection " + connection.id() + " is " + switch (connection.certainty()) {
                    case OBSERVED -> "observed from its start";
                    case INFERRED -> "picked up midway, so its states are inferred";
                    case UNKNOWN -> "one about which nothing is certain";
                };
        if (enough)
            return found;
        String cure = connection.certainty() == Certainty.INFERRED ? "assume midstream" : "assume full-capture";
        return found + ", and the rule " + assumption.meaning() + " (\"" + cure + "\" would include it)";
    }

    /** What a rule looks at, in words. */
    static String event(Occasion occasion, Packet packet) {
        Tracked tracked = packet.note(Tracked.KIND);
        String connection = tracked.isKnown() ? "connection " + tracked.connection().id() : "a connection";
        return switch (occasion) {
            case PACKET -> "packet " + packet.frame().number();
            case OPEN -> "the first packet of " + connection;
            case ESTABLISHED -> "the packet that completes the handshake of " + connection;
            case CLOSE -> "the end of " + connection;
            case STATE -> change(tracked, connection);
        };
    }

    private static String change(Tracked tracked, String connection) {
        for (Side side : Side.values())
            if (tracked.before(side) != tracked.connection().state(side))
                return "the change of the " + side.label() + " of " + connection + " from " + tracked.before(side) + " to "
                        + tracked.connection().state(side);
        return "a state of " + connection + " that ends: originator " + tracked.connection().state(Side.ORIGINATOR) + ", responder "
                + tracked.connection().state(Side.RESPONDER);
    }

    /** Why a rule does not look at a packet. */
    static String passedOver(Occasion occasion) {
        return switch (occasion) {
            case PACKET -> "it looks at packets";
            case STATE -> "the rule looks at changes of an endpoint's TCP state, and this packet causes none";
            case OPEN -> "the rule looks at the first packet of a connection, and this one opens none";
            case ESTABLISHED -> "the rule looks at the packet that completes a handshake, and this one completes none";
            case CLOSE -> "the rule looks at the end of a connection, and none ends with this packet";
        };
    }
}
