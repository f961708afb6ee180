package dev.remora.ide.rule;

import dev.remora.rules.edit.Completion;
import java.util.List;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
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
        List<Completion> completions = RuleDocuments.of(viewer.getDocument()).complete(offset);
        boolean isBegun = completions.stream().limit(1).anyMatch(each -> isBegun(viewer.getDocument(), each.replaced().start(), offset));
        boolean isWritten = completions.stream().anyMatch(each -> isWritten(viewer.getDocument(), each));
        if ((!isBegun || isWritten) && !AssistSession.wantsAll(viewer, offset))
            return new ICompletionProposal[0];                             // it opened while somebody typed, who has ended the word: Enter is to begin a line
        return completions.stream().limit(MOST).map(RuleAssist::proposal).toArray(ICompletionProposal[]::new);
    }

    /** Whether a word stands before the cursor, from {@code start} on; a number is written by whoever means it. */
    private static boolean isBegun(IDocument text, int start, int offset) {
        try {
            return start < offset && Character.isLetter(text.getChar(start));
        } catch (BadLocationException e) {
            return false;                                                  // the text has changed since: there is another question on its way
        }
    }

    /** Whether what would be written is there already. */
    private static boolean isWritten(IDocument text, Completion completion) {
        try {
            return text.get(completion.replaced().start(), completion.replaced().length()).equals(completion.text());
        } catch (BadLocationException e) {
            return false;                                                  // the text has changed since: there is another question on its way
        }
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
        return new char[]{'.'};
    }

    @Override
    public char[] getContextInformationAutoActivationCharacters() {
        return new char[0];
    }

    @Override
    public String getErrorMessage() {
        return "No completions here";
    }

    @Override
    public IContextInformationValidator getContextInformationValidator() {
        return null;
    }
}
