package dev.remora.rules.run;

import dev.remora.packet.Frame;

/** What an alert says of its packet, or what that can be worked out of. Immutable; safe for use by several threads. */
sealed interface Account {
    /** What the alert says. */
    Said told();

    /** It is worked out. */
    record Said(String message, Peer source, Peer destination, int protocol) implements Account {
        @Override
        public Said told() {
            return this;
        }
    }

    /**
     * It can be worked out of the octets of the packet.
     *
     * @param rule  place of the rule that reports
     * @param frame a copy of its own
     */
    record Evidence(Teller teller, int rule, Frame frame) implements Account {
        @Override
        public Said told() {
            return teller.tell(rule, frame);
        }
    }
}
