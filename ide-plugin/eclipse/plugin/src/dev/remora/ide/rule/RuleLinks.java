package dev.remora.ide.rule;

import dev.remora.rules.edit.Document;
import dev.remora.rules.edit.Location;
import dev.remora.rules.edit.Mention;
import dev.remora.rules.source.Span;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.hyperlink.AbstractHyperlinkDetector;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.texteditor.ITextEditor;

/** Names are links to where they are defined. */
public final class RuleLinks extends AbstractHyperlinkDetector {
    @Override
    public IHyperlink[] detectHyperlinks(ITextViewer viewer, IRegion region, boolean canShowSeveral) {
        ITextEditor editor = getAdapter(ITextEditor.class);
        if (editor == null || !RuleEditors.isRules(editor))
            return null;                                                   // the platform asks about every text that the generic editor edits
        var rules = RuleDocuments.of(viewer.getDocument());
        Optional<Location> target = rules.definition(region.getOffset());
        Optional<Mention> name = rules.mentionAt(region.getOffset());
        if (target.isEmpty() && name.filter(Mention::isDefinedByFile).isEmpty())
            return null;
        Span from = name.map(Mention::span).orElse(rules.selections(region.getOffset()).getFirst());
        Runnable open = target.isPresent() ? () -> follow(editor, target.get()) : () -> search(editor, rules, region.getOffset());
        return new IHyperlink[]{new Link(from, open)};
    }

    // What this file and those that it imports do not define is of another pack, or of this one in another file. Goes to the definition in whichever rule file of the
    // workspace has it; they are read in the background.
    private static void search(ITextEditor editor, Document rules, int offset) {
        Display display = editor.getSite().getShell().getDisplay();
        Job.createSystem("Looking for a definition", (ICoreRunnable) monitor -> {
            Optional<Location> found = Optional.empty();
            try {
                for (Iterator<IFile> files = WorkspaceRules.eachFile().iterator(); found.isEmpty() && files.hasNext();)
                    found = rules.definition(offset, List.of(RuleDocuments.of(files.next())));
            } catch (IOException e) {
                ILog.get().error("The rule files could not be read", e);
            }
            Optional<Location> target = found;
            display.asyncExec(() -> {
                if (RuleEditors.text(editor) == null)
                    return;                                                // it was closed meanwhile
                target.ifPresentOrElse(place -> follow(editor, place), () -> RuleEditors.say(editor, "No rule file of the workspace defines this name", true));
            });
        }).schedule();
    }

    /** Goes to a definition, in this file or in one that it imports. */
    static void follow(ITextEditor editor, Location target) {
        if (target.source().name().equals(RuleEditors.rules(editor).source().name()))
            editor.selectAndReveal(target.span().start(), target.span().length());
        else
            RuleEditors.open(editor.getSite().getPage(), target.source().name(), target.span());
    }

    private record Link(Span from, Runnable target) implements IHyperlink {
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
            target.run();
        }
    }
}
