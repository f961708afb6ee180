package dev.remora.ide.rule;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.model.CaptureFile;
import dev.remora.rules.edit.Document;
import dev.remora.rules.edit.Hover;
import java.util.Optional;
import org.eclipse.jface.text.DefaultInformationControl;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextHoverExtension;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.editors.text.EditorsUI;

/** What there is to know about the word under the pointer. */
public final class RuleHover implements ITextHover, ITextHoverExtension {
    @Override
    public String getHoverInfo(ITextViewer viewer, IRegion region) {
        Document rules = RuleDocuments.of(viewer.getDocument());
        Optional<CaptureFile> capture = PlatformUI.getWorkbench().getDisplay().syncCall(() -> RuleEditors.capture(viewer)).map(CaptureEditor::file);
        return rules.hover(region.getOffset(), RuleRuns.of(viewer.getDocument()).of(rules, capture)).map(Hover::markdown).map(Markup::html).orElse(null);
    }

    @Override
    public IRegion getHoverRegion(ITextViewer viewer, int offset) {
        return RuleDocuments.of(viewer.getDocument()).hover(offset).<IRegion>map(hover -> new Region(hover.span().start(), hover.span().length())).orElse(null);
    }

    // The same whether it stands alone or below what is wrong with the line.
    @Override
    public IInformationControlCreator getHoverControlCreator() {
        return parent -> new DefaultInformationControl(parent, EditorsUI.getTooltipAffordanceString());
    }
}
