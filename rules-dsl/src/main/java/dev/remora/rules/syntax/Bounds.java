package dev.remora.rules.syntax;

/** What is too much, so that no text can take more than a moment and some megabytes. Past a bound there is one diagnostic. */
final class Bounds {
    static final int CHARACTERS   = 4 << 20;
    static final int TOKENS       = 250_000;
    static final int DEPTH        = 100;       // brackets and prefix operators around one operand
    static final int CHAIN        = 256;       // operators of arithmetic in a row, or around one operand
    static final int SET          = 65_536;    // elements
    static final int PATTERN      = 4_096;     // characters
    static final int PLACEHOLDERS = 256;      // of a message
    static final int DIAGNOSTICS  = 100;       // for one text

    private Bounds() {}
}
