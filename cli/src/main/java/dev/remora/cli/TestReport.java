package dev.remora.cli;

import dev.remora.cli.Colours.Ink;
import dev.remora.rules.testing.TestResult;
import dev.remora.tree.OneLine;
import dev.remora.tree.TextBuffer;

/** How tests went, for people: a line for each that failed and what explains it, and the count. */
final class TestReport {
    private static final String INDENT = "        ";

    private final Colours colours;
    private final int     columns;
    private final boolean all;
    private int           tests;
    private int           failed;
    private int           files;

    /**
     * @param columns of the terminal; 0 where there is none
     * @param all     whether tests that pass are named, too
     */
    TestReport(Colours colours, int columns, boolean all) {
        this.colours = colours;
        this.columns = columns;
        this.all = all;
    }

    /** Says that the tests of another file begin. */
    void file() {
        files++;
    }

    /** Tells of a test. */
    void test(TestResult result, TextBuffer out) {
        tests++;
        if (!result.hasPassed())
            failed++;
        else if (!all)
            return;
        String verdict = result.hasPassed() ? colours.paint(Ink.GOOD, "passed") : colours.paint(Ink.BAD, "FAILED");
        String place = result.file().source().name() + ":" + result.line();
        out.text(verdict).text("  ").text(OneLine.of(result.title())).text(colours.paint(Ink.QUIET, "  " + OneLine.of(place))).octet('\n');
        for (String line : result.report(colours::paint, Math.max(0, columns - INDENT.length())))
            out.text(line.isEmpty() ? "" : INDENT).text(line).octet('\n');
        if (!result.hasPassed())
            out.octet('\n');
    }

    /** The count, on one line. */
    void summary(TextBuffer out) {
        String where = files == 1 ? " in 1 file" : " in " + files + " files";
        String count = tests + (tests == 1 ? " test" : " tests") + where;
        String outcome = tests == 0 ? "no rule file has a test" : failed == 0 ? colours.paint(Ink.GOOD, tests == 1 ? "it passed" : "all passed")
                : colours.paint(Ink.BAD, failed + " failed") + ", " + (tests - failed) + " passed";
        out.text(count).text(": ").text(outcome).octet('\n');
    }

    /** Whether a test failed. */
    boolean hasFailures() {
        return failed > 0;
    }
}
