package dev.remora.rules.explain;

/**
 * A line of a tree of text, painted or not, broken between words where a terminal would break it anywhere. What follows stands two columns behind the beginning of the text,
 * or further left where there is little room, and the branches that go on beside it are drawn there, too.
 */
final class TreeLine {
    private static final char   ESCAPE  = '\u001B';
    private static final char   END     = 'm';              // of a sequence of escape
    private static final int    FURTHER = 2;
    private static final int    ROOM    = 24;               // columns that text wants for itself
    private static final String RESET   = ESCAPE + "[0m";
    private static final String MARKS   = " │├└─✓✗";

    private final int           columns;
    private final String        before;                    // what stands in front of the lines that follow
    private final StringBuilder out     = new StringBuilder();
    private String              colour  = "";             // which text is in, where it is in one
    private int                 column;
    private boolean             isFresh = true;           // nothing stands in this line

    private TreeLine(String plain, int label, int columns) {
        this.columns = columns;
        this.before = before(plain, Math.min(label, plain.length()), columns);
    }

    /**
     * The line, broken.
     *
     * @param label   columns in front of the tree
     * @param columns of the terminal; 0 breaks nothing
     */
    static String broken(String line, int label, int columns) {
        String plain = line.replaceAll(ESCAPE + "\\[[0-9;]*" + END, "");
        return columns == 0 || plain.length() <= columns ? line : new TreeLine(plain, label, columns).write(line, plain);
    }

    private static String before(String plain, int label, int columns) {
        int text = label;
        while (text < plain.length() && MARKS.indexOf(plain.charAt(text)) >= 0)
            text++;
        StringBuilder before = new StringBuilder(" ".repeat(label));
        for (int i = label; i < text; i++)
            before.append(plain.charAt(i) == '│' || plain.charAt(i) == '├' ? '│' : ' ');
        before.append(" ".repeat(FURTHER));
        before.setLength(Math.min(before.length(), Math.max(label, columns - ROOM)));
        return before.toString();
    }

    // Blanks in front of a word are kept where it fits behind them. The first word of a line stands there, whether it fits or not.
    private String write(String line, String plain) {
        int at = 0;
        int shown = 0;
        while (at < line.length()) {
            int blanks = shown;
            while (blanks < plain.length() && plain.charAt(blanks) == ' ')
                blanks++;
            int end = blanks;
            while (end < plain.length() && plain.charAt(end) != ' ')
                end++;
            if (column + end - shown > columns && !isFresh) {
                breakLine();
                at = pass(line, at, blanks - shown, false);
                shown = blanks;
            }
            at = pass(line, at, end - shown, true);
            shown = end;
            isFresh = false;
        }
        return out.toString();
    }

    private void breakLine() {
        out.append(colour.isEmpty() ? "" : RESET).append('\n').append(before).append(colour);
        column = before.length();
        isFresh = true;
    }

    /** Passes so many characters that take a column, and the colours among and right behind them, which are kept; the place behind. */
    private int pass(String line, int from, int count, boolean isShown) {
        int at = from;
        for (int left = count; at < line.length() && (left > 0 || line.charAt(at) == ESCAPE);) {
            if (line.charAt(at) == ESCAPE) {
                at = escape(line, at);
                continue;
            }
            if (isShown)
                out.append(line.charAt(at));
            column += isShown ? 1 : 0;
            at++;
            left--;
        }
        return at;
    }

    private int escape(String line, int at) {
        int end = line.indexOf(END, at) + 1;
        String sequence = line.substring(at, end);
        colour = sequence.equals(RESET) ? "" : sequence;
        out.append(sequence);
        return end;
    }
}
