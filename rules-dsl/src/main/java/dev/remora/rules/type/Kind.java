package dev.remora.rules.type;

import dev.remora.field.Type;

/** What a value is to the rule language: types of fields that behave alike are one kind. */
public enum Kind {
    /** A whole number. */
    INTEGER("a number"),
    /** True or false; also 1 or 0. */
    BOOLEAN("true or false"),
    /** A number with a fraction; the bits of a {@code double}. */
    FLOAT("a number with a fraction"),
    /** Nanoseconds. */
    DURATION("a duration"),
    /** Nanoseconds since 1970-01-01T00:00:00Z. */
    INSTANT("a point in time"),
    /** 32 bits. */
    IPV4("an IPv4 address"),
    /** 16 octets. */
    IPV6("an IPv6 address"),
    /** 6 octets. */
    MAC("a hardware address"),
    /** Any number of octets. */
    OCTETS("octets"),
    /** Text, held as its UTF-8 octets. */
    TEXT("text"),
    /** No value. */
    LABEL("a mark without a value");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** The kind of a field of this type. */
    public static Kind of(Type type) {
        return switch (type) {
            case U8, U16, U24, U32, U64, I32, FRAME_NUMBER -> INTEGER;
            case BOOL -> BOOLEAN;
            case FLOAT -> FLOAT;
            case RELATIVE_TIME -> DURATION;
            case ABSOLUTE_TIME -> INSTANT;
            case IPV4 -> IPV4;
            case IPV6 -> IPV6;
            case MAC -> MAC;
            case BYTES, PROTOCOL -> OCTETS;
            case STRING -> TEXT;
            case NONE -> LABEL;
        };
    }

    /** With its article, as messages name it: {@code a number}. */
    public String words() {
        return words;
    }

    /** Whether values are held as numbers, see {@link Occurrences#number}; if not, as octets. */
    public boolean isNumber() {
        return switch (this) {
            case INTEGER, BOOLEAN, FLOAT, DURATION, INSTANT, IPV4 -> true;
            case IPV6, MAC, OCTETS, TEXT, LABEL -> false;
        };
    }

    /** Whether values are octets on the wire whatever else they are: such kinds compare with slices. */
    public boolean isOctets() {
        return switch (this) {
            case IPV4, IPV6, MAC, OCTETS -> true;
            case INTEGER, BOOLEAN, FLOAT, DURATION, INSTANT, TEXT, LABEL -> false;
        };
    }

    /** Whether values can be below zero, and so take a sign. */
    public boolean isSigned() {
        return this == INTEGER || this == FLOAT || this == DURATION;
    }

    /** Whether {@code contains} and {@code matches} look into values. */
    public boolean isSearchable() {
        return switch (this) {
            case MAC, OCTETS, TEXT -> true;
            case INTEGER, BOOLEAN, FLOAT, DURATION, INSTANT, IPV4, IPV6, LABEL -> false;
        };
    }

    /** Whether values can be sliced. */
    public boolean isSliceable() {
        return isOctets() || this == TEXT;
    }

    /** Whether values of these kinds compare with each other: the same kind, octets and an address, or a flag and a number. */
    public boolean comparesWith(Kind other) {
        if (this == LABEL || other == LABEL)
            return false;
        boolean addressed = isOctets() && other.isOctets() && (this == OCTETS || other == OCTETS);
        boolean flagged = this == BOOLEAN && other == INTEGER || this == INTEGER && other == BOOLEAN;
        return this == other || addressed || flagged;
    }
}
