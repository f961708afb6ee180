package dev.remora.field;

/** What the values of a field are; decides which operators a filter may use on it (Wireshark's field types). */
public enum Type {
    /** Unsigned numbers of 1, 2, 3, 4, 8 octets. */
    U8, U16, U24, U32, U64,
    /** Signed number of 4 octets. */
    I32,
    /** True or false. */
    BOOL,
    /** Number of a frame in the capture; a link in a user interface. */
    FRAME_NUMBER,
    /** Floating point; the bits of a {@code double}. */
    FLOAT,
    /** Span of time in nanoseconds. */
    RELATIVE_TIME,
    /** Nanoseconds since 1970-01-01T00:00:00Z. */
    ABSOLUTE_TIME,
    /** Addresses of 4, 16 and 6 octets. */
    IPV4, IPV6, MAC,
    /** Octets of any number. */
    BYTES,
    /** The octets that a protocol, or an option, spans. */
    PROTOCOL,
    /** Text. */
    STRING,
    /** No value: the field is there or is not. */
    NONE;

    /** What a value is, in a word or two for people. */
    public String title() {
        return switch (this) {
            case U8, U16, U24, U32, U64 -> width() * 8 + " bits";
            case I32 -> "32 bits signed";
            case BOOL -> "flag";
            case FRAME_NUMBER -> "frame number";
            case FLOAT -> "float";
            case RELATIVE_TIME -> "time span";
            case ABSOLUTE_TIME -> "time";
            case IPV4 -> "IPv4 address";
            case IPV6 -> "IPv6 address";
            case MAC -> "MAC address";
            case BYTES -> "octets";
            case PROTOCOL -> "protocol";
            case STRING -> "text";
            case NONE -> "presence";
        };
    }

    /** Octets of a number of this type; 0 for what is no number. */
    public int width() {
        return switch (this) {
            case U8, BOOL -> 1;
            case U16 -> 2;
            case U24 -> 3;
            case U32, I32, FRAME_NUMBER -> 4;
            case U64, FLOAT, RELATIVE_TIME, ABSOLUTE_TIME -> 8;
            case IPV4, IPV6, MAC, BYTES, PROTOCOL, STRING, NONE -> 0;
        };
    }

    /** Whether values are whole numbers, of any width. */
    public boolean isInteger() {
        return switch (this) {
            case U8, U16, U24, U32, U64, I32, FRAME_NUMBER -> true;
            case BOOL, FLOAT, RELATIVE_TIME, ABSOLUTE_TIME, IPV4, IPV6, MAC, BYTES, PROTOCOL, STRING, NONE -> false;
        };
    }

    /** Whether values are octets of the frame: read them through their range, not as a number. */
    public boolean isOctets() {
        return switch (this) {
            case IPV4, IPV6, MAC, BYTES, PROTOCOL -> true;
            case U8, U16, U24, U32, U64, I32, BOOL, FRAME_NUMBER, FLOAT, RELATIVE_TIME, ABSOLUTE_TIME, STRING, NONE -> false;
        };
    }
}
