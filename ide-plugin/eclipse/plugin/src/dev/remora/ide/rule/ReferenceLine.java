package dev.remora.ide.rule;

import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IFile;

/**
 * A line of a rule file that has a name which was looked for.
 *
 * @param number from 1
 * @param text   the line without what is blank at its ends
 * @param start  of the text in the file
 * @param names  where the name stands in the file
 */
record ReferenceLine(IFile file, int number, String text, int start, List<Span> names) {
    /** The lines that have these places. */
    static Collection<ReferenceLine> of(IFile file, Source source, List<Span> names) {
        return names.stream().collect(Collectors.groupingBy(name -> source.line(name.start()))).entrySet().stream()
                .map(line -> of(file, source, line.getKey(), line.getValue())).toList();
    }

    private static ReferenceLine of(IFile file, Source source, int number, List<Span> names) {
        Span line = source.lineSpan(number);
        String text = source.text(line).stripTrailing();
        return new ReferenceLine(file, number, text.strip(), line.start() + text.length() - text.strip().length(), names);
    }
}
