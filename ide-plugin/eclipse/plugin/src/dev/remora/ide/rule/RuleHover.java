package dev.remora.ide.rule;

import dev.remora.rules.edit.Document;
import dev.remora.rules.edit.Hover;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;

/** What there is to know about the word under the pointer. */
public final class RuleHover implements ITextHover {
    @Override
    public String getHoverInfo(ITextViewer viewer, IRegion region) {
        Document rules = RuleDocuments.of(viewer.getDocument());
        return rules.hover(region.getOffset(), RuleRuns.of(viewer.getDocument()).of(rules)).map(Hover::markdown).map(Markup::plain).orElse(null);
    }

    @Override
    public IRegion getHoverRegion(ITextViewer viewer, int offset) {
        return RuleDocuments.of(viewer.getDocument()).hover(offset).<IRegion>map(hover -> new Region(hover.span().start(), hover.span().length())).orElse(null);
    }
}
