package dev.remora.ide.alert;

import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.connection.ActiveCapture;
import dev.remora.ide.model.Protocols;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.run.Alert;
import dev.remora.rules.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.texteditor.ITextEditor;

/** What the rule files of the workspace report of the capture that is looked at. */
public final class AlertsView extends ViewPart {
    /** Id of the view in plugin.xml. */
    public static final String ID = "dev.remora.ide.alerts";

    private TableViewer   viewer;
    private ActiveCapture active;
    private RuleRun       run;

    @Override
    public void createPartControl(Composite parent) {
        Composite room = new Composite(parent, SWT.NONE);
        TableColumnLayout layout = new TableColumnLayout();
        room.setLayout(layout);
        viewer = new TableViewer(room, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL | SWT.VIRTUAL);
        viewer.setUseHashlookup(true);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.getTable().setHeaderVisible(true);
        column(layout, "Packet", 3, alert -> Long.toString(alert.packet()));
        column(layout, "Severity", 3, alert -> alert.rule().severity().name().toLowerCase());
        column(layout, "Rule", 6, alert -> alert.rule().name());
        column(layout, "Message", 14, Alert::message);
        column(layout, "Source", 7, alert -> alert.source().toString());
        column(layout, "Destination", 7, alert -> alert.destination().toString());
        viewer.addDoubleClickListener(event -> goToPacket());
        Action again = action("Run Rules", "Runs the rule files of the workspace on this capture", this::runRules);
        Action rule = action("Show Rule", "Opens the rule that reported this", this::showRule);
        getViewSite().getActionBars().getToolBarManager().add(again);
        getViewSite().getActionBars().getToolBarManager().add(rule);
        MenuManager menu = new MenuManager();
        menu.add(action("Go to Packet", "Selects the packet in the capture", this::goToPacket));
        menu.add(rule);
        viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
        active = new ActiveCapture(getSite().getPage(), editor -> runRules());
        runRules();
    }

    private static Action action(String text, String tip, Runnable run) {
        Action action = new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setToolTipText(tip);
        return action;
    }

    private void column(TableColumnLayout layout, String heading, int weight, Function<Alert, String> text) {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
        column.getColumn().setText(heading);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return text.apply((Alert) element);
            }
        });
        layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 50));
    }

    /** Runs the rule files of the workspace on the capture that is looked at. */
    public void runRules() {
        if (run != null)
            run.cancel();
        CaptureEditor editor = active == null ? null : active.editor();
        if (editor == null) {
            viewer.setInput(List.of());
            setContentDescription("");
            return;
        }
        run = new RuleRun(ruleFiles(), editor.file().path(), result -> PlatformUI.getWorkbench().getDisplay().asyncExec(() -> show(editor, result)));
        setContentDescription("running…");
        run.schedule();
    }

    private void show(CaptureEditor editor, RuleRun.Result result) {
        if (viewer.getControl().isDisposed() || editor != active.editor())
            return;
        viewer.setInput(result.alerts());
        editor.packets().mark(result.alerts().stream().mapToInt(alert -> (int) alert.packet()).toArray());
        setContentDescription(String.format("%,d alerts", result.alerts().size() + result.more()) + (result.trouble().isEmpty() ? "" : "; " + result.trouble()));
    }

    private static List<Path> ruleFiles() {
        List<Path> files = new ArrayList<>();
        try {
            ResourcesPlugin.getWorkspace().getRoot().accept(resource -> {
                if (resource.getType() == IResource.FILE && "remora".equals(resource.getFileExtension()) && resource.getLocation() != null)
                    files.add(resource.getLocation().toPath());
                return true;
            });
        } catch (CoreException e) {
            ILog.get().error("The workspace's rule files could not be listed", e);
        }
        return files;
    }

    private Alert selected() {
        return (Alert) viewer.getStructuredSelection().getFirstElement();
    }

    private void goToPacket() {
        if (selected() != null && active.editor() != null)
            active.editor().goTo((int) selected().packet());
    }

    private void showRule() {
        Alert alert = selected();
        if (alert == null)
            return;
        try {
            for (Path path : ruleFiles())
                if (isIn(path, alert.rule().name()))
                    for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(path.toUri()))
                        open(file, alert.rule().origin().name().span());
        } catch (IOException e) {
            ILog.get().error("The rule files could not be read", e);
        }
    }

    private static boolean isIn(Path path, String rule) throws IOException {
        return RuleFolder.load(List.of(path), Protocols.all().catalogue()).rules().rules().stream().anyMatch(each -> each.name().equals(rule));
    }

    private void open(IFile file, Span at) {
        try {
            IEditorPart editor = IDE.openEditor(getSite().getPage(), file);
            if (editor instanceof ITextEditor text)
                text.selectAndReveal(at.start(), at.length());
        } catch (CoreException e) {
            ILog.get().error(file + " could not be opened", e);
        }
    }

    /** The viewer. */
    public TableViewer viewer() {
        return viewer;
    }

    @Override
    public void setFocus() {
        viewer.getControl().setFocus();
    }

    @Override
    public void dispose() {
        active.dispose();
        if (run != null)
            run.cancel();
        super.dispose();
    }
}
