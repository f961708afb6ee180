package dev.remora.rules.type;

/** Part of what tells the windows and sequences of a rule apart. Immutable. */
public sealed interface KeyPart {

    /** The outermost value of a field. */
    record Of(Operand operand) implements KeyPart {}

    /** The packet's connection. */
    record OfConnection() implements KeyPart {}

    /** The outermost values of two fields, in either order. */
    record OfPair(Operand first, Operand second) implements KeyPart {}
}
