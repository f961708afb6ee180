package dev.remora.ide.rule;

import dev.remora.ide.preference.Theme;
import dev.remora.rules.edit.Colour;
import java.util.List;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITypedRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.text.presentation.IPresentationDamager;
import org.eclipse.jface.text.presentation.IPresentationRepairer;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Display;

/** Colours of rule files, by what each word means. */
public final class RulePresentation extends PresentationReconciler {
    /** Called by the generic editor. */
    public RulePresentation() {
        Painter painter = new Painter();
        setDamager(painter, IDocument.DEFAULT_CONTENT_TYPE);
        setRepairer(painter, IDocument.DEFAULT_CONTENT_TYPE);
    }

    /** The theme may change while a text is shown, which nobody tells of; its next painting has other colours around it. */
    @Override
    public void install(ITextViewer viewer) {
        super.install(viewer);
        Theme.onChange(viewer.getTextWidget(), viewer::invalidateTextPresentation);
    }

    /** Paints a whole text anew: the meaning of a word may change with any other. */
    private static final class Painter implements IPresentationDamager, IPresentationRepairer {
        private IDocument text;

        @Override
        public void setDocument(IDocument document) {
            text = document;
        }

        @Override
        public IRegion getDamageRegion(ITypedRegion partition, DocumentEvent event, boolean changed) {
            return new Region(0, event.getDocument().getLength());
        }

        @Override
        public void createPresentation(TextPresentation presentation, ITypedRegion damage) {
            int from = damage.getOffset();
            int to = from + damage.getLength();
            List<Colour> colours = RuleDocuments.of(text).colours();
            for (Colour colour : colours)
                if (colour.span().end() > from && colour.span().start() < to)
                    presentation.addStyleRange(style(colour));
        }

        private static StyleRange style(Colour colour) {
            boolean dark = Theme.isDark(Display.getCurrent());
            TextAttribute attribute = switch (colour.kind()) {
                case KEYWORD -> attribute(dark, 0x7B1FA2, 0xCE93D8, SWT.BOLD);
                case COMMENT -> attribute(dark, 0x5F7A61, 0x8BA88D, SWT.ITALIC);
                case TEXT -> attribute(dark, 0x1B5E20, 0xA5D6A7, SWT.NORMAL);
                case NUMBER, VALUE -> attribute(dark, 0xA84300, 0xFFB74D, SWT.NORMAL);
                case FIELD, PROTOCOL -> attribute(dark, 0x0D47A1, 0x90CAF9, SWT.NORMAL);
                case FUNCTION -> attribute(dark, 0x00695C, 0x80CBC4, SWT.NORMAL);
                case RULE -> attribute(dark, 0x212121, 0xEEEEEE, SWT.BOLD);
                case VARIABLE -> attribute(dark, 0x4E342E, 0xBCAAA4, SWT.NORMAL);
                case UNKNOWN -> attribute(dark, 0xB71C1C, 0xEF9A9A, SWT.NORMAL);
                case OPERATOR -> attribute(dark, 0x37474F, 0xB0BEC5, SWT.NORMAL);
            };
            return new StyleRange(colour.span().start(), colour.span().length(), attribute.getForeground(), null, attribute.getStyle());
        }

        private static TextAttribute attribute(boolean dark, int light, int onDark, int style) {
            int rgb = dark ? onDark : light;
            return new TextAttribute(new Color(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF), null, style);
        }
    }
}
