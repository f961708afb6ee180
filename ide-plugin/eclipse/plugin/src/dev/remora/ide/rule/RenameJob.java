package dev.remora.ide.rule;

import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.edit.Document;
import dev.remora.rules.edit.FileEdits;
import dev.remora.rules.edit.Mention;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;

/** Finds, in the background, what a new name changes in all rule files of the workspace. */
final class RenameJob extends Job {
    /** What is asked: another name for what the name at a place of a file is about; the file is null where it is not of the workspace. */
    record Question(IFile file, Document rules, int offset, String name) {}

    /**
     * What came of it.
     *
     * @param own     changes of the file that was asked about
     * @param refused why nothing is to be changed; empty where something is
     */
    record Answer(List<Fix.Edit> own, List<FileChange> others, String refused) {
        int places() {
            return own.size() + others.stream().mapToInt(change -> change.edits().size()).sum();
        }
    }

    private final Question  question;
    private volatile Answer answer = refused("its references could not be found; see the error log");       // until they are

    /** Asks something; the answer is told on any thread, however the job ends. */
    RenameJob(Question question, Consumer<Answer> done) {
        super("Renaming to " + question.name());
        this.question = question;
        setSystem(true);
        addJobChangeListener(IJobChangeListener.onDone(event -> done.accept(answer)));
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        answer = answer();
        return Status.OK_STATUS;
    }

    private Answer answer() {
        try {
            Map<Document, IFile> others = others();
            List<Fix.Edit> own = new ArrayList<>();
            List<FileChange> changes = new ArrayList<>();
            for (FileEdits edits : question.rules().rename(question.offset(), question.name(), List.copyOf(others.keySet()))) {
                Optional<IFile> other = others.entrySet().stream().filter(each -> each.getKey().source() == edits.source()).map(Map.Entry::getValue).findFirst();
                if (other.isPresent())
                    changes.add(FileChange.of(other.get(), edits));
                else
                    own.addAll(edits.edits());
            }
            return own.isEmpty() ? refused("no rule file of the workspace defines this name, or several do") : new Answer(own, changes, "");
        } catch (IllegalArgumentException e) {
            return refused(e.getMessage());
        } catch (IOException e) {
            return refused("the rule files could not be read: " + e.getMessage());
        }
    }

    private static Answer refused(String why) {
        return new Answer(List.of(), List.of(), why);
    }

    // The other files that have the name.
    private Map<Document, IFile> others() throws IOException {
        Map<Document, IFile> others = new LinkedHashMap<>();
        Mention name = question.rules().mentionAt(question.offset()).orElseThrow();
        for (IFile file : WorkspaceRules.eachFile())
            if (!isAsked(file)) {
                Document rules = RuleDocuments.of(file);
                if (!rules.references(name).isEmpty())
                    others.put(rules, file);
            }
        return others;
    }

    private boolean isAsked(IFile file) throws IOException {
        return file.equals(question.file()) || question.file() != null && real(file).equals(real(question.file()));
    }

    private static Path real(IFile file) throws IOException {
        return file.getLocation().toPath().toRealPath();
    }
}
