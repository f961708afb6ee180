package dev.remora.ide.preference;

import dev.remora.dissect.Setting;
import dev.remora.reassembly.Overlap;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.ComboFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** Reassembly, tracking and their timeouts. */
public final class TrackingPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
    /** Id of the page in plugin.xml. */
    public static final String ID = "dev.remora.ide.preferences.tracking";

    private static final int MOST_SECONDS = 30 * 24 * 3600;

    public TrackingPage() {
        super(GRID);
        setPreferenceStore(Preferences.store());
        setDescription("How to reassemble fragments and follow connections. Changes apply to captures that you open or reload afterwards. Timeouts are in packet time.");
    }

    @Override
    public void init(IWorkbench workbench) {}

    @Override
    protected void createFieldEditors() {
        Composite parent = getFieldEditorParent();
        addField(new BooleanFieldEditor(Preferences.REASSEMBLY, "Reassemble IP &fragments", parent));
        addField(new ComboFieldEditor(Preferences.OVERLAP, "When fragments &overlap:",
                Arrays.stream(Overlap.values()).map(overlap -> new String[]{words(overlap), overlap.name()}).toArray(String[][]::new), parent));
        addField(new BooleanFieldEditor(Preferences.CHECKSUMS, "Segments with wrong &checksums change no state", parent));
        addField(new BooleanFieldEditor(Preferences.MIDSTREAM, "Pick up connections whose &start is not in the capture", parent));
        for (Setting<Duration> timeout : Preferences.TIMEOUTS) {
            IntegerFieldEditor editor = new IntegerFieldEditor(timeout.name(), words(timeout) + ", seconds:", parent, 8);
            editor.setValidRange(1, MOST_SECONDS);
            editor.setErrorMessage(String.format(Locale.ROOT, "%s: 1 to %,d", words(timeout), MOST_SECONDS));
            editor.getLabelControl(parent).setToolTipText(timeout.doc());
            editor.getTextControl(parent).setToolTipText(timeout.doc());
            addField(editor);
        }
    }

    private static String words(Setting<Duration> timeout) {
        String name = timeout.name();
        return switch (name) {
            case "tracking.timeout.opening" -> "No answer to a SYN";
            case "tracking.timeout.established" -> "Idle connection";
            case "tracking.timeout.fin-wait-2" -> "FIN-WAIT-2";
            case "tracking.timeout.closing" -> "FIN not acknowledged";
            case "tracking.timeout.time-wait" -> "TIME-WAIT";
            case "tracking.timeout.closed" -> "Closed connection is kept";
            case "tracking.timeout.udp" -> "Idle UDP exchange";
            case "tracking.timeout.icmp" -> "Idle ICMP exchange";
            case "tracking.timeout.stray" -> "Packets of no connection";
            case "ip.reassembly.timeout" -> "Incomplete datagram";
            default -> name;
        };
    }

    private static String words(Overlap overlap) {
        return switch (overlap) {
            case FIRST -> "keep the first";
            case LAST -> "keep the last";
            case BSD -> "BSD, as Wireshark";
            case LINUX -> "Linux before 4.18";
            case WINDOWS -> "Windows";
        };
    }
}
