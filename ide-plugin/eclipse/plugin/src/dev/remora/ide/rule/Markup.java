package dev.remora.ide.rule;

import java.util.ArrayList;
import java.util.List;

/** Markdown as far as the language uses it, for widgets that show plain text or simple HTML. */
final class Markup {
    private static final String FENCE = "```";

    private Markup() {}

    /** The text without its marks. */
    static String plain(String markdown) {
        return markdown.replaceAll("(?m)^#+ ", "").replace("**", "").replace("```remora", "").replace("```", "").replaceAll("`([^`\n]*)`", "$1").strip();
    }

    /** As HTML that a widget for information reads: lines stay lines, code stays as it is laid out. */
    static String html(String markdown) {
        List<String> paragraphs = new ArrayList<>();
        String[] parts = markdown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").split(FENCE, -1);
        for (int i = 0; i < parts.length; i++)
            if (!parts[i].isBlank())
                paragraphs.add(i % 2 == 0 ? words(parts[i]) : "<pre>" + parts[i].replaceFirst("^remora", "").replaceFirst("^\n", "").stripTrailing() + "</pre>");
        return String.join("<br><br>", paragraphs);
    }

    private static String words(String markdown) {
        return markdown.strip().replaceAll("(?m)^#+ (.*)$", "<b>$1</b>").replaceAll("\\*\\*([^*\n]+)\\*\\*", "<b>$1</b>").replaceAll("`([^`\n]*)`", "$1")
                .replace("\n", "<br>");
    }
}
