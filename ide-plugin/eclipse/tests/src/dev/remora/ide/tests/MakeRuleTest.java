package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.make.CopyFormat;
import dev.remora.ide.make.NewRule;
import dev.remora.ide.model.OpenedFiles;
import dev.remora.ide.make.RuleFileWriter;
import dev.remora.ide.make.RuleText;
import dev.remora.ide.model.Protocols;
import dev.remora.rules.compile.Filters;
import dev.remora.tree.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MakeRuleTest {
    private static final int EVERY_MILLIS = 200;

    private IWorkbenchPage page;
    private IProject       project;
    private CaptureEditor  editor;

    @BeforeEach
    void openACapture() throws Exception {
        page = Workbench.emptyPage();
        project = Workbench.project("make");
        Workbench.file(project, "mine.remora", "pack mine \"Mine\"\n");
        editor = (CaptureEditor) IDE.openEditor(page, Workbench.file(project, "scan.pcap", Workbench.sample("captures/syn-fin-scan.pcap")));
        Workbench.await("the capture is read", () -> editor.file().isComplete() && editor.fields().viewer().getTree().getItemCount() > 0);
    }

    @Test
    void writesARuleWithATestOfThePacket() throws Exception {
        Runnable finish = finishTheDialogOnceItIsOpen();
        Display.getCurrent().timerExec(EVERY_MILLIS, finish);
        try {
            Workbench.command("dev.remora.ide.packets.newTest");
        } finally {
            Display.getCurrent().timerExec(-1, finish);                  // where it did not open: it would finish another test's
        }
        IFile file = project.getFile("mine.remora");
        Workbench.await("the rule is written", () -> text(file).contains("expect "));

        assertTrue(text(file).startsWith("pack mine \"Mine\"\n\nrule "), text(file));
        assertTrue(text(file).contains("frame octets "), text(file));
    }

    @Test
    void isOfThePacketThatHasJustBeenSelected() throws Exception {
        Runnable finish = finishTheDialogOnceItIsOpen();
        Display.getCurrent().timerExec(EVERY_MILLIS, finish);
        try {
            editor.goTo(3);
            Workbench.command("dev.remora.ide.packets.newTest");                  // the fields of the packet before are shown yet
            Workbench.await("the rule is written", () -> text(project.getFile("mine.remora")).contains("expect "));
        } finally {
            Display.getCurrent().timerExec(-1, finish);
        }

        assertTrue(text(project.getFile("mine.remora")).contains("57363 → 21 [FIN, SYN]"), text(project.getFile("mine.remora")));
        assertTrue(text(project.getFile("mine.remora")).contains("when     tcp.flags == 0x0003"), text(project.getFile("mine.remora")));
    }

    @Test
    void selectsTheNewNameWhereTheFileIsFormattedAsItIsSaved() throws Exception {
        IFile file = Workbench.file(project, "loose.remora", "rule   old {\n\n\n\n    when            udp\n}\n");
        RuleFileWriter.append(page, file, "rule fresh \"Fresh\" {\n    when     tcp\n}\n");
        Workbench.await("the file is formatted", () -> text(file).startsWith("rule old {\n    when     udp\n}\n\nrule fresh"));

        ITextViewer viewer = page.getActiveEditor().getAdapter(ITextViewer.class);
        Workbench.await("the name is selected", () -> viewer.getTextWidget().getSelectionText().equals("fresh"));
    }

    @Test
    void proposesAFileOfOnesOwn() throws Exception {
        IProject before = Workbench.project("before");
        Workbench.file(before, "floods.remora", "pack floods \"Floods\"\n");
        assertEquals("/make/mine.remora", proposed());

        project.getFile("mine.remora").delete(true, null);
        assertEquals("/before/mine.remora", proposed(), "a new one, and none that is there under another name");
        before.delete(true, true, null);

        page.closeAllEditors(false);
        project.delete(true, true, null);
        List<IProject> others = List.of(Workbench.project(OpenedFiles.NAME), Workbench.project("rules"));
        assertEquals("/rules/mine.remora", proposed(), "none among links");
        for (IProject other : others)
            other.delete(true, true, null);
    }

    @Test
    void refusesANameThatTheFileHas() throws Exception {
        Workbench.file(project, "taken.remora", "pack mine \"Mine\"\n\nrule tcp \"One\" {\n    when     tcp\n}\n");
        NewRule dialog = new NewRule(page.getWorkbenchWindow().getShell(), "tcp", null, false);
        dialog.setBlockOnOpen(false);
        dialog.open();
        Combo file = (Combo) find(dialog.getShell(), Combo.class);
        Text name = texts(dialog.getShell()).getFirst();
        file.setText("/make/taken.remora");
        name.setText("tcp");
        assertTrue(dialog.getMessage().contains("such as tcp-2"), dialog.getMessage());

        name.setText("tcp-2");
        assertFalse(dialog.getMessage().contains("choose another"), dialog.getMessage());
        dialog.close();
    }

    @Test
    void refusesANameThatIsAWordOfTheLanguage() {
        NewRule dialog = new NewRule(page.getWorkbenchWindow().getShell(), "tcp", null, false);
        dialog.setBlockOnOpen(false);
        dialog.open();
        texts(dialog.getShell()).getFirst().setText("not");
        assertTrue(dialog.getMessage().contains("`not` is a word of the language"), dialog.getMessage());
        dialog.close();
    }

    @Test
    void refusesAFileInAFolderThatIsNotThere() {
        NewRule dialog = new NewRule(page.getWorkbenchWindow().getShell(), "tcp", null, false);
        dialog.setBlockOnOpen(false);
        dialog.open();
        Combo file = (Combo) find(dialog.getShell(), Combo.class);
        file.setText("/make/nowhere/new.remora");
        assertTrue(dialog.getMessage().contains("in a folder of an open project"), dialog.getMessage());
        file.setText("/make/new.remora");
        assertFalse(dialog.getMessage().contains("in a folder"), dialog.getMessage());
        dialog.close();
    }

    @Test
    void refusesANameThatTheFileHasInItsEditor() throws Exception {
        IFile file = Workbench.file(project, "open.remora", "rule one \"One\" {\n    when     tcp\n}\n");
        ITextEditor typing = (ITextEditor) Workbench.open(page, file);
        IDocument text = typing.getDocumentProvider().getDocument(typing.getEditorInput());
        text.set(text.get().replace("one", "two"));
        NewRule dialog = new NewRule(page.getWorkbenchWindow().getShell(), "tcp", null, false);
        dialog.setBlockOnOpen(false);
        dialog.open();
        ((Combo) find(dialog.getShell(), Combo.class)).setText("/make/open.remora");
        Text name = texts(dialog.getShell()).getFirst();
        name.setText("two");
        assertTrue(dialog.getMessage().contains("such as two-2"), dialog.getMessage());
        name.setText("one");
        assertFalse(dialog.getMessage().contains("choose another"), dialog.getMessage());
        dialog.close();
        page.closeEditor(typing, false);
    }

    @Test
    void isNoWiderForALongPredicate() {
        assertEquals(width("tcp"), width("tcp" + " and tcp.flags.syn".repeat(30)));
    }

    private int width(String when) {
        NewRule dialog = new NewRule(page.getWorkbenchWindow().getShell(), when, null, false);
        dialog.setBlockOnOpen(false);
        dialog.open();
        int width = dialog.getShell().getSize().x;
        dialog.close();
        return width;
    }

    private static List<Text> texts(Composite in) {
        List<Text> texts = new ArrayList<>();
        for (Control each : in.getChildren()) {
            if (each instanceof Text text)
                texts.add(text);
            else if (each instanceof Composite composite)
                texts.addAll(texts(composite));
        }
        return texts;
    }

    private String proposed() {
        NewRule dialog = new NewRule(page.getWorkbenchWindow().getShell(), "tcp", null, false);
        dialog.setBlockOnOpen(false);
        dialog.open();
        String proposed = ((Combo) find(dialog.getShell(), Combo.class)).getText();
        dialog.close();
        return proposed;
    }

    private static Runnable finishTheDialogOnceItIsOpen() {
        return new Runnable() {
            @Override
            public void run() {
                if (Arrays.stream(Display.getCurrent().getShells()).anyMatch(shell -> shell.getData() instanceof NewRule && shell.isVisible()))
                    finishTheDialog();
                else
                    Display.getCurrent().timerExec(EVERY_MILLIS, this);
            }
        };
    }

    private static void finishTheDialog() {
        for (Shell shell : Display.getCurrent().getShells())
            if (shell.getData() instanceof NewRule dialog)
                try {
                    finish(shell, dialog);
                } catch (IOException e) {
                    throw new AssertionError(e);
                } finally {
                    dialog.close();                                      // also where it cannot be finished: the test waits for it
                }
    }

    private static void finish(Shell shell, NewRule dialog) throws IOException {
        List<String> files = List.of(((Combo) find(shell, Combo.class)).getItems());
        ((Combo) find(shell, Combo.class)).select(files.indexOf("/make/mine.remora"));
        Workbench.settle();
        Workbench.picture("new-rule", shell);
        Button ok = shell.getDefaultButton();
        assertTrue(ok.isEnabled(), dialog.getErrorMessage());
        ok.notifyListeners(SWT.Selection, new Event());
    }

    private static Control find(Composite parent, Class<?> type) {
        for (Control child : parent.getChildren()) {
            if (type.isInstance(child))
                return child;
            Control inside = child instanceof Composite composite ? find(composite, type) : null;
            if (inside != null)
                return inside;
        }
        return null;
    }

    private static String text(IFile file) {
        try {
            return new String(file.getContents().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException | CoreException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void writesAFilterForEveryFieldOfAPacket() {
        Filters filters = new Filters(Protocols.all().catalogue());
        for (Object layer : (List<?>) editor.fields().viewer().getInput())
            for (Node field : ((Node) layer).children())
                assertFalse(filters.compile(RuleText.filter(field)).hasErrors(), RuleText.filter(field));
    }

    @Test
    void copiesOctetsAsPeoplePasteThem() {
        byte[] octets = {0x45, (byte) 0xFF, 0x0A};

        assertEquals("45ff0a", CopyFormat.HEX.text(octets));
        assertEquals("static const unsigned char packet[3] = {\n    0x45, 0xff, 0x0a\n};\n", CopyFormat.C.text(octets));
        assertEquals("private static final byte[] PACKET = java.util.HexFormat.of().parseHex(\"\"\n        + \"45ff0a\");\n", CopyFormat.JAVA.text(octets));
        assertEquals("E.\n", CopyFormat.TEXT.text(octets));
    }
}
