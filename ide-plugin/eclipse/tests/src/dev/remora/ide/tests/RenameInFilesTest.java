package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourceAttributes;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.IJobManager;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Renaming what several rule files have: one in which it is typed, one in another editor, and those that are on disk alone. */
class RenameInFilesTest {
    private static final String LIBRARY = "let opening   = tcp.flags.syn and not tcp.flags.ack\nlet half-open = opening and tcp.window_size_value < 536\n";
    private static final String OTHERS  = """
            pack others "Others"
            import "library.remora"
            rule taken "T" {
                when     opening
            }
            let mine-too = udp
            suppress mine/syn-fin
            """;
    private static final String TYPED   = "# not saved\n";
    private static final String RULES   = """
            pack mine "Mine"
            import "library.remora"

            rule syn-fin "SYN and FIN together" {
                when     opening and tcp.flags.fin
            }
            """;

    private static final String              PROPOSE = "contentAssistant.autoActivation";
    private static final IEclipsePreferences EDITORS = InstanceScope.INSTANCE.getNode("org.eclipse.ui.genericeditor");

    private IWorkbenchPage page;
    private RulesInEditor  open;
    private ITextEditor    other;
    private IFile          library;
    private IFile          others;

    @BeforeEach
    void openRules() throws Exception {
        EDITORS.putBoolean(PROPOSE, false);                                  // as in RenameTest
        page = Workbench.emptyPage();
        IProject project = Workbench.project("renames");
        library = Workbench.file(project, "library.remora", LIBRARY);
        others = Workbench.file(project, "others.remora", OTHERS);
        other = (ITextEditor) IDE.openEditor(page, others);
        open = RulesInEditor.open(page, project, RULES);
    }

    @AfterEach
    void closeEditors() throws Exception {
        setReadOnly(library, false);
        page.closeAllEditors(false);
        EDITORS.remove(PROPOSE);
    }

    private void rename(String words, int behind, String name) {
        open.cursorAt(words, behind);
        Keys.focus(open.viewer().getTextWidget());
        Keys.press(SWT.ALT, SWT.SHIFT, 'r');
        Keys.type(name + "\r");
    }

    private IDocument otherText() {
        return other.getDocumentProvider().getDocument(other.getEditorInput());
    }

    // Undo or redo, which asks first, as it does for whatever changes other files, too.
    private void confirm(String what) throws Exception {
        answering("OK", () -> Workbench.command("org.eclipse.ui.edit." + what));
    }

    // Does something, and presses a button of this name wherever one is asked meanwhile.
    private void answering(String button, Action action) throws Exception {
        Shell window = page.getWorkbenchWindow().getShell();
        Display display = window.getDisplay();
        boolean[] over = new boolean[1];
        Runnable press = new Runnable() {
            @Override
            public void run() {
                Arrays.stream(display.getShells()).filter(shell -> shell != window && shell.isVisible()).flatMap(RenameInFilesTest::buttons)
                        .filter(each -> LegacyActionTools.removeMnemonics(each.getText()).equals(button)).findFirst()
                        .ifPresent(each -> each.notifyListeners(SWT.Selection, new Event()));
                if (!over[0])
                    display.timerExec(20, this);
            }
        };
        press.run();
        action.run();
        over[0] = true;
    }

    private static Stream<Button> buttons(Control control) {
        return control instanceof Button button ? Stream.of(button)
                : control instanceof Composite parent ? Arrays.stream(parent.getChildren()).flatMap(RenameInFilesTest::buttons) : Stream.empty();
    }

    /** What is done. */
    private interface Action {
        void run() throws Exception;
    }

    private static String onDisk(IFile file) throws Exception {
        try (var content = file.getContents()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> onDisk() throws Exception {
        return List.of(onDisk(open.file()), onDisk(others), onDisk(library));
    }

    private static List<String> renamed(String old, String name, String... texts) {
        return List.of(texts).stream().map(text -> text.replace(old, name)).toList();
    }

    private static void setReadOnly(IFile file, boolean readOnly) throws CoreException {
        ResourceAttributes attributes = file.getResourceAttributes();
        attributes.setReadOnly(readOnly);
        file.setResourceAttributes(attributes);
    }

    @Test
    void renamesALetFromWhereItIsUsedInAllFilesAsTheyWereSaved() throws Exception {
        rename("opening", 3, "start");
        Workbench.awaitSaid(page, "Renamed opening to start: 4 places in 3 files");

        assertEquals(renamed("opening", "start", RULES, OTHERS, LIBRARY), onDisk());
        assertEquals(OTHERS.replace("opening", "start"), otherText().get());
        assertFalse(open.editor().isDirty());
        assertFalse(other.isDirty());
        assertEquals(RULES.indexOf("opening") + "start".length(), open.viewer().getSelectedRange().x);
    }

    @Test
    void takesItBackInAllFilesInOneStepFromAnyEditor() throws Exception {
        rename("opening", 3, "start");
        Workbench.awaitSaid(page, "Renamed opening to start: 4 places in 3 files");
        confirm("undo");
        assertEquals(List.of(RULES, OTHERS, LIBRARY), onDisk());
        assertEquals(OTHERS, otherText().get());
        confirm("redo");
        assertEquals(renamed("opening", "start", RULES, OTHERS, LIBRARY), onDisk());

        page.activate(other);
        confirm("undo");
        assertEquals(List.of(RULES, OTHERS, LIBRARY), onDisk());
        assertEquals(RULES, open.text().get());
    }

    @Test
    void leavesUnsavedWhatWasNotSaved() throws Exception {
        otherText().replace(0, 0, TYPED);
        rename("opening", 3, "start");
        Workbench.awaitSaid(page, "Renamed opening to start: 4 places in 3 files");

        assertEquals(TYPED + OTHERS.replace("opening", "start"), otherText().get());
        assertTrue(other.isDirty());
        assertEquals(OTHERS, onDisk(others));
        confirm("undo");
        assertEquals(TYPED + OTHERS, otherText().get());
        assertEquals(List.of(RULES, OTHERS, LIBRARY), onDisk());
    }

    @Test
    void renamesARuleBehindTheNameOfItsPack() throws Exception {
        rename("syn-fin", 3, "both");
        Workbench.awaitSaid(page, "Renamed syn-fin to both: 2 places in 2 files");

        assertEquals(renamed("syn-fin", "both", RULES, OTHERS, LIBRARY), onDisk());
    }

    @Test
    void changesNothingWhereAFileIsReadOnly() throws Exception {
        setReadOnly(library, true);
        answering("No", () -> {                                              // it is not to be made writable
            rename("opening", 3, "start");
            Workbench.awaitSaid(page, "Not renamed: library.remora is read-only");
        });

        assertUnchanged();
    }

    @Test
    void changesNothingWhereAnotherFileHasTheName() throws Exception {
        rename("opening", 3, "mine-too");
        Workbench.awaitSaid(page, "Not renamed: `mine-too` already exists, in " + others.getLocation().toOSString());

        assertUnchanged();
    }

    @Test
    void changesNothingWhereNoFileDefinesTheName() throws Exception {
        open.text().replace(RULES.length(), 0, "suppress nowhere/rule-x\n");
        rename("rule-x", 3, "start");
        Workbench.awaitSaid(page, "Not renamed: no rule file of the workspace defines this name, or several do");

        assertEquals(RULES + "suppress nowhere/rule-x\n", open.text().get());
    }

    @Test
    void renamesAgainAfterTheSearchForAllPlacesEndedWithoutAnAnswer() throws Exception {
        IJobManager jobs = Job.getJobManager();
        IJobChangeListener ends = new JobChangeAdapter() {
            @Override
            public void aboutToRun(IJobChangeEvent event) {
                if (event.getJob().getName().equals("Renaming to start"))
                    event.getJob().cancel();
            }
        };
        jobs.addJobChangeListener(ends);
        try {
            rename("opening", 3, "start");
            Workbench.awaitSaid(page, "Not renamed: its references could not be found; see the error log");
        } finally {
            jobs.removeJobChangeListener(ends);
        }
        assertUnchanged();

        rename("opening", 3, "first");
        Workbench.awaitSaid(page, "Renamed opening to first: 4 places in 3 files");
    }

    private void assertUnchanged() throws Exception {
        assertEquals(List.of(RULES, OTHERS, LIBRARY), onDisk());
        assertEquals(RULES, open.text().get());
        assertEquals(OTHERS, otherText().get());
        assertFalse(open.editor().isDirty());
        assertFalse(other.isDirty());
    }
}
