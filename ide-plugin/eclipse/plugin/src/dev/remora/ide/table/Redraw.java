package dev.remora.ide.table;

import java.util.function.Supplier;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** Paints a control anew, soon: once for all that ask for it until it happens. Any thread may ask. */
public final class Redraw implements Runnable {
    private final Supplier<Control> control;
    private volatile boolean        due;

    /** Of this control, which may be yet to be made. */
    public Redraw(Supplier<Control> control) {
        this.control = control;
    }

    @Override
    public void run() {
        if (due)
            return;
        due = true;
        Display.getDefault().asyncExec(() -> {
            due = false;
            if (control.get() != null && !control.get().isDisposed())
                control.get().redraw();
        });
    }
}
