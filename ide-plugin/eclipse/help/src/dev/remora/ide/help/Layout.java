package dev.remora.ide.help;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A page as text and the pieces of it that look or do something else: headings, emphasis, code, links. Knows the elements that pages of help are made of; others count as none. */
final class Layout {
    private static final Pattern PIECES = Pattern.compile("<!--.*?-->|<![^>]*>|<(/?)(\\w+)([^>]*)>|([^<]+)", Pattern.DOTALL);
    private static final Pattern HREF   = Pattern.compile("href=\"([^\"]*)\"");
    private static final Pattern HEAD   = Pattern.compile("<head>.*?</head>", Pattern.DOTALL);
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String  BULLET = "\u2022\t";

    /** How a piece looks. */
    enum Look {
        TITLE, HEADING, STRONG, EMPHASIS, CODE, LINK
    }

    /** A piece of the text; {@code href} is empty but for links. */
    record Piece(int start, int length, Look look, String href) {}

    private record Open(String element, int start, String href) {}

    private final StringBuilder text   = new StringBuilder();
    private final List<Piece>   pieces = new ArrayList<>();
    private final List<Open>    open   = new ArrayList<>();

    private Layout() {}

    /** The layout of a page. */
    static Layout of(String html) {
        Layout layout = new Layout();
        for (MatchResult piece : PIECES.matcher(HEAD.matcher(html).replaceAll("")).results().toList()) {
            if (piece.group(4) != null)
                layout.words(piece.group(4));
            else if (piece.group(2) != null && piece.group(1).isEmpty())
                layout.begin(piece.group(2), piece.group(3));
            else if (piece.group(2) != null)
                layout.end(piece.group(2));
        }
        return layout;
    }

    String text() {
        return text.toString();
    }

    /** The pieces; one that is inside of another comes after it. */
    List<Piece> pieces() {
        return pieces.stream().sorted(Comparator.comparingInt(Piece::start).thenComparing(Piece::length, Comparator.reverseOrder()).thenComparing(Piece::look)).toList();
    }

    private void words(String words) {
        String plain = SPACES.matcher(words).replaceAll(" ").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", " ").replace("&amp;", "&");
        boolean begins = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(begins ? plain.stripLeading() : plain);
    }

    private void begin(String element, String attributes) {
        switch (element) {
            case "h1", "h2", "h3", "p", "ul", "ol", "table" -> lines(2);
            case "tr", "br" -> lines(1);
            case "li" -> {
                lines(1);
                text.append(BULLET);
            }
            case "td", "th" -> text.append(text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? "" : "\t");
            default -> {
            }
        }
        open.add(new Open(element, text.length(), HREF.matcher(attributes).results().map(found -> found.group(1)).findFirst().orElse("")));
    }

    private void end(String element) {
        while (!open.isEmpty()) {
            Open last = open.removeLast();
            if (!last.element().equals(element))
                continue;                                            // it has no end of its own, as meta and br
            Look look = look(element);
            if (look != null && text.length() > last.start())
                pieces.add(new Piece(last.start(), text.length() - last.start(), look, last.href()));
            return;
        }
    }

    private static Look look(String element) {
        return switch (element) {
            case "h1" -> Look.TITLE;
            case "h2", "h3" -> Look.HEADING;
            case "th", "strong", "b" -> Look.STRONG;
            case "em", "i" -> Look.EMPHASIS;
            case "code", "pre" -> Look.CODE;
            case "a" -> Look.LINK;
            default -> null;
        };
    }

    /** Ends the line; after it so many line ends stand, unless nothing does before them. */
    private void lines(int wanted) {
        while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ')
            text.setLength(text.length() - 1);
        int there = 0;
        while (there < text.length() && text.charAt(text.length() - 1 - there) == '\n')
            there++;
        if (there < text.length())
            text.append("\n".repeat(Math.max(0, wanted - there)));
    }
}
