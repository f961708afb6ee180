package dev.remora.ide.rule;

/** Markdown as far as the language uses it, for widgets that show plain text. */
final class Markup {
    private Markup() {}

    /** The text without its marks. */
    static String plain(String markdown) {
        return markdown.replaceAll("(?m)^#+ ", "").replace("**", "").replace("```remora", "").replace("```", "").replaceAll("`([^`\n]*)`", "$1").strip();
    }
}
