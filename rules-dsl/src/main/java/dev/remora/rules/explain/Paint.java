package dev.remora.rules.explain;

/** Colours for the text of explanations; what a terminal makes of them is its own matter. */
@FunctionalInterface
public interface Paint {
    /** No colours. */
    Paint PLAIN = (tone, text) -> text;

    /** What a piece of text is. */
    enum Tone {
        /** It holds. */
        GOOD,
        /** It does not hold. */
        BAD,
        /** It matters. */
        STRONG,
        /** It matters less. */
        QUIET
    }

    /** The text in its colour. */
    String paint(Tone tone, String text);
}
