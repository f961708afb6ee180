package dev.remora.rules.edit;

/** What the innermost open brace around a place belongs to; {@code FILE} where none is open. */
enum Block {
    FILE, RULE, POLICY, TEST, PACKETS, SEQUENCE, SET;

    /** The block that a brace behind this keyword opens. */
    static Block of(String keyword) {
        return switch (keyword) {
            case "rule" -> RULE;
            case "policy" -> POLICY;
            case "test" -> TEST;
            case "packets" -> PACKETS;
            case "sequence" -> SEQUENCE;
            default -> SET;
        };
    }
}
