package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remora.ide.PacketsPerspective;
import dev.remora.ide.WarmUp;
import dev.remora.ide.connection.LadderView;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;

/** The running workbench, as tests drive it. */
final class Workbench {
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private Workbench() {}

    /** The page, in the perspective of packets, in a window of a size that pictures have. */
    static IWorkbenchPage page() throws Exception {
        IWorkbenchPage page = PlatformUI.getWorkbench().showPerspective(PacketsPerspective.ID, PlatformUI.getWorkbench().getActiveWorkbenchWindow());
        page.getWorkbenchWindow().getShell().setBounds(0, 0, 1600, 1000);
        page.showView(LadderView.ID, null, IWorkbenchPage.VIEW_VISIBLE);
        settle();
        await("the plug-in is prepared, as it is a second after the start", WarmUp::isDone);
        return page;
    }

    /** The same, without an editor, in a workspace without a project: all rules of the workspace report, and pictures show what it has. */
    static IWorkbenchPage emptyPage() throws Exception {
        IWorkbenchPage page = page();
        page.closeAllEditors(false);
        for (IProject each : ResourcesPlugin.getWorkspace().getRoot().getProjects())
            each.delete(true, true, null);
        return page;
    }

    /** The markers of a type that a file has. */
    static IMarker[] markers(IFile file, String type) {
        try {
            return file.findMarkers(type, true, IResource.DEPTH_ZERO);
        } catch (CoreException e) {
            throw new AssertionError(e);
        }
    }

    /** A project of this name, empty. */
    static IProject project(String name) throws CoreException {
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
        if (project.exists())
            project.delete(true, true, null);
        project.create(null);
        project.open(null);
        return project;
    }

    /** A file with this content. */
    static IFile file(IProject project, String name, byte[] content) throws CoreException {
        IFile file = project.getFile(name);
        file.create(new ByteArrayInputStream(content), true, null);
        return file;
    }

    /** A file with this text. */
    static IFile file(IProject project, String name, String text) throws CoreException {
        return file(project, name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A capture of the samples. */
    static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(Path.of(System.getProperty("remora.samples"), name));
    }

    /** Runs the user interface until something holds. */
    static void await(String what, BooleanSupplier holds) {
        await(what, holds, PATIENCE_NANOS);
    }

    /** Runs the user interface until something holds, at most so long. */
    static void await(String what, BooleanSupplier holds, long nanos) {
        long end = System.nanoTime() + nanos;
        boolean isSo = holds.getAsBoolean();                            // asked no more once it was so: what is yet to come may change it again
        while (!isSo && System.nanoTime() < end) {
            turn();
            isSo = holds.getAsBoolean();
        }
        assertTrue(isSo, () -> "waited in vain until " + what);
    }

    /** Waits until the line below says this. */
    static void awaitSaid(IWorkbenchPage page, String wanted) {
        await("it is said: " + wanted, () -> said(page.getWorkbenchWindow().getShell()).anyMatch(wanted::equals));
    }

    private static Stream<String> said(Control control) {
        return control instanceof CLabel label ? Stream.of(label.getText())
                : control instanceof Composite parent ? Arrays.stream(parent.getChildren()).flatMap(Workbench::said) : Stream.empty();
    }

    /** Does something as an event of its own, as a click or a key would, and says what came of it. */
    static <T> T act(Callable<T> what) throws Exception {
        FutureTask<T> task = new FutureTask<>(what);
        Display.getCurrent().asyncExec(task);
        await("it is done", task::isDone);
        return task.get();
    }

    /** Opens a file in its editor. */
    static IEditorPart open(IWorkbenchPage page, IFile file) throws Exception {
        return act(() -> IDE.openEditor(page, file));
    }

    /** Runs a command of the workbench, as its key does. */
    static void command(String id) throws Exception {
        act(() -> PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(id, null));
    }

    /** Presses a button of a view's tool bar. */
    static void press(IViewPart view, String label) {
        Arrays.stream(view.getViewSite().getActionBars().getToolBarManager().getItems()).filter(ActionContributionItem.class::isInstance)
                .map(item -> ((ActionContributionItem) item).getAction()).filter(action -> action.getText().equals(label)).findFirst().orElseThrow().run();
    }

    /** What a menu offers as it opens. */
    static List<String> items(Menu menu) {
        menu.notifyListeners(SWT.Show, new Event());
        return Arrays.stream(menu.getItems()).map(MenuItem::getText).toList();
    }

    /** Handles what is due now, and waits a moment where nothing is. */
    static void turn() {
        Display display = Display.getCurrent();
        if (!Standstill.turn(display)) {
            display.timerExec(20, () -> {});
            display.sleep();
        }
    }

    /** Handles what comes in a few rounds, so that what is due is mostly painted; what a test relies on it awaits. */
    static void settle() {
        for (int i = 0; i < 60; i++)
            turn();
    }

    /** How many different colours a control shows: one is a control that painted nothing. */
    static int colours(Control control) {
        ImageData pixels = pixels(control);
        return (int) IntStream.range(0, pixels.width * pixels.height)
                .map(i -> pixels.getPixel(i % pixels.width, i / pixels.width)).distinct().count();
    }

    /** Whether a control shows a colour anywhere. */
    static boolean shows(Control control, RGB colour) {
        ImageData pixels = pixels(control);
        for (int y = 0; y < pixels.height; y++)
            for (int x = 0; x < pixels.width; x++)
                if (pixels.palette.getRGB(pixels.getPixel(x, y)).equals(colour))
                    return true;
        return false;
    }

    /** How bright a control is on the whole, from 0, black, to 1, white. */
    static double brightness(Control control) {
        return Arrays.stream(brightnesses(control)).average().orElse(0);
    }

    /** How far the brightest and the darkest hundredth of a control are apart, 0 to 1. */
    static double contrast(Control control) {
        double[] all = brightnesses(control);
        Arrays.sort(all);
        return all[all.length - 1 - all.length / 100] - all[all.length / 100];
    }

    private static double[] brightnesses(Control control) {
        ImageData pixels = pixels(control);
        return IntStream.range(0, pixels.width * pixels.height).mapToDouble(i -> {
            RGB rgb = pixels.palette.getRGB(pixels.getPixel(i % pixels.width, i / pixels.width));
            return (0.299 * rgb.red + 0.587 * rgb.green + 0.114 * rgb.blue) / 255;
        }).toArray();
    }

    private static ImageData pixels(Control control) {
        Image image = image(control);
        ImageData data = image.getImageData();
        image.dispose();
        return data;
    }

    /** What is really on the screen where the control is. */
    private static Image image(Control control) {
        settle();
        Display display = control.getDisplay();
        Rectangle bounds = control instanceof Shell shell ? shell.getBounds() : display.map(control, null, new Rectangle(0, 0, control.getSize().x, control.getSize().y));
        Image image = new Image(display, bounds.width, bounds.height);
        GC screen = new GC(display);
        screen.copyArea(image, bounds.x, bounds.y);
        screen.dispose();
        return image;
    }

    /** Keeps a picture of the whole window for the documentation. */
    static void picture(String name) throws IOException {
        picture(name, PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell());
    }

    /** Keeps a picture of a shell. */
    static void picture(String name, Shell shell) throws IOException {
        Image image = image(shell);
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[]{image.getImageData()};
        image.dispose();
        Path folder = Files.createDirectories(Path.of(System.getProperty("remora.pictures")));
        loader.save(folder.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
    }
}
