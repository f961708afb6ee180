package dev.remora.ide.capture;

import dev.remora.ide.make.NewRule;
import dev.remora.ide.make.NewRule.Sample;
import dev.remora.ide.make.RuleFileWriter;
import dev.remora.ide.make.RuleText;
import dev.remora.tree.Node;
import java.util.Arrays;
import org.eclipse.jface.window.Window;

/** Rules and tests that are made of the selected packet, or of the filter. */
final class MakeCommands {
    private final CaptureEditor editor;

    MakeCommands(CaptureEditor editor) {
        this.editor = editor;
    }

    /** A rule that looks for the selected field's value, or for what is remarkable in the packet. */
    void ruleFromPacket() {
        editor.withDetail(detail -> ask(predicate(detail), sample(detail), false));
    }

    /** The same, with a test that the packet is reported. */
    void testFromPacket() {
        editor.withDetail(detail -> ask(predicate(detail), sample(detail), true));
    }

    /** A rule that looks for what the filter takes. */
    void ruleFromFilter() {
        String filter = editor.filterBar().text().getText().strip();
        String when = filter.isEmpty() ? "frame" : filter;
        if (editor.packets().selected() == 0)
            ask(when, null, false);
        else
            editor.withDetail(detail -> ask(when, sample(detail), false));
    }

    private String predicate(Detail detail) {
        Node node = editor.fields().selected();
        return node == null ? RuleText.filter(detail.layers()) : RuleText.filter(node);
    }

    private static Sample sample(Detail detail) {
        return new Sample(detail.says(), Arrays.copyOf(detail.octets(), detail.length()), detail.link());
    }

    private void ask(String predicate, Sample sample, boolean test) {
        NewRule dialog = new NewRule(editor.getSite().getShell(), predicate, sample, test);
        if (dialog.open() == Window.OK)
            RuleFileWriter.append(editor.getSite().getPage(), dialog.file(), dialog.made());
    }
}
