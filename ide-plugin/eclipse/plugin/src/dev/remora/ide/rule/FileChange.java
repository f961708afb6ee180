package dev.remora.ide.rule;

import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.edit.FileEdits;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.core.resources.IFile;

/**
 * A change of one rule file.
 *
 * @param before the text that it is a change of
 * @param edits  in terms of that text, in its order
 */
record FileChange(IFile file, String before, List<Fix.Edit> edits) {
    FileChange {
        edits = edits.stream().sorted(Comparator.comparingInt(edit -> edit.span().start())).toList();
    }

    static FileChange of(IFile file, FileEdits edits) {
        return new FileChange(file, edits.source().text(), edits.edits());
    }

    /** The text that it leaves. */
    String after() {
        return new Fix("", edits).apply(before);
    }

    /** The change that takes this one back. */
    FileChange reversed() {
        List<Fix.Edit> back = new ArrayList<>();
        int moved = 0;
        for (Fix.Edit edit : edits) {
            int start = edit.span().start() + moved;
            back.add(new Fix.Edit(new Span(start, start + edit.text().length()), before.substring(edit.span().start(), edit.span().end())));
            moved += edit.text().length() - edit.span().length();
        }
        return new FileChange(file, after(), back);
    }
}
