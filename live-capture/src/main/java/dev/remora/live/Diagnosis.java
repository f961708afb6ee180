package dev.remora.live;

import java.util.Locale;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;

/** Whether packets can be captured here, and if not, what is wrong and what to do about it. Immutable. */
public sealed interface Diagnosis {
    /** Nothing stands in the way. */
    record Ready(String libraryVersion) implements Diagnosis {}

    /**
     * Something stands in the way.
     *
     * @param problem what is wrong, a sentence
     * @param remedy  what to do, a sentence
     */
    record Trouble(Cause cause, String problem, String remedy) implements Diagnosis {}

    /** What can stand in the way. */
    enum Cause {
        /** libpcap (Npcap on Windows) is not installed. */
        NO_LIBRARY,
        /** No native code of JNA for this processor and system. */
        NO_ARCHITECTURE,
        /** JNA has the native code for this machine, but may not run it from where it unpacks it. */
        NO_EXECUTION,
        /** The process may not open packet sockets. */
        NO_PRIVILEGE,
        /** No interface has this name. */
        NO_INTERFACE,
        /** The capture filter is not valid. */
        BAD_FILTER,
        /** Whatever else libpcap says. */
        OTHER
    }

    /** Checks whether libpcap can be loaded and finds interfaces. Whether the process has the privilege shows only when an interface is opened. */
    static Diagnosis probe() {
        try {
            String version = Pcaps.libVersion();
            return Pcaps.findAllDevs().isEmpty() ? noPrivilege("no network interface is visible") : new Ready(version);
        } catch (PcapNativeException e) {
            return of(e);
        } catch (LinkageError e) {
            return of(e);
        }
    }

    /** The diagnosis of what the native library or its loader threw. */
    static Trouble of(Throwable thrown) {
        String said = deepest(thrown);
        String lower = said.toLowerCase(Locale.ROOT);
        if (thrown instanceof LinkageError)
            return ofLoader(said, lower);
        if (lower.contains("permission") || lower.contains("not permitted"))
            return noPrivilege(said);
        if (lower.contains("no such device") || lower.contains("no such interface"))
            return new Trouble(Cause.NO_INTERFACE, "No interface has this name: " + said + ".", "List the interfaces and use one of their names.");
        if (thrown instanceof OutOfMemoryError)
            return new Trouble(Cause.OTHER, "Memory ran out (" + said + ").", "Give Java more with -Xmx, or use a smaller ring.");
        if (thrown instanceof Error)
            return new Trouble(Cause.OTHER, "The capture failed because of an internal error (" + thrown.getClass().getSimpleName() + ": " + said + ").", "Please report it.");
        return new Trouble(Cause.OTHER, "libpcap says: " + said + ".", "Try the same with another capture tool; if that works, report it.");
    }

    private static Trouble ofLoader(String said, String lower) {
        if (lower.contains("jna") && lower.contains(".tmp") || lower.contains("failed to map segment"))
            return new Trouble(Cause.NO_EXECUTION, "JNA is not allowed to run the native code that it unpacks (" + said + ").",
                    "In the environment, name a folder from which code is allowed to run: JAVA_TOOL_OPTIONS=-Djna.tmpdir=FOLDER.");
        return lower.contains("jnidispatch") || lower.contains("com/sun/jna/native") ? noArchitecture(said.replaceFirst(" in resource path .*", "")) : noLibrary(said);
    }

    private static Trouble noLibrary(String said) {
        return new Trouble(Cause.NO_LIBRARY, "libpcap cannot be loaded (" + said + ").",
                "Install it: on Debian and Ubuntu the package libpcap0.8, on Fedora libpcap, on Windows Npcap; macOS has it. "
                        + "If it is in an unusual folder, name it with -Dorg.pcap4j.core.pcapLibName.");
    }

    private static Trouble noArchitecture(String said) {
        return new Trouble(Cause.NO_ARCHITECTURE,
                "JNA has no native code for " + System.getProperty("os.name") + " on " + System.getProperty("os.arch") + " (" + said + ").",
                "Capture with another tool and read its file, or put a JNA built for this system on the class path.");
    }

    private static Trouble noPrivilege(String said) {
        return new Trouble(Cause.NO_PRIVILEGE, "This process is not allowed to capture packets (" + said + ").",
                remedyOfPrivilege(System.getProperty("os.name").toLowerCase(Locale.ROOT)));
    }

    /** A capability of the file bin/java would be of no use: with one, the system's loader does not find the JDK's own libraries any more. */
    private static String remedyOfPrivilege(String system) {
        if (system.contains("windows"))
            return "Run as administrator, or reinstall Npcap without restricting it to administrators.";
        if (system.contains("mac"))
            return "Run with sudo, or give yourself access to /dev/bpf*, as Wireshark's ChmodBPF does.";
        return "Run as root, or with the one capability that capturing needs:\n"
                + "    sudo setpriv --reuid $USER --regid $USER --init-groups --inh-caps +net_raw --ambient-caps +net_raw COMMAND";
    }

    private static String deepest(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null)
            cause = cause.getCause();
        String message = cause.getMessage();
        String text = message == null ? cause.getClass().getSimpleName() : message.lines().findFirst().orElse(message).strip();
        return text.endsWith(".") || text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
    }
}
