package dev.remora.ide.rule;

import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.quickassist.IQuickAssistProcessor;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.texteditor.MarkerAnnotation;

/** What mends the diagnostics at the cursor. */
public final class RuleFixes implements IQuickAssistProcessor {
    @Override
    public ICompletionProposal[] computeQuickAssistProposals(IQuickAssistInvocationContext context) {
        IDocument text = context.getSourceViewer().getDocument();
        List<ICompletionProposal> proposals = new ArrayList<>();
        for (Diagnostic diagnostic : RuleDocuments.of(text).fixable(Span.at(context.getOffset())))
            for (Fix fix : diagnostic.fixes())
                proposals.add(new Proposal(fix, diagnostic.message()));
        return proposals.isEmpty() ? null : proposals.toArray(ICompletionProposal[]::new);
    }

    @Override
    public boolean canFix(Annotation annotation) {
        return annotation instanceof MarkerAnnotation marked && marked.getMarker().getAttribute(RuleReconciler.FIXES, false);
    }

    @Override
    public boolean canAssist(IQuickAssistInvocationContext context) {
        return true;
    }

    @Override
    public String getErrorMessage() {
        return null;
    }

    /** One fix. */
    private record Proposal(Fix fix, String why) implements ICompletionProposal {
        @Override
        public void apply(IDocument document) {
            RuleCommands.apply(document, fix.edits());
        }

        @Override
        public Point getSelection(IDocument document) {
            return null;
        }

        @Override
        public String getAdditionalProposalInfo() {
            return why;
        }

        @Override
        public String getDisplayString() {
            return fix.title();
        }

        @Override
        public Image getImage() {
            return null;
        }

        @Override
        public IContextInformation getContextInformation() {
            return null;
        }
    }
}
