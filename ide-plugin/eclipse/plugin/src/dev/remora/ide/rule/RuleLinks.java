package dev.remora.ide.rule;

import dev.remora.rules.edit.Location;
import dev.remora.rules.edit.Mention;
import dev.remora.rules.source.Span;
import java.util.Optional;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.hyperlink.AbstractHyperlinkDetector;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.ui.texteditor.ITextEditor;

/** Names are links to where they are defined. */
public final class RuleLinks extends AbstractHyperlinkDetector {
    @Override
    public IHyperlink[] detectHyperlinks(ITextViewer viewer, IRegion region, boolean canShowSeveral) {
        ITextEditor editor = getAdapter(ITextEditor.class);
        var rules = RuleDocuments.of(viewer.getDocument());
        Optional<Location> target = rules.definition(region.getOffset());
        if (editor == null || target.isEmpty())
            return null;
        Span from = rules.mentionAt(region.getOffset()).map(Mention::span).orElse(rules.selections(region.getOffset()).getFirst());
        return new IHyperlink[] {new Link(editor, from, target.get())};
    }

    /** Goes to a definition, in this file or in one that it imports. */
    static void follow(ITextEditor editor, Location target) {
        if (target.source().name().equals(RuleEditors.rules(editor).source().name()))
            editor.selectAndReveal(target.span().start(), target.span().length());
        else
            RuleEditors.open(editor.getSite().getPage(), target.source().name(), target.span());
    }

    private record Link(ITextEditor editor, Span from, Location target) implements IHyperlink {
        @Override
        public IRegion getHyperlinkRegion() {
            return new Region(from.start(), from.length());
        }

        @Override
        public String getTypeLabel() {
            return "Definition";
        }

        @Override
        public String getHyperlinkText() {
            return "Open Definition";
        }

        @Override
        public void open() {
            follow(editor, target);
        }
    }
}
