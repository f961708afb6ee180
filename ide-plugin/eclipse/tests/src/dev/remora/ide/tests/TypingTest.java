package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.eclipse.core.resources.IProject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that are typed, with the keys that a person presses: what completes by itself stays out of the way. */
class TypingTest {
    private RulesInEditor open;

    @BeforeEach
    void startWithALineOfRules() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        IProject project = Workbench.project("typing");
        open = RulesInEditor.open(page, project, "pack mine \"Mine\"\n");
        Keys.focus(open.viewer().getTextWidget());
        Keys.press(SWT.CTRL, SWT.END);
    }

    @Test
    void typesARuleAsItIsMeantAndIndentsIt() {
        Keys.type("rule quick {\rseverity high\rwhen tcp.flags.syn\r}\r");
        Keys.press(SWT.ESC);

        assertEquals("""
                pack mine "Mine"
                rule quick {
                    severity high
                    when tcp.flags.syn
                }
                """, open.text().get());
    }

    @Test
    void goesOnBehindWhatCloses() {
        Keys.type("let web = tcp.port in {80}\rlet other = udp\r");

        assertEquals("""
                pack mine "Mine"
                let web = tcp.port in {80}
                let other = udp
                """, open.text().get());
    }

    @Test
    void indentsSequencesWithinRules() {
        Keys.type("rule quick {\rsequence {\rudp\r}\r}");

        assertEquals("""
                pack mine "Mine"
                rule quick {
                    sequence {
                        udp
                    }
                }""", open.text().get());
    }

    @Test
    void leavesBracesOfTextsAndCommentsAlone() {
        Keys.type("rule quick {\r// :-{ odd\rwhen tcp.port == 80\rmessage \"a {{\"\r}");

        assertEquals("""
                pack mine "Mine"
                rule quick {
                    // :-{ odd
                    when tcp.port == 80
                    message "a {{"
                }""", open.text().get());
    }

    @Test
    void opensWhereAWordIsBegunOrWhereItIsAskedFor() throws Exception {
        Keys.type("rule quick {\rwhen tcp.fla");
        Workbench.await("completion opens by itself", TypingTest::isCompleting);
        press(' ');
        Workbench.await("it closes where the word ends", () -> !isCompleting());

        Workbench.command("org.eclipse.ui.edit.text.contentAssist.proposals");
        Workbench.await("it opens when it is asked for", TypingTest::isCompleting);
        press('{');
        Workbench.await("it closes behind what is no word", () -> !isCompleting());
        assertTrue(open.text().get().endsWith("tcp.fla {"), open.text().get());
    }

    // To the text itself: without a window manager, as here, the list has taken the keyboard.
    private void press(char key) {
        Event event = new Event();
        event.character = key;
        event.keyCode = key;
        open.viewer().getTextWidget().notifyListeners(SWT.KeyDown, event);
        Workbench.settle();
    }

    private static boolean isCompleting() {
        return Arrays.stream(Display.getCurrent().getShells()).filter(Control::isVisible).anyMatch(TypingTest::hasProposals);
    }

    private static boolean hasProposals(Shell shell) {
        return shell.getText().isEmpty() && Arrays.stream(shell.getChildren()).anyMatch(TypingTest::isTable);
    }

    private static boolean isTable(Control control) {
        return control instanceof Table || control instanceof org.eclipse.swt.widgets.Composite room && Arrays.stream(room.getChildren()).anyMatch(TypingTest::isTable);
    }
}
