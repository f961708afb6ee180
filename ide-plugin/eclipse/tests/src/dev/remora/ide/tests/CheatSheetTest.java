package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.help.PageView;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;

/** The cheat sheet, opened with the command that Help > Cheat Sheets opens it with; run in the installed product, too. */
class CheatSheetTest {
    private static final String OPEN = "org.eclipse.ui.cheatsheets.openCheatSheet(cheatSheetId=dev.remora.ide.cheatsheets.first)";
    private static final String VIEW = "org.eclipse.ui.cheatsheets.views.CheatSheetView";

    @Test
    void goesThroughTheFirstMinutes() throws Exception {
        IWorkbenchPage page = Workbench.page();
        open();
        Shell shell = page.getWorkbenchWindow().getShell();
        Workbench.await("the sheet is there", () -> link(shell, "Click to Begin").isPresent());
        assertFalse(step(shell, "Open the Packets perspective").isExpanded(), "the first step waits");
        Workbench.picture("cheat-sheet");

        click(link(shell, "Click to Begin").orElseThrow());

        Workbench.await("the first step is open", () -> step(shell, "Open the Packets perspective").isExpanded());
        Workbench.await("the last step can be seen", () -> step(shell, "See what it finds").isVisible());
        Workbench.await("it is painted", () -> Workbench.colours(step(shell, "See what it finds")) > 3);
        page.hideView(page.findView(VIEW));
    }

    @Test
    void leavesTheHelpToTheReaderOfThePages() throws Exception {
        IWorkbenchPage page = Workbench.page();
        Workbench.act(() -> {
            PlatformUI.getWorkbench().getHelpSystem().displayHelpResource("/dev.remora.ide/help/index.html");
            return null;
        });

        PageView help = (PageView) page.findView(PageView.ID);
        assertTrue(help.text().getText().contains("Cheat Sheets"), help.text().getText());
        page.hideView(help);
    }

    private static void open() throws Exception {
        var command = PlatformUI.getWorkbench().getService(ICommandService.class).deserialize(OPEN);
        Workbench.act(() -> PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null));
    }

    private static void click(Hyperlink link) {
        for (int type : new int[]{SWT.MouseDown, SWT.MouseUp}) {
            Event event = new Event();
            event.button = 1;
            event.x = link.getSize().x / 2;
            event.y = link.getSize().y / 2;
            link.notifyListeners(type, event);
        }
    }

    private static Optional<Hyperlink> link(Composite inside, String text) {
        return all(inside).filter(control -> control instanceof Hyperlink link && Objects.equals(link.getText(), text)).map(Hyperlink.class::cast).findFirst();
    }

    private static ExpandableComposite step(Composite inside, String title) {
        return all(inside).filter(control -> control instanceof ExpandableComposite step && Objects.equals(step.getText(), title)).map(ExpandableComposite.class::cast)
                .findFirst().orElseThrow();
    }

    private static Stream<Control> all(Control control) {
        return Stream.concat(Stream.of(control), control instanceof Composite inside ? Arrays.stream(inside.getChildren()).flatMap(CheatSheetTest::all) : Stream.empty());
    }
}
