package dev.remora.ide.rule;

import dev.remora.rules.edit.Completion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.CompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.jface.text.link.LinkedModeModel;

/** What can be written at the cursor. */
public final class RuleAssist implements IContentAssistProcessor {
    private static final int MOST = 500;

    @Override
    public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
        if (LinkedModeModel.hasInstalledModel(viewer.getDocument()))
            return new ICompletionProposal[0];                             // a new name is typed: Enter and Escape end that
        return RuleDocuments.of(viewer.getDocument()).complete(offset).stream().limit(MOST).map(RuleAssist::proposal).toArray(ICompletionProposal[]::new);
    }

    private static ICompletionProposal proposal(Completion completion) {
        String shown = completion.detail().isEmpty() ? completion.label() : completion.label() + "  –  " + completion.detail();
        return new CompletionProposal(completion.text(), completion.replaced().start(), completion.replaced().length(), completion.caret(), null, shown, null,
                Markup.plain(completion.documentation()));
    }

    @Override
    public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
        return new IContextInformation[0];
    }

    @Override
    public char[] getCompletionProposalAutoActivationCharacters() {
        return new char[] {'.'};
    }

    @Override
    public char[] getContextInformationAutoActivationCharacters() {
        return new char[0];
    }

    @Override
    public String getErrorMessage() {
        return "nothing fits here";
    }

    @Override
    public IContextInformationValidator getContextInformationValidator() {
        return null;
    }
}
