package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.ISearchResultViewPart;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.search.ui.text.AbstractTextSearchViewPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a name of a rule file stands, in this file and in others, in the view <i>Search</i>. */
class ReferencesTest {
    private static final String LIBRARY = """
            let opening = tcp.flags.syn and not tcp.flags.ack
            let half-open = opening and tcp.window_size_value < 536
            """;

    private static final String RULES = """
            pack mine "Mine"
            import "library.remora"

            rule syn-fin "SYN and FIN together" {
                when     opening and tcp.flags.fin or opening and tcp.flags.urg
            }
            """;

    private static final String OTHERS = """
            pack others "Others"
            let opening = udp

            rule syn-fin "of another pack" {
                when     opening
            }
            suppress mine/syn-fin
            """;

    private IWorkbenchPage page;
    private IProject       project;
    private RulesInEditor  open;

    @BeforeEach
    void openRules() throws Exception {
        page = Workbench.emptyPage();
        for (ISearchQuery query : NewSearchUI.getQueries())
            NewSearchUI.removeQuery(query);
        project = Workbench.project("references");
        Workbench.file(project, "library.remora", LIBRARY);
        Workbench.file(project, "others.remora", OTHERS);
        open = RulesInEditor.open(page, project, RULES);
    }

    @AfterEach
    void closeEditors() {
        page.closeAllEditors(false);
        page.hideView(page.findView(NewSearchUI.SEARCH_VIEW_ID));
    }

    private static Stream<Control> all(Control control) {
        return control instanceof Composite parent ? Stream.concat(Stream.of(control), Arrays.stream(parent.getChildren()).flatMap(ReferencesTest::all)) : Stream.of(control);
    }

    private static AbstractTextSearchViewPage results() {
        ISearchResultViewPart view = NewSearchUI.getSearchResultView();
        return view != null && view.getActivePage() instanceof AbstractTextSearchViewPage shown ? shown : null;
    }

    private static Tree tree() {
        return (Tree) all(results().getControl()).filter(Tree.class::isInstance).findFirst().orElseThrow();
    }

    private static List<String> lines() {
        return results() == null ? List.of()
                : Arrays.stream(tree().getItems()).flatMap(file -> Stream.concat(Stream.of(file), Arrays.stream(file.getItems()))).map(TreeItem::getText).toList();
    }

    // Presses the key, and waits until these lines are shown.
    private void find(String words, int behind, String... lines) {
        open.cursorAt(words, behind);
        Keys.focus(open.viewer().getTextWidget());
        Keys.press(SWT.CTRL, SWT.SHIFT, 'g');
        Workbench.await("these are shown: " + List.of(lines), () -> lines().equals(List.of(lines)));
    }

    private ITextEditor editor() {
        return (ITextEditor) page.getActiveEditor();
    }

    @Test
    void findsALetInTheFileThatDefinesItAndInThoseThatImportIt() throws Exception {
        find("opening", 3,
                "library.remora - references (2)",
                "1: let opening = tcp.flags.syn and not tcp.flags.ack",
                "2: let half-open = opening and tcp.window_size_value < 536",
                "mine.remora - references (2)",
                "5: when     opening and tcp.flags.fin or opening and tcp.flags.urg");

        assertEquals("References to opening: 4 places in 2 files", results().getLabel());
        Workbench.picture("references");
    }

    @Test
    void findsARuleByTheNameOfItsPackAndNoneOfAnother() {
        find("syn-fin", 0,
                "mine.remora - references (1)",
                "4: rule syn-fin \"SYN and FIN together\" {",
                "others.remora - references (1)",
                "7: suppress mine/syn-fin");
    }

    @Test
    void takesTextsAsTheyAreTyped() throws Exception {
        open.text().replace(0, 0, "# two lines\n# more\n");

        find("syn-fin", 0,
                "mine.remora - references (1)",
                "6: rule syn-fin \"SYN and FIN together\" {",
                "others.remora - references (1)",
                "7: suppress mine/syn-fin");
    }

    @Test
    void goesFromPlaceToPlace() throws Exception {
        find("syn-fin", 0,
                "mine.remora - references (1)",
                "4: rule syn-fin \"SYN and FIN together\" {",
                "others.remora - references (1)",
                "7: suppress mine/syn-fin");
        Keys.focus(tree());
        Keys.press(SWT.END);
        Keys.press(SWT.CR);

        Workbench.await("the other file is opened", () -> editor() != null && editor().getEditorInput().getName().equals("others.remora"));
        ITextViewer viewer = editor().getAdapter(ITextViewer.class);
        Workbench.await("the name behind the pack is selected there", () -> viewer.getSelectedRange().equals(new Point(OTHERS.lastIndexOf("syn-fin"), "syn-fin".length())));
    }

    @Test
    void saysThatThereIsNoName() {
        open.cursorAt("SYN and FIN together", 4);
        Keys.focus(open.viewer().getTextWidget());
        Keys.press(SWT.CTRL, SWT.SHIFT, 'g');

        Workbench.awaitSaid(page, "There is no name at the cursor");
        assertEquals(0, NewSearchUI.getQueries().length);
    }
}
