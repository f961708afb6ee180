package dev.remora.rules.source;

/** How many cells of a terminal a text takes: a tab reaches to the next multiple of four, wide characters take two, combining ones none. */
public final class Cells {
    private static final int TAB = 4;

    private Cells() {}

    /** Cells that this text takes from the start of a line. */
    public static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i)))
            width += width(text.codePointAt(i), width);
        return width;
    }

    /** The same text with each tab as blanks and each other control character as one blank. */
    public static String expand(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            int cells = width(point, width);
            if (Character.isISOControl(point))
                out.append(" ".repeat(cells));
            else
                out.appendCodePoint(point);
            width += cells;
        }
        return out.toString();
    }

    private static int width(int point, int before) {
        if (point == '\t')
            return TAB - before % TAB;
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    // The blocks that Unicode's East Asian Width gives as wide, coarsely: Hangul, CJK, full-width forms, pictographs.
    private static boolean isWide(int point) {
        return point >= 0x1100 && point <= 0x115F
                || point >= 0x2E80 && point <= 0xA4CF && point != 0x303F
                || point >= 0xAC00 && point <= 0xD7A3
                || point >= 0xF900 && point <= 0xFAFF
                || point >= 0xFE30 && point <= 0xFE6F
                || point >= 0xFF00 && point <= 0xFF60
                || point >= 0x1F300 && point <= 0x1F64F
                || point >= 0x20000 && point <= 0x3FFFD;
    }
}
