package dev.remora.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a call, in words for people. */
final class Misuse {
    /** Labels of arguments that name something. */
    private static final Set<String> NAMES = Set.of("CAPTURE", "DIR", "FILE", "INTERFACE", "NAME", "RULE", "RULES");

    private Misuse() {}

    /**
     * Refuses an empty word in place of a name, of a file, a rule, a field or an interface: it is nearly always a variable of a script that is not set, and as a path it
     * would stand for the folder of the process, with all that is in it.
     *
     * @throws ParameterException where there is one
     */
    static void refuseEmptyNames(CommandLine command) {
        ParseResult call = command.getParseResult();
        Stream.concat(call.matchedPositionals().stream(), call.matchedOptions().stream())
                .filter(argument -> NAMES.contains(argument.paramLabel()) && argument.originalStringValues().contains("")).findFirst().ifPresent(argument -> {
                    throw new ParameterException(command, name(argument) + " is an empty word, which names nothing; is a variable not set?");
                });
    }

    /** A sentence about what the parser of the command line refused. */
    static String of(ParameterException wrong) {
        ArgSpec argument = wrong.getArgSpec();
        String value = wrong.getValue();
        if (argument == null && wrong instanceof MissingParameterException missing && !missing.getMissing().isEmpty())
            argument = missing.getMissing().getFirst();
        if (wrong instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty())
            return unknown(unmatched);
        if (argument == null)
            return String.valueOf(wrong.getMessage());
        if (wrong instanceof MissingParameterException && !argument.isOption())
            return "no " + argument.paramLabel() + (argument.paramLabel().endsWith("S") ? " are given" : " is given");
        if (wrong instanceof MissingParameterException)
            return name(argument) + " takes a " + argument.paramLabel() + ", and none is given";
        String wanted = wanted(argument);
        return value == null || wanted == null ? String.valueOf(wrong.getMessage()) : name(argument) + " takes " + wanted + ", not " + value;
    }

    /** The end of a message about a word that nobody knows: {@code ; did you mean read?}, or nothing. */
    static String question(Optional<String> meant) {
        return meant.map(word -> "; did you mean " + word + "?").orElse("");
    }

    private static String unknown(UnmatchedArgumentException wrong) {
        String word = wrong.getUnmatched().getFirst();
        if (word.startsWith("-") && word.length() > 1)
            return "there is no option " + word;
        return wrong.getCommandLine().getParent() == null ? "there is no command " + word : "unexpected argument " + word;
    }

    private static @Nullable String wanted(ArgSpec argument) {
        Class<?> type = argument.auxiliaryTypes()[0];
        if (type.isEnum())
            return oneOf(Arrays.stream(type.getEnumConstants()).map(String::valueOf).toList());
        return type == long.class || type == Long.class || type == int.class || type == Integer.class ? "a whole number" : null;
    }

    private static String oneOf(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? words.getFirst() : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
