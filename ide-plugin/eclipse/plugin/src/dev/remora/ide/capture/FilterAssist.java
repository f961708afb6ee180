package dev.remora.ide.capture;

import dev.remora.ide.model.Protocols;
import dev.remora.rules.edit.Completion;
import dev.remora.rules.edit.Language;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.source.Source;
import java.util.List;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.IContentProposalProvider;

/** What can be written in a display filter at the cursor: what the rule editor offers in a rule's {@code when}. */
final class FilterAssist implements IContentProposalProvider {
    private static final String BEFORE = "rule filter \"\" {\n    when ";
    private static final String BEHIND = "\n}\n";
    private static final int    MOST   = 300;

    private static final Language LANGUAGE = new Language(Protocols.all().catalogue());

    @Override
    public IContentProposal[] getProposals(String contents, int position) {
        return complete(contents, position).stream().limit(MOST).map(completion -> proposal(contents, completion)).toArray(IContentProposal[]::new);
    }

    /** The completions, placed in the text of a rule. */
    private List<Completion> complete(String contents, int position) {
        return LANGUAGE.open(Source.of("filter", BEFORE + contents + BEHIND), RuleFolder::imported).complete(BEFORE.length() + position).stream()
                .filter(completion -> completion.kind() != Completion.Kind.KEYWORD || isOfFilters(completion.label())).toList();
    }

    /** Whether a keyword is one of expressions; those of clauses stand in the line below a rule's {@code when}. */
    private static boolean isOfFilters(String keyword) {
        return List.of("and", "or", "not", "xor", "in", "contains", "matches", "any", "all", "true", "false").contains(keyword);
    }

    private static IContentProposal proposal(String contents, Completion completion) {
        int start = Math.max(0, completion.replaced().start() - BEFORE.length());
        int end = Math.min(contents.length(), start + completion.replaced().length());
        String whole = contents.substring(0, start) + completion.text() + contents.substring(end);
        String label = completion.detail().isEmpty() ? completion.label() : completion.label() + "  –  " + completion.detail();
        return new ContentProposal(whole, label, null, start + completion.caret());
    }
}
