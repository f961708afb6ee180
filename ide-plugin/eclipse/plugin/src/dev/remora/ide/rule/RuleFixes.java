package dev.remora.ide.rule;

import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.quickassist.IQuickAssistProcessor;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.texteditor.MarkerAnnotation;

/** What mends the diagnostics at the cursor that are not marked yet: of those that are, the editor itself offers what {@link RuleResolutions} has. */
public final class RuleFixes implements IQuickAssistProcessor {
    @Override
    public ICompletionProposal[] computeQuickAssistProposals(IQuickAssistInvocationContext context) {
        IDocument text = context.getSourceViewer().getDocument();
        Set<String> marked = marked(context.getSourceViewer().getAnnotationModel(), context.getOffset());
        List<ICompletionProposal> proposals = new ArrayList<>();
        for (Diagnostic diagnostic : RuleDocuments.of(text).fixable(Span.at(context.getOffset())))
            if (!marked.contains(diagnostic.code().id()))
                diagnostic.fixes().forEach(fix -> proposals.add(new Proposal(fix, diagnostic.message())));
        return proposals.isEmpty() ? null : proposals.toArray(ICompletionProposal[]::new);
    }

    // The codes of the diagnostics that are marked here and have fixes.
    private static Set<String> marked(IAnnotationModel model, int offset) {
        Set<String> codes = new HashSet<>();
        if (model == null)
            return codes;
        model.getAnnotationIterator().forEachRemaining(each -> {
            Position position = model.getPosition(each);
            boolean isHere = position != null && position.getOffset() <= offset && offset <= position.getOffset() + position.getLength();
            if (isHere && each instanceof MarkerAnnotation annotation && annotation.getMarker().getAttribute(RuleReconciler.FIXES, false))
                codes.add(annotation.getMarker().getAttribute(RuleReconciler.CODE, ""));
        });
        return codes;
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
