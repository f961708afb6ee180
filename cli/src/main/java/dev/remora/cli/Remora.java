package dev.remora.cli;

import dev.remora.lsp.Server;
import dev.remora.rules.diagnostic.Spelling;
import dev.remora.tree.OneLine;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code remora}. */
@Command(name = "remora", version = "remora " + Server.VERSION, mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Dissects packets, follows connections and evaluates detection rules.",
        footer = {"", "Help for one command: remora COMMAND --help, or remora help COMMAND.", "In a checkout, ./remora studio [FILE...] opens the IDE.",
            "Exit status: 0 success, 1 findings that count as failure, 2 wrong usage or", "rules, 3 an input could not be read completely, 4 any other failure,",
            "130 interrupted before the end of a file."})
public final class Remora {
    private static final String HELP = "help";

    private Remora() {}

    /** Runs the command and ends the process with its exit status. */
    public static void main(String... arguments) {
        System.exit(execute(Streams.ofProcess(), arguments));
    }

    /** Runs the command; the exit status. */
    static int execute(Streams streams, String... words) {
        String[] arguments = asked(words);
        try {
            return commandLine(streams, arguments).execute(isUnknown(arguments) ? new String[]{arguments[0]} : arguments);
        } catch (ServiceConfigurationError broken) {
            streams.say("a plug-in cannot be loaded: " + reason(broken) + "\nPlug-ins are the jars and folders that REMORA_PLUGINS names; fix this one, or leave it out.");
            return ExitStatus.FAILED;
        } catch (StackOverflowError | OutOfMemoryError e) {
            streams.say(e instanceof OutOfMemoryError ? "out of memory" : "an input nests too deeply");
            return ExitStatus.FAILED;
        }
    }

    /** {@code help} and {@code help COMMAND} as the options that they stand for. */
    private static String[] asked(String... words) {
        if (words.length == 0 || !words[0].equals(HELP))
            return words;
        String option = "--" + HELP;
        return words.length == 1 || words[1].equals(HELP) || words[1].startsWith("-") ? new String[]{option} : new String[]{words[1], option};
    }

    /** Whether the first word should be a command and is none: what is behind it, --help too, then means nothing. */
    private static boolean isUnknown(String... arguments) {
        return arguments.length > 0 && arguments[0].matches("[a-zA-Z].*") && Arrays.stream(Subcommand.values()).noneMatch(command -> command.word().equals(arguments[0]));
    }

    /** The command with the subcommand that these arguments call, or with all. */
    static CommandLine commandLine(Streams streams, String... arguments) {
        CommandLine line = new CommandLine(new Remora());
        boolean called = false;
        for (Subcommand command : Subcommand.values())
            if (arguments.length > 0 && arguments[0].equals(command.word()))
                called = line.addSubcommand(command.word(), command.create(streams)) != null;
        if (!called)
            for (Subcommand command : Subcommand.values())
                line.addSubcommand(command.word(), command.create(streams));
        line.getSubcommands().values().forEach(Remora::leaveOutVersion);
        return line.setOut(new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8), true))
                .setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8))
                .setHelpFactory(FittingHelp::new).setUsageHelpAutoWidth(true).setAbbreviatedOptionsAllowed(false).setExpandAtFiles(false)
                .setExecutionStrategy(Remora::run)
                .setParameterExceptionHandler((wrong, words) -> refuse(streams, wrong))
                .setExecutionExceptionHandler((failure, command, result) -> report(streams, failure, result));
    }

    // One version for all, which remora --version tells; behind read, -V is tshark's word for trees.
    private static void leaveOutVersion(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        spec.remove(spec.findOption("--version"));
    }

    private static int run(ParseResult call) {
        CommandLine command = call.asCommandLineList().getLast();
        if (!command.isUsageHelpRequested())
            Misuse.refuseEmptyNames(command);
        return new CommandLine.RunLast().execute(call);
    }

    private static int refuse(Streams streams, ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        if (command.getParent() == null && command.getParseResult().originalArgs().isEmpty()) {
            command.usage(streams.err());
            return ExitStatus.USAGE;
        }
        String name = command.getCommandSpec().qualifiedName();
        streams.say(name, Misuse.of(wrong));
        advice(wrong).ifPresent(streams.err()::println);
        streams.err().println("Try: " + name + " --help");
        return ExitStatus.USAGE;
    }

    /** What stands here for an unknown word that other tools have, or the option or command that was meant. */
    private static Optional<String> advice(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched) || unmatched.getUnmatched().isEmpty())
            return Optional.empty();
        CommandLine command = wrong.getCommandLine();
        CommandSpec spec = command.getCommandSpec();
        String word = unmatched.getUnmatched().getFirst();
        List<String> known = Stream.concat(spec.optionsMap().keySet().stream(), spec.subcommands().keySet().stream()).toList();
        boolean isLetter = word.startsWith("-") && word.length() == 2;              // which is as near to any other
        return ForeignWord.advice(command.getParent() == null ? "" : spec.name(), word)
                .or(() -> (isLetter ? Optional.<String>empty() : Spelling.nearest(word, known)).map(meant -> "Did you mean " + meant + "?"));
    }

    private static int report(Streams streams, Exception failure, ParseResult call) {
        switch (failure) {
            case Failure known -> {
                streams.say(called(call), String.valueOf(known.getMessage()));
                return known.status();
            }
            case BrokenPipe closed -> {
                return ExitStatus.DONE;                                  // the reader of our output has seen enough
            }
            case IOException wrapped when wrapped.getCause() instanceof OutputFailure told -> {
                return report(streams, told, call);
            }
            case UncheckedIOException wrapped -> {
                return report(streams, Objects.requireNonNull(wrapped.getCause()), call);
            }
            case NoSuchFileException missing -> {
                streams.say(called(call), reason(missing));
                return ExitStatus.INPUT;
            }
            case IOException problem -> streams.say(reason(problem));
            default -> streams.say("internal error, please report it: " + failure);
        }
        return ExitStatus.FAILED;
    }

    private static String called(ParseResult call) {
        return call.asCommandLineList().getLast().getCommandSpec().qualifiedName();
    }

    private static String reason(ServiceConfigurationError broken) {
        Throwable cause = broken.getCause();
        return broken.getMessage() + (cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")");
    }

    private static String reason(IOException problem) {
        return switch (problem) {
            case NoSuchFileException missing -> OneLine.of(missing.getFile()) + ": there is no such file or folder";
            case AccessDeniedException denied -> OneLine.of(denied.getFile()) + ": permission denied";
            default -> OneLine.of(String.valueOf(problem.getMessage()));
        };
    }
}
