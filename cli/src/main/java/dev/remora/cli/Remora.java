package dev.remora.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code remora}. */
@Command(name = "remora", description = "Dissects packets, follows connections and evaluates detection rules.", mixinStandardHelpOptions = true,
        version = "remora 0.1.0")
public final class Remora {
    private Remora() {}

    /** Runs the command and ends the process with its exit status. */
    public static void main(String... arguments) {
        System.exit(execute(arguments));
    }

    /** Runs the command; the exit status. */
    static int execute(String... arguments) {
        return new CommandLine(new Remora()).execute(arguments);
    }
}
