package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.text.link.LinkedModeModel;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Renaming where the name stands, by the keyboard alone. */
class RenameTest {
    private static final String RULES = """
            let opening = tcp.flags.syn and not tcp.flags.ack

            rule syn-fin "SYN and FIN together" {
                when     opening and tcp.flags.fin
            }

            rule other "UDP" {
                when     udp
            }

            test "SYN and FIN are reported" {
                packets {
                    10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN FIN]
                }
                expect   syn-fin at 1
            }
            """;

    private static final String              PROPOSE = "contentAssistant.autoActivation";
    private static final IEclipsePreferences EDITORS = InstanceScope.INSTANCE.getNode("org.eclipse.ui.genericeditor");

    private IWorkbenchPage page;
    private IProject       project;
    private RulesInEditor  open;

    @BeforeEach
    void beginRenaming() throws Exception {
        EDITORS.putBoolean(PROPOSE, false);                                  // proposals that nobody asked for come when they are found, and take the keys from who moved on
        page = Workbench.emptyPage();
        project = Workbench.project("rename");
        open = RulesInEditor.open(page, project, RULES);
        Keys.focus(open.viewer().getTextWidget());
        open.cursorAt("syn-fin at 1", 2);
        Keys.press(SWT.ALT, SWT.SHIFT, 'r');
        assertEquals("syn-fin", open.selected());
    }

    @AfterEach
    void closeEditors() {
        page.closeAllEditors(false);
        EDITORS.remove(PROPOSE);
    }

    private String text() {
        return open.text().get();
    }

    private boolean isUnderWay() {
        return LinkedModeModel.hasInstalledModel(open.text());
    }

    private void awaitSaid(String wanted) {
        Workbench.awaitSaid(page, wanted);
    }

    @Test
    void changesAllPlacesWhileOneIsTyped() throws Exception {
        Keys.type("both-flags");

        assertEquals(RULES.replace("syn-fin", "both-flags"), text());
        Workbench.picture("rename");
        Keys.press(SWT.CR);
        assertFalse(isUnderWay());
        awaitSaid("Renamed syn-fin to both-flags: 2 places in 1 file");
        assertEquals(RULES.replace("syn-fin", "both-flags"), text());
        assertEquals(text().lastIndexOf("both-flags") + "both-flags".length(), open.viewer().getSelectedRange().x);
    }

    @Test
    void typesOnAfterEnter() {
        Keys.type("both-flags\r2");
        awaitSaid("Renamed syn-fin to both-flags: 2 places in 1 file");

        assertEquals(RULES.replace("syn-fin", "both-flags").replace("both-flags at", "both-flags2 at"), text());
    }

    @Test
    void takesTheNewNameBackInOneStep() throws Exception {
        Keys.type("both\b\bm");
        Keys.press(SWT.ARROW_LEFT);
        Keys.type("x\r");
        awaitSaid("Renamed syn-fin to boxm: 2 places in 1 file");
        assertEquals(RULES.replace("syn-fin", "boxm"), text());

        Workbench.command("org.eclipse.ui.edit.undo");
        assertEquals(RULES, text());
        assertFalse(open.editor().isDirty());
        Workbench.command("org.eclipse.ui.edit.redo");
        assertEquals(RULES.replace("syn-fin", "boxm"), text());
    }

    @Test
    void leavesTheTextAsItWasOnEscape() {
        Keys.type("both flags \b");
        Keys.press(SWT.ESC);

        assertEquals(RULES, text());
        assertFalse(isUnderWay());
        assertFalse(open.editor().isDirty());
        assertEquals(RULES.indexOf("syn-fin at 1") + 2, open.viewer().getSelectedRange().x);
    }

    @Test
    void keepsWhatWasTypedBefore() throws Exception {
        Keys.press(SWT.ESC);
        Keys.press(SWT.CTRL, SWT.HOME);
        Keys.type("# mine\r");
        open.cursorAt("syn-fin at 1", 0);
        Workbench.command("dev.remora.ide.rules.rename");
        Keys.type("both");
        Keys.press(SWT.ESC);
        assertEquals("# mine\n" + RULES, text());

        Workbench.command("dev.remora.ide.rules.rename");
        Keys.type("both\r");
        awaitSaid("Renamed syn-fin to both: 2 places in 1 file");
        assertEquals("# mine\n" + RULES.replace("syn-fin", "both"), text());
        Workbench.command("org.eclipse.ui.edit.undo");
        assertEquals("# mine\n" + RULES, text());
    }

    @Test
    void refusesANameThatIsTaken() {
        Keys.type("other\r");

        awaitSaid("Not renamed: `other` already exists");
        assertEquals(RULES, text());
        assertFalse(open.editor().isDirty());
    }

    @Test
    void refusesWhatIsNoName() throws Exception {
        Keys.type("two words\r");
        awaitSaid("Not renamed: `two words` is not a name; use letters, digits, `_` and `-`, and a letter first");
        assertEquals(RULES, text());

        Workbench.command("dev.remora.ide.rules.rename");
        Keys.type("\b\r");
        awaitSaid("Not renamed: `` is not a name; use letters, digits, `_` and `-`, and a letter first");
        assertEquals(RULES, text());
    }

    @Test
    void endsWhereSomethingElseIsTyped() {
        Keys.type("both");
        Keys.press(SWT.CTRL, SWT.END);
        Keys.type("# end");
        awaitSaid("Renamed syn-fin to both: 2 places in 1 file");
        assertEquals(RULES.replace("syn-fin", "both") + "# end", text());
        assertFalse(isUnderWay());
    }

    @Test
    void restoresTheNameWhereSomethingElseIsTypedBeforeItIsOne() {
        Keys.type("2");
        Keys.press(SWT.CTRL, SWT.END);
        Keys.type("# end");

        Workbench.await("the name is restored", () -> text().equals(RULES + "# end"));
    }

    @Test
    void beginsAnewWhileOneIsUnderWay() throws Exception {
        Keys.type("both");
        Workbench.command("dev.remora.ide.rules.rename");
        Workbench.await("the next one begins", () -> isUnderWay() && open.selected().equals("both"));
        Keys.type("mine\r");
        awaitSaid("Renamed both to mine: 2 places in 1 file");

        assertEquals(RULES.replace("syn-fin", "mine"), text());
    }

    @Test
    void closesWithItsEditor() throws Exception {
        Keys.type("both");
        page.closeEditor(open.editor(), false);
        Workbench.settle();

        assertNull(open.viewer().getTextWidget());
        assertEquals(RULES, new String(open.file().getContents().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void savesWhatHasBeenTyped() throws Exception {
        Keys.type("both");
        Workbench.command("org.eclipse.ui.file.save");
        Workbench.await("it is saved", () -> !open.editor().isDirty());

        String laidOut = RULES.replace("syn-fin", "both").replace("expect   ", "expect ");
        assertEquals(laidOut, new String(open.file().getContents().readAllBytes(), StandardCharsets.UTF_8));
    }
}
