package dev.remora.rules.source;

import dev.remora.tree.OneLine;

/** How many cells of a terminal a text takes: a tab reaches to the next multiple of four, wide characters take two, combining ones none. */
public final class Cells {
    private static final int TAB = 4;
    // The blocks that Unicode's East Asian Width gives as wide, coarsely: Hangul, CJK, full-width forms, pictographs.
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3040, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60}, {0x1F300, 0x1F64F}, {0x20000, 0x3FFFD}};

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
            if (OneLine.isControl(point))
                out.append(" ".repeat(cells));
            else
                out.appendCodePoint(point);
            width += cells;
        }
        return out.toString();
    }

    private static int width(int point, int before) {
        if (point >= ' ' && point < 0x7F)
            return 1;
        if (point == '\t')
            return TAB - before % TAB;
        if (OneLine.isControl(point))
            return 1;
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    private static boolean isWide(int point) {
        for (int[] block : WIDE)
            if (point >= block[0] && point <= block[1])
                return true;
        return false;
    }
}
