package dev.remora.ide.preference;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** Whether the workbench is light or dark, and its colours then. */
public final class Theme {
    private Theme() {}

    /** Whether the workbench shows light text on a dark background: told by its window, since the colours of the system do not follow the theme. */
    public static boolean isDark(Display display) {
        IWorkbenchWindow[] windows = PlatformUI.isWorkbenchRunning() ? PlatformUI.getWorkbench().getWorkbenchWindows() : new IWorkbenchWindow[0];
        Color background = windows.length > 0 ? windows[0].getShell().getBackground() : display.getSystemColor(SWT.COLOR_LIST_BACKGROUND);
        return isDark(background);
    }

    private static boolean isDark(Color background) {
        return background.getRed() + background.getGreen() + background.getBlue() < 3 * 128;
    }

    /** Does something each time that the theme has become light or dark, once a control is painted in it. */
    public static void onChange(Control control, Runnable change) {
        boolean[] dark = {isDark(control.getDisplay())};
        control.addListener(SWT.Paint, event -> {
            if (dark[0] == isDark(control.getDisplay()))
                return;
            dark[0] = !dark[0];
            control.getDisplay().asyncExec(() -> {
                if (!control.isDisposed())
                    change.run();
            });
        });
    }

    /** A colour of the system as the theme has it: the system's own become dark only once a workbench that starts, or whose theme is changed, has nothing else to do. */
    public static Color system(Display display, int id) {
        if (!isDark(display) || isDark(display.getSystemColor(SWT.COLOR_LIST_BACKGROUND)))
            return display.getSystemColor(id);
        return switch (id) {
            case SWT.COLOR_LIST_BACKGROUND, SWT.COLOR_WIDGET_BACKGROUND -> new Color(0x2F, 0x2F, 0x2F);
            case SWT.COLOR_LIST_FOREGROUND, SWT.COLOR_WIDGET_FOREGROUND, SWT.COLOR_LIST_SELECTION_TEXT -> new Color(0xEE, 0xEE, 0xEE);
            case SWT.COLOR_LIST_SELECTION -> new Color(0x15, 0x53, 0x9E);
            case SWT.COLOR_WIDGET_NORMAL_SHADOW -> new Color(0x55, 0x55, 0x55);
            default -> display.getSystemColor(id);
        };
    }
}
