package dev.remora.ide.rule;

import dev.remora.rules.edit.Document;
import dev.remora.rules.edit.Mention;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.ISearchResult;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.search.ui.text.Match;
import org.eclipse.ui.texteditor.ITextEditor;

/** Looks in all rule files of the workspace, as they stand in editors or on disk, for what a name is about. */
final class ReferenceQuery implements ISearchQuery {
    private final Mention         wanted;
    private final ReferenceResult found = new ReferenceResult(this);

    private ReferenceQuery(Mention wanted) {
        this.wanted = wanted;
    }

    /** Looks for the name at the cursor, in the background; the view <i>Search</i> shows where it stands. */
    static void start(ITextEditor editor) {
        Optional<Mention> name = RuleEditors.rules(editor).mentionAt(RuleEditors.selection(editor).start());
        if (name.isEmpty())
            RuleEditors.say(editor, "There is no name at the cursor", true);
        else
            NewSearchUI.runQueryInBackground(new ReferenceQuery(name.get()));
    }

    @Override
    public IStatus run(IProgressMonitor monitor) {
        found.removeAll();
        try {
            for (IFile file : WorkspaceRules.eachFile()) {
                if (monitor.isCanceled())
                    return Status.CANCEL_STATUS;
                Document rules = RuleDocuments.of(file);
                for (ReferenceLine line : ReferenceLine.of(file, rules.source(), rules.references(wanted)))
                    found.addMatches(line.names().stream().map(name -> new Match(line, name.start(), name.length())).toArray(Match[]::new));
            }
            return Status.OK_STATUS;
        } catch (IOException e) {
            return Status.error("The rule files could not be read", e);
        }
    }

    @Override
    public String getLabel() {
        return "References to " + wanted.name();
    }

    @Override
    public boolean canRerun() {
        return true;
    }

    @Override
    public boolean canRunInBackground() {
        return true;
    }

    @Override
    public ISearchResult getSearchResult() {
        return found;
    }
}
