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
    private static final long PATIENCE_NANOS = 1_000_000_000L;

    private static long last;
    private static int  pressed;
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

    // Until all keys have come through the window system, or none has for a while: what they open may have taken the keyboard.
    private static void watch(Runnable keys) {
        pressed = 0;
        released = 0;
        last = System.nanoTime();
        Listener counts = event -> {
            released++;
            last = System.nanoTime();
        };
        Display.getCurrent().addFilter(SWT.KeyUp, counts);
        keys.run();
        while (released < pressed && System.nanoTime() - last < PATIENCE_NANOS)
            Workbench.turn();
        Display.getCurrent().removeFilter(SWT.KeyUp, counts);
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
