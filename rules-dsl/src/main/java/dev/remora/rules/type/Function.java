package dev.remora.rules.type;

import static dev.remora.rules.type.Kind.BOOLEAN;
import static dev.remora.rules.type.Kind.DURATION;
import static dev.remora.rules.type.Kind.FLOAT;
import static dev.remora.rules.type.Kind.INSTANT;
import static dev.remora.rules.type.Kind.INTEGER;
import static dev.remora.rules.type.Kind.IPV4;
import static dev.remora.rules.type.Kind.IPV6;
import static dev.remora.rules.type.Kind.MAC;
import static dev.remora.rules.type.Kind.OCTETS;
import static dev.remora.rules.type.Kind.TEXT;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A function of the language, a row each: how it is called, what it means, what it takes and what it does. */
public enum Function {
    // @formatter:off
    LEN   ("len",    "The length of each value in octets; text counts as UTF-8.",             1, INTEGER, Bodies::lengths,  Kind.values()),
    COUNT ("count",  "How many values a field has; an absent field has no count.",            1, INTEGER, Bodies::count, Kind.values()),
    UPPER ("upper",  "Each text, with the letters a to z in upper case.",                     1, TEXT,    Bodies::upper,    TEXT),
    LOWER ("lower",  "Each text, with the letters A to Z in lower case.",                     1, TEXT,    Bodies::lower,    TEXT),
    STRING("string", "Each value as text: numbers in decimal, addresses in their usual form.", 1, TEXT,   Bodies::text,     INTEGER, FLOAT, IPV4, IPV6, MAC),
    MAX   ("max",    "The greatest of all values; every argument must be present.",           Function.MANY, null, Bodies::max, INTEGER, BOOLEAN, FLOAT, DURATION, INSTANT, IPV4, IPV6, MAC, OCTETS, TEXT),
    MIN   ("min",    "The least of all values; every argument must be present.",              Function.MANY, null, Bodies::min, INTEGER, BOOLEAN, FLOAT, DURATION, INSTANT, IPV4, IPV6, MAC, OCTETS, TEXT),
    ABS   ("abs",    "Each value without its sign.",                                          1, null,    Bodies::absolute, INTEGER, BOOLEAN, FLOAT, DURATION),
    EXISTS("exists", "Whether a field is present, whatever its value.",                       1, BOOLEAN, Bodies::exists,   Kind.values());
    // @formatter:on

    /** As many arguments as one likes, but one. */
    public static final int MANY = -1;

    /** What a function does with the values of its arguments. */
    @FunctionalInterface
    public interface Body {
        /** Adds the results. Allocates nothing but the text of a number with a fraction. */
        void apply(Operand.Call call, Occurrences[] arguments, Occurrences out);
    }

    private final String         spelling;
    private final String         sentence;
    private final int            parameters;
    private final @Nullable Kind result;
    private final Body           body;
    private final Set<Kind>      kinds;

    Function(String spelling, String sentence, int parameters, @Nullable Kind result, Body body, Kind... kinds) {
        this.spelling = spelling;
        this.sentence = sentence;
        this.parameters = parameters;
        this.result = result;
        this.body = body;
        this.kinds = EnumSet.copyOf(List.of(kinds));
    }

    /** The function of this name. */
    public static Optional<Function> of(String name) {
        return Arrays.stream(values()).filter(f -> f.spelling.equals(name)).findFirst();
    }

    /** How it is called. */
    public String spelling() {
        return spelling;
    }

    /** What it means, in one sentence. */
    public String sentence() {
        return sentence;
    }

    /** Number of arguments, or {@link #MANY}. */
    public int parameters() {
        return parameters;
    }

    /** The kinds it takes. */
    public Set<Kind> kinds() {
        return kinds;
    }

    /** The kind of what it gives for arguments of this kind. */
    public Kind result(Kind argument) {
        return result == null ? argument : result;
    }

    /** What it does. */
    public Body body() {
        return body;
    }

    /** With what it takes, as hover shows it: {@code max(a, …)}. */
    public String usage() {
        return spelling + (parameters == MANY ? "(a, …)" : "(a)");
    }
}
