package dev.remora.cli;

import dev.remora.rules.explain.Paint;
import picocli.CommandLine.Help.Ansi;

/** Colours of a terminal; none where results go elsewhere, or where {@code NO_COLOR} is set. */
enum Colours {
    PLAIN, BRIGHT;

    private static final String RESET = "\u001B[0m";

    /** What a colour is for. */
    enum Ink {
        GOOD("32"), BUSY("33"), CLOSING("36"), BAD("31"), QUIET("2"), STRONG("1");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    /** Those that fit standard output. */
    static Colours ofOutput() {
        return Ansi.AUTO.enabled() ? BRIGHT : PLAIN;
    }

    /** A text in the colour of a tone. */
    String paint(Paint.Tone tone, String text) {
        return paint(switch (tone) {
            case GOOD -> Ink.GOOD;
            case BAD -> Ink.BAD;
            case STRONG -> Ink.STRONG;
            case QUIET -> Ink.QUIET;
        }, text);
    }

    /** A text in a colour. */
    String paint(Ink ink, String text) {
        return this == PLAIN || text.isBlank() ? text : "\u001B[" + ink.code + "m" + text + RESET;
    }
}
