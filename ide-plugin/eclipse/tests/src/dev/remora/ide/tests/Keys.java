package dev.remora.ide.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;

/** The keyboard: keys go the whole way through the window system, as a person's do. */
final class Keys {
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final long QUIET_NANOS    = 1_000_000_000L;

    private static long last;
    private static int  pressed;
    private static int  arrived;
    private static int  released;

    private Keys() {}

    /** Gives a control the keyboard. */
    static void focus(Control control) {
        control.getShell().forceActive();
        control.forceFocus();
        Workbench.await("the control has the keyboard", control::isFocusControl);
        Workbench.settle();
    }

    /** Types words, a key at a time. */
    static void type(String words) {
        watch(() -> words.chars().forEach(Keys::key));
    }

    /** Presses a key, such as {@link SWT#ESC}, while the modifiers before it are held. */
    static void press(int... keys) {
        watch(() -> {
            IntStream.range(0, keys.length - 1).forEach(i -> post(SWT.KeyDown, keys[i]));
            key(keys[keys.length - 1]);
            for (int i = keys.length - 2; i >= 0; i--)
                post(SWT.KeyUp, keys[i]);
        });
    }

    /** Tells a control of a key: where a key that is pressed comes with a button of the mouse that is not, such as in a list, which looks at that. */
    static void tell(Control control, int modifiers, int key) {
        Event event = new Event();
        event.type = SWT.KeyDown;
        event.keyCode = key;
        event.stateMask = modifiers;
        control.notifyListeners(SWT.KeyDown, event);
        Workbench.settle();
    }

    // Until all keys have been released, as far as is seen here, or all have arrived and nothing more comes: what they do may have taken the keyboard.
    private static void watch(Runnable keys) {
        pressed = 0;
        arrived = 0;
        released = 0;
        last = System.nanoTime();
        Listener counts = event -> {
            if (event.type == SWT.KeyDown)
                arrived++;
            else
                released++;
            last = System.nanoTime();
        };
        for (int type : new int[]{SWT.KeyDown, SWT.KeyUp})
            Display.getCurrent().addFilter(type, counts);
        keys.run();
        while (released < pressed && System.nanoTime() - last < (arrived < pressed ? PATIENCE_NANOS : QUIET_NANOS))
            Workbench.turn();
        for (int type : new int[]{SWT.KeyDown, SWT.KeyUp})
            Display.getCurrent().removeFilter(type, counts);
        Workbench.settle();
    }

    /** Presses a key of which nothing is told here, such as one that is for a menu. */
    static void post(int key) {
        key(key);
        Workbench.settle();
    }

    private static void key(int key) {
        post(SWT.KeyDown, key);
        post(SWT.KeyUp, key);
    }

    private static void post(int type, int key) {
        Event event = new Event();
        event.type = type;
        if (key < ' ' || (key & (SWT.MODIFIER_MASK | SWT.KEYCODE_BIT)) != 0)
            event.keyCode = key;
        else
            event.character = (char) key;
        pressed += type == SWT.KeyUp ? 1 : 0;
        assertTrue(Display.getCurrent().post(event), "the window system takes the key " + key);
    }
}
