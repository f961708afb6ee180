package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.tree.TextBuffer;
import org.junit.jupiter.api.Test;

class ParagraphTest {
    private static String written(int columns, int column) {
        TextBuffer out = new TextBuffer();
        out.text("#".repeat(column));
        new Paragraph(out, Colours.PLAIN, columns, column).add("", "10.0.0.1 sent both flags to 10.0.0.2:80", null).add("  ", "[packet 12]", null);
        return out.toString();
    }

    @Test
    void breaksNothingWhereThereIsNoTerminal() {
        assertThat(written(0, 10)).isEqualTo("##########10.0.0.1 sent both flags to 10.0.0.2:80  [packet 12]");
    }

    @Test
    void goesOnBelowItsBeginning() {
        assertThat(written(55, 10)).isEqualTo("##########10.0.0.1 sent both flags to 10.0.0.2:80\n          [packet 12]");
    }

    @Test
    void goesOnFurtherLeftWhereThereIsLittleRoom() {
        assertThat(written(48, 30)).isEqualTo("##############################10.0.0.1 sent both\n                flags to 10.0.0.2:80\n                [packet 12]");
    }

    @Test
    void breaksTextThatStandsBehindOther() {
        assertThat(Paragraph.broken(50, 8, "10.0.0.1 sent both flags to 10.0.0.2:80")).isEqualTo("10.0.0.1 sent both flags to 10.0.0.2:80");
        assertThat(Paragraph.broken(48, 8, "10.0.0.1 sent both flags to 10.0.0.2:80 twice")).isEqualTo("10.0.0.1 sent both flags to 10.0.0.2:80\n        twice");
        assertThat(Paragraph.broken(0, 8, "10.0.0.1 sent both flags to 10.0.0.2:80 twice")).doesNotContain("\n");
    }

    @Test
    void keepsAWordWholeThatIsLongerThanALine() {
        TextBuffer out = new TextBuffer();
        new Paragraph(out, Colours.PLAIN, 20, 0).add("", "a bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb c", null);

        assertThat(out.toString()).isEqualTo("a\nbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\nc");
    }
}
