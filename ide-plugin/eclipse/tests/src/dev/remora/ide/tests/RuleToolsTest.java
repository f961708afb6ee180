package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.make.RuleFileWriter;
import dev.remora.ide.rule.RuleLinks;
import dev.remora.ide.rule.RulePreferences;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.ContentOutline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an editor of rules does beyond colours and completion. */
class RuleToolsTest {
    static final String RULES = """
            pack mine "Mine"

            let opening = tcp.flags.syn and not tcp.flags.ack

            rule syn-fin "SYN and FIN together" {
                severity high
                when     opening and tcp.flags.fin
                message  "{ip.src} sent both"
            }

            test "SYN and FIN are reported" {
                packets {
                    10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN FIN]
                }
                expect   syn-fin at 1
            }

            test "FIN alone is reported" {
                packets {
                    10.0.0.1:1024 > 10.0.0.2:80 tcp [FIN]
                }
                expect   syn-fin at 1
            }
            """;

    private IWorkbenchPage page;
    private IProject       project;
    private RulesInEditor  open;

    @BeforeEach
    void startWithAnEmptyProject() throws Exception {
        page = Workbench.emptyPage();
        project = Workbench.project("rule-tools");
    }

    private void open(String rules) throws Exception {
        open = RulesInEditor.open(page, project, rules);
    }

    private void cursorAt(String words) {
        open.cursorAt(words, 0);
    }

    private IDocument text() {
        return open.text();
    }

    @Test
    void outlinesTheFileAndGoesToALineOfTheOutline() throws Exception {
        ContentOutline outline = (ContentOutline) page.showView("org.eclipse.ui.views.ContentOutline");
        open(RULES);
        Workbench.await("the outline is there", () -> outline.getCurrentPage().getControl() instanceof Tree tree && tree.getItemCount() == 5);
        Tree tree = (Tree) outline.getCurrentPage().getControl();

        assertEquals("rule syn-fin  high: SYN and FIN together", tree.getItem(2).getText());
        Workbench.await("the outline is painted", () -> Workbench.colours(tree) > 3);
        tree.setFocus();
        tree.setSelection(tree.getItem(2));
        tree.notifyListeners(SWT.Selection, new Event());
        Workbench.await("the rule is selected", () -> open.selected().equals("syn-fin"));
    }

    @Test
    void selectsInTheOutlineWhatIsAroundTheCursor() throws Exception {
        ContentOutline outline = (ContentOutline) page.showView("org.eclipse.ui.views.ContentOutline");
        open(RULES);
        Workbench.await("the outline is there", () -> outline.getCurrentPage().getControl() instanceof Tree tree && tree.getItemCount() == 5);
        Tree tree = (Tree) outline.getCurrentPage().getControl();
        page.activate(open.editor());
        open.cursorAt("severity high", 3);
        Workbench.await("the rule is selected", () -> selected(tree).startsWith("rule syn-fin"));
        open.cursorAt("let opening", 0);
        Workbench.await("the predicate is selected", () -> selected(tree).startsWith("let opening"));

        open.text().replace(open.text().get().indexOf("opening"), "opening".length(), "first");
        Workbench.await("it is still selected under its new name", () -> selected(tree).startsWith("let first"));
        assertEquals("", open.selected(), "the cursor stays where it is");
    }

    @Test
    void outlinesTheTextOfAFileThatWasRenamed() throws Exception {
        ContentOutline outline = (ContentOutline) page.showView("org.eclipse.ui.views.ContentOutline");
        open(RULES);
        Workbench.await("the outline is there", () -> outline.getCurrentPage().getControl() instanceof Tree tree && tree.getItemCount() == 5);
        open.file().move(project.getFile("renamed.remora").getFullPath(), true, null);
        Workbench.await("the editor has the renamed file", () -> open.editor().getTitle().equals("renamed.remora"));

        text().replace(0, 0, "// here\n\nrule first {\n    when     udp\n}\n");
        Tree tree = (Tree) outline.getCurrentPage().getControl();
        Workbench.await("the new rule is in the outline", () -> tree.getItemCount() == 6);
    }

    private static String selected(Tree tree) {
        return tree.getSelectionCount() == 1 ? tree.getSelection()[0].getText() : "";
    }

    @Test
    void knowsWhatCanBeFolded() throws Exception {
        open(RULES);
        ProjectionViewer projection = (ProjectionViewer) open.viewer();
        Workbench.await("items can be folded", () -> foldings(projection).size() == 5);
        Workbench.settle();

        Position rule = foldings(projection).stream().min(Comparator.comparingInt(Position::getOffset)).orElseThrow();
        assertEquals(RULES.indexOf("rule syn-fin"), rule.getOffset());
        assertEquals(RULES.indexOf("\ntest"), rule.getOffset() + rule.getLength());
    }

    @Test
    void foldsAllAndUnfoldsAll() throws Exception {
        open(RULES);
        ProjectionViewer projection = (ProjectionViewer) open.viewer();
        Workbench.await("items can be folded", () -> foldings(projection).size() == 5);
        int lines = open.viewer().getTextWidget().getLineCount();

        Workbench.command("org.eclipse.ui.edit.text.folding.collapse_all");
        Workbench.await("lines are hidden", () -> open.viewer().getTextWidget().getLineCount() < lines);
        Workbench.picture("folded");

        Workbench.command("org.eclipse.ui.edit.text.folding.expand_all");
        Workbench.await("all lines are there again", () -> open.viewer().getTextWidget().getLineCount() == lines);
    }

    private static List<Position> foldings(ProjectionViewer viewer) {
        List<Position> found = new ArrayList<>();
        if (viewer.getProjectionAnnotationModel() != null)
            viewer.getProjectionAnnotationModel().getAnnotationIterator().forEachRemaining(each -> found.add(viewer.getProjectionAnnotationModel().getPosition(each)));
        return found;
    }

    @Test
    void goesToADefinition() throws Exception {
        open(RULES);
        cursorAt("opening and tcp");
        Workbench.command("org.eclipse.ui.edit.text.open.hyperlink");

        Workbench.await("its name is selected", () -> open.selected().equals("opening"));
        assertEquals(text().get().indexOf("opening"), open.viewer().getSelectedRange().x);
    }

    @Test
    void leavesTextsOfOtherLanguagesAlone() throws Exception {
        IFile script = Workbench.file(project, "script.txt", "let x = 1\nlet y = x\n");
        ITextEditor editor = (ITextEditor) IDE.openEditor(page, script, "org.eclipse.ui.genericeditor.GenericEditor");
        RuleLinks links = new RuleLinks();
        links.setContext(editor);

        assertNull(links.detectHyperlinks(editor.getAdapter(ITextViewer.class), new Region("let x = 1\nlet y = ".length(), 0), false));
    }

    @Test
    void goesToADefinitionInAnotherFile() throws Exception {
        IFile common = Workbench.file(project, "common.remora", "let quiet = tcp and not tcp.flags.push\n");
        open("import \"common.remora\"\nrule a {\n    when quiet\n}\n");
        cursorAt("quiet");
        Workbench.command("org.eclipse.ui.edit.text.open.hyperlink");

        Workbench.await("the other file is in front", () -> common.equals(page.getActiveEditor().getEditorInput().getAdapter(IFile.class)));
    }

    @Test
    void laysOutOnCommandAndAsAFileIsSaved() throws Exception {
        open("rule  a{when   tcp}");
        Workbench.command("dev.remora.ide.rules.format");
        assertEquals("rule a {\n    when     tcp\n}\n", text().get());

        Workbench.command("org.eclipse.ui.edit.undo");
        assertEquals("rule  a{when   tcp}", text().get(), "one step of undo");
        Workbench.command("org.eclipse.ui.edit.redo");
        assertEquals("rule a {\n    when     tcp\n}\n", text().get(), "one step of redo");

        text().replace(0, 4, "rule  ");
        open.editor().doSave(null);
        assertEquals("rule a {\n    when     tcp\n}\n", text().get());
        assertEquals(text().get(), new String(open.file().getContents().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void keepsTheLineEndsOfAFile() throws Exception {
        open("rule  a{\r\n  when   tcp\r\n}\r\n");
        text().replace(0, 0, "// mine\r\n");
        open.editor().doSave(null);
        assertEquals("// mine\r\nrule a {\r\n    when     tcp\r\n}\r\n", text().get());

        RuleFileWriter.append(page, open.file(), "rule fresh \"Fresh\" {\n    when     udp\n}\n");
        Workbench.await("a rule is added", () -> text().get().endsWith("}\r\n\r\nrule fresh \"Fresh\" {\r\n    when     udp\r\n}\r\n"));
    }

    @Test
    void savesAsItStandsWhereThePreferenceSaysSo() throws Exception {
        InstanceScope.INSTANCE.getNode("dev.remora.ide").putBoolean(RulePreferences.LAY_OUT_ON_SAVE, false);
        try {
            open("rule a {\n    when     tcp\n}\n");
            text().replace(0, 4, "rule  ");
            open.editor().doSave(null);

            assertTrue(text().get().startsWith("rule   a"), text().get());
        } finally {
            InstanceScope.INSTANCE.getNode("dev.remora.ide").remove(RulePreferences.LAY_OUT_ON_SAVE);
        }
    }

    @Test
    void everyCommandHasAKey() throws Exception {
        open(RULES);
        IBindingService keys = PlatformUI.getWorkbench().getService(IBindingService.class);
        open.viewer().getTextWidget().setFocus();
        Workbench.await("the keys of the editor are active", () -> keys.getBestActiveBindingFormattedFor("dev.remora.ide.rules.explain") != null);

        assertEquals("F3", keys.getBestActiveBindingFormattedFor("org.eclipse.ui.edit.text.open.hyperlink"));
        for (String command : List.of("rename", "format", "runTests", "runTest", "explain"))
            assertNotNull(keys.getBestActiveBindingFormattedFor("dev.remora.ide.rules." + command), command);
    }
}
