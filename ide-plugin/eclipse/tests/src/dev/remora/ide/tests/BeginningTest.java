package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.Opening;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.connection.ConnectionsView;
import dev.remora.ide.help.PageView;
import dev.remora.ide.model.OpenedFiles;
import dev.remora.ide.preference.PacketsPage;
import dev.remora.ide.preference.TrackingPage;
import dev.remora.ide.project.SampleFiles;
import dev.remora.ide.project.SampleWizard;
import dev.remora.ide.rule.RuleReconciler;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.ide.ResourceUtil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

/** What someone finds who begins: the sample project, help, the cheat sheet, preferences. */
class BeginningTest {
    private static final Bundle BUNDLE = Platform.getBundle("dev.remora.ide");

    @BeforeAll
    static void awaitWhatIsDoneAtAStart() throws Exception {
        Workbench.await("the start is over", () -> Job.getJobManager().find("earlyStartup").length == 0);
        Workbench.act(() -> "what it has left to do is done");
    }

    @Test
    void opensByTheirNamesWhatTheCommandTakesForCaptures() throws Exception {
        for (String name : List.of("a.pcap", "a.pcapng", "a.cap", "a.dmp", "a.pcap.gz", "a.pcapng.gz", "a.cap.gz", "a.dmp.gz"))
            assertEquals(CaptureEditor.ID, IDE.getEditorDescriptor(name, true, false).getId(), name);
    }

    @Test
    void linksRuleFilesThatTheCommandNames() throws Exception {
        Path folder = Files.createTempDirectory("remora").toRealPath();
        IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
        Path first = Files.writeString(folder.resolve("a.remora"), "rule a \"A\" {\n    when     nothing.known\n}\n");
        Path second = Files.writeString(Files.createDirectory(folder.resolve("b")).resolve("a.remora"), "");
        OpenedFiles.link(List.of(first, second));
        OpenedFiles.link(List.of(first, second));
        IProject project = root.getProject(OpenedFiles.NAME);
        assertEquals(List.of("2-a.remora", "a.remora"), linked(project));
        IFile file = root.findFilesForLocationURI(first.toUri())[0];
        IWorkbenchPage page = Workbench.page();
        Workbench.open(page, file);
        Workbench.await("what is wrong is marked", () -> Workbench.markers(file, RuleReconciler.MARKER).length > 0);
        page.closeAllEditors(false);

        OpenedFiles.link(List.of(second));
        assertEquals(List.of("2-a.remora"), linked(project));
        assertTrue(Files.exists(first), "only the link is gone");
        project.delete(true, true, null);
        assertTrue(Files.exists(second), "only the link is gone");
    }

    @Test
    void linksARuleFileFromOutsideThatIsOpened() throws Exception {
        Path outside = Files.writeString(Files.createTempDirectory("remora").toRealPath().resolve("outside.remora"), "rule a \"A\" {\n    when     nothing.known\n}\n");
        IWorkbenchPage page = Workbench.emptyPage();
        Workbench.act(() -> IDE.openEditorOnFileStore(page, EFS.getStore(outside.toUri())));
        Workbench.await("it is a file of the workspace", () -> page.getActiveEditor() != null && ResourceUtil.getFile(page.getActiveEditor().getEditorInput()) != null);
        IFile file = ResourceUtil.getFile(page.getActiveEditor().getEditorInput());
        assertTrue(OpenedFiles.isLink(file), file.toString());
        assertEquals(1, page.getEditorReferences().length);
        Workbench.await("what is wrong is marked", () -> Workbench.markers(file, RuleReconciler.MARKER).length > 0);
        page.closeAllEditors(false);
        file.getProject().delete(true, true, null);
        assertTrue(Files.exists(outside), "only the link is gone");
    }

    @Test
    void opensAFileInAProjectThatTheWorkspaceHasNotSeenYet() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        IProject project = Workbench.project("unseen");
        Path folder = Files.createDirectory(project.getLocation().toPath().resolve("new"));
        Path opened = Files.writeString(folder.resolve("opened.remora"), "rule a \"A\" {\n    when     nothing.known\n}\n");
        Workbench.act(() -> IDE.openEditorOnFileStore(page, EFS.getStore(opened.toUri())));
        awaitMarked(project.getFile("new/opened.remora"));

        Path named = Files.copy(opened, folder.resolve("named.remora"));
        Workbench.act(() -> {
            Opening.open(page, named);
            return null;
        });
        awaitMarked(project.getFile("new/named.remora"));
        page.closeAllEditors(false);
        project.delete(true, true, null);
    }

    private static void awaitMarked(IFile file) {
        Workbench.await("what is wrong is marked", () -> file.exists() && Workbench.markers(file, RuleReconciler.MARKER).length > 0);
    }

    @Test
    void keepsOfTheLinksThoseThatAreEditedStill() throws Exception {
        Path folder = Files.createTempDirectory("remora").toRealPath();
        IWorkbenchPage page = Workbench.emptyPage();
        OpenedFiles.link(List.of(Files.writeString(folder.resolve("closed.remora"), ""), Files.writeString(folder.resolve("edited.remora"), "")));
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(OpenedFiles.NAME);
        Workbench.open(page, project.getFile("edited.remora"));
        Opening.linkEdited();
        assertEquals(List.of("edited.remora"), linked(project));

        page.closeAllEditors(false);
        project.close(null);
        Opening.linkEdited();
        assertFalse(project.isOpen(), "a project that was closed stays so");
        project.open(null);
        Opening.linkEdited();
        assertEquals(List.of(), linked(project));
        project.delete(true, true, null);
        assertTrue(Files.exists(folder.resolve("closed.remora")), "only the link is gone");
    }

    private static List<String> linked(IProject project) throws CoreException {
        return Arrays.stream(project.members()).filter(IResource::isLinked).map(IResource::getName).sorted().toList();
    }

    @Test
    void makesTheSampleProject() throws Exception {
        IProject project = Workbench.project("sample");

        SampleFiles.write(project, null);

        assertTrue(project.getFile("captures/syn-fin-scan.pcap").exists(), "captures");
        assertEquals(6, Arrays.stream(project.getFolder("rules").members()).filter(member -> "remora".equals(member.getFileExtension())).count());
        project.delete(true, true, null);                                // its rules would report in the tests that come after
    }

    @Test
    void finishesTheWizardOfTheSampleProject() throws Exception {
        IWorkbenchPage page = Workbench.page();
        Workbench.project("packets").delete(true, true, null);
        SampleWizard wizard = new SampleWizard();
        wizard.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
        WizardDialog dialog = new WizardDialog(page.getWorkbenchWindow().getShell(), wizard);
        dialog.setBlockOnOpen(false);
        dialog.open();
        Button finish = dialog.getShell().getDefaultButton();
        assertTrue(finish.isEnabled() && finish.getText().contains("Finish"), finish.getText());
        Workbench.act(() -> {
            finish.notifyListeners(SWT.Selection, new Event());
            return null;
        });

        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("packets");
        assertTrue(project.getFile("rules/floods.remora").exists(), "the rules are there");
        assertTrue(finish.isDisposed(), "the wizard is closed");
        assertEquals("syn-fin-scan.pcap", page.getActiveEditor().getEditorInput().getName());
        page.closeAllEditors(false);
        project.delete(true, true, null);                                // its rules would report in the tests that come after
    }

    @Test
    void opensTheFilesThatTheCommandNames() {
        Properties properties = new Properties();
        assertEquals(List.of(), Opening.named(properties));
        properties.putAll(Map.of("remora.open", "2", "remora.open.1", "/tmp/cap-12:30.pcap", "remora.open.2", "/tmp/b.remora"));

        assertEquals(List.of(Path.of("/tmp/cap-12:30.pcap"), Path.of("/tmp/b.remora")), Opening.named(properties));
    }

    @Test
    void hasEveryPageThatTheHelpPointsTo() throws Exception {
        String toc = text("help/toc.xml");
        for (MatchResult reference : Pattern.compile("(?:href|topic)=\"(help/[^\"]+)\"").matcher(toc).results().toList()) {
            String page = text(reference.group(1));
            for (MatchResult link : Pattern.compile("<a href=\"([^\"]+)\"").matcher(page).results().toList())
                assertNotNull(BUNDLE.getEntry("help/" + link.group(1)), reference.group(1) + " points to " + link.group(1));
        }
    }

    @Test
    void namesTheKeysOfTheGuideInItsHelp() throws Exception {
        String guide = Files.readString(Path.of(System.getProperty("remora.samples")).resolveSibling("docs/ide.md"));
        List<String> keys = Pattern.compile("(?m)^\\| key \\|.*\\n\\|-.*\\n((?:\\|.*\\n)+)").matcher(guide).results().flatMap(table -> table.group(1).lines())
                .map(row -> row.split(" *\\| *")[1]).toList();
        assertEquals(keys, Pattern.compile("<tr><td>([^<]*)</td>").matcher(text("help/keys.html")).results().map(row -> row.group(1)).toList());
    }

    private static String text(String entry) throws Exception {
        URL url = BUNDLE.getEntry(entry);
        assertNotNull(url, entry);
        return new String(url.openStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void registersHelpAndCheatSheet() throws Exception {
        assertTrue(text("plugin.xml").contains("help/toc.xml"), "the help");
        MatchResult sheet = Pattern.compile("contentFile=\"([^\"]+)\"").matcher(text("plugin.xml")).results().findFirst().orElseThrow();
        assertTrue(text(sheet.group(1)).contains("<cheatsheet"), "the cheat sheet");
    }

    @Test
    void readsTheHelp() throws Exception {
        IWorkbenchPage page = Workbench.page();
        Workbench.act(() -> {
            PlatformUI.getWorkbench().getHelpSystem().displayHelp();
            return null;
        });
        StyledText text = ((PageView) page.findView(PageView.ID)).text();
        assertTrue(text.getText().contains("Packets and Detection Rules"), text.getText());
        Workbench.settle();
        click(text, "Captures");

        Workbench.await("the page is there", () -> text.getText().startsWith("Captures\n"));
        assertTrue(text.getText().contains("tcp.flags.syn and not tcp.flags.ack"), text.getText());
        Workbench.await("the page is painted", () -> Workbench.colours(text) > 3);
        Workbench.picture("help");
        page.hideView(page.findView(PageView.ID));
    }

    @Test
    void opensTheHelpByItsKey() throws Exception {
        IWorkbenchPage page = Workbench.emptyPage();
        page.hideView(page.findView(PageView.ID));
        ConnectionsView connections = (ConnectionsView) Workbench.act(() -> page.showView(ConnectionsView.ID));
        Keys.focus(connections.table().control());
        Keys.press(SWT.F1);

        Workbench.await("the help is there", () -> page.findView(PageView.ID) instanceof PageView help && help.text().getText().contains("Packets and Detection Rules"));
        page.hideView(page.findView(PageView.ID));
    }

    private static void click(StyledText text, String link) {
        Point at = text.getLocationAtOffset(text.getText().indexOf(link) + 1);
        Event click = new Event();
        click.x = at.x + 1;
        click.y = at.y + 3;
        click.button = 1;
        text.notifyListeners(SWT.MouseUp, click);
    }

    @Test
    void namesEveryCommandThatACheatSheetRuns() throws Exception {
        var commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        for (MatchResult command : Pattern.compile("serialization=\"([^\"]+)\"").matcher(text("cheatsheets/first.xml")).results().toList())
            assertTrue(commands.deserialize(command.group(1)).getCommand().isDefined(), command.group(1));
    }

    @Test
    void showsThePreferences() throws Exception {
        for (String id : new String[]{PacketsPage.ID, TrackingPage.ID}) {
            PreferenceDialog dialog = PreferencesUtil.createPreferenceDialogOn(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), id,
                    new String[]{PacketsPage.ID, TrackingPage.ID}, null);
            dialog.setBlockOnOpen(false);
            dialog.open();
            Workbench.settle();
            Workbench.await("the page is painted", () -> Workbench.colours(dialog.getShell()) > 10);
            Workbench.picture(id.equals(PacketsPage.ID) ? "preferences" : "preferences-tracking", dialog.getShell());
            dialog.close();
        }
    }
}
