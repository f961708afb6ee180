package dev.remora.ide.preference;

import dev.remora.dissect.Setting;
import dev.remora.dissect.Settings;
import dev.remora.reassembly.Overlap;
import dev.remora.reassembly.ReassemblySettings;
import dev.remora.tracking.TrackingSettings;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** What the user has set about packets; all else is the standard. */
public final class Preferences {
    /** Columns of the packet list: {@code number=70,time=110,…}. */
    public static final String COLUMNS = "columns";

    /** A {@link TimeFormat}. */
    public static final String TIME = "time";

    /** Whether rows have the colours of protocols, anomalies and alerts. */
    public static final String COLOURED = "coloured";

    /** Whether fragments are put together. */
    public static final String REASSEMBLY = ReassemblySettings.ENABLED.name();

    /** Whose octets count where fragments overlap, an {@link Overlap}. */
    public static final String OVERLAP = ReassemblySettings.OVERLAP.name();

    /** Whether segments with wrong checksums change no state. */
    public static final String CHECKSUMS = TrackingSettings.CHECKSUMS.name();

    /** Whether connections are picked up midway. */
    public static final String MIDSTREAM = TrackingSettings.MIDSTREAM.name();

    /** The timeouts that can be set, in seconds. */
    public static final List<Setting<Duration>> TIMEOUTS = Stream.concat(TrackingSettings.TIMEOUTS.stream(), Stream.of(ReassemblySettings.TIMEOUT)).toList();

    private static final IPreferenceStore STORE = withDefaults(new ScopedPreferenceStore(InstanceScope.INSTANCE, "dev.remora.ide"));

    private Preferences() {}

    private static IPreferenceStore withDefaults(IPreferenceStore store) {
        store.setDefault(COLUMNS, "number=70,time=110,source=150,destination=150,protocol=95,length=85,state=230,info=700");
        store.setDefault(TIME, TimeFormat.SINCE_FIRST.name());
        store.setDefault(COLOURED, true);
        store.setDefault(REASSEMBLY, ReassemblySettings.ENABLED.standard());
        store.setDefault(OVERLAP, ReassemblySettings.OVERLAP.standard().name());
        store.setDefault(CHECKSUMS, TrackingSettings.CHECKSUMS.standard());
        store.setDefault(MIDSTREAM, TrackingSettings.MIDSTREAM.standard());
        for (Setting<Duration> timeout : TIMEOUTS)
            store.setDefault(timeout.name(), (int) timeout.standard().toSeconds());
        return store;
    }

    /** Where all of it is kept. */
    public static IPreferenceStore store() {
        return STORE;
    }

    /** How times are written. */
    public static TimeFormat time() {
        return TimeFormat.of(STORE.getString(TIME));
    }

    /** How reassembly and tracking are set, for captures that are opened from now on. */
    public static Settings settings() {
        Settings settings = Settings.STANDARD.with(ReassemblySettings.ENABLED, STORE.getBoolean(REASSEMBLY)).with(ReassemblySettings.OVERLAP, overlap())
                .with(TrackingSettings.CHECKSUMS, STORE.getBoolean(CHECKSUMS)).with(TrackingSettings.MIDSTREAM, STORE.getBoolean(MIDSTREAM));
        for (Setting<Duration> timeout : TIMEOUTS)
            settings = settings.with(timeout, Duration.ofSeconds(Math.clamp(STORE.getInt(timeout.name()), 1, Setting.LONGEST_TIME.toSeconds())));
        return settings;
    }

    private static Overlap overlap() {
        for (Overlap overlap : Overlap.values())
            if (overlap.name().equals(STORE.getString(OVERLAP)))
                return overlap;
        return ReassemblySettings.OVERLAP.standard();
    }
}
