package dev.remora.rules.check;

import static dev.remora.rules.check.Literals.Use.TERM;

import dev.remora.field.Type;
import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.source.Excerpt;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.diagnostic.Spelling;
import dev.remora.rules.type.Function;
import dev.remora.rules.type.Operand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks functions and their arguments. */
final class Calls {
    private static final String       PAIR    = "pair";
    private static final List<String> NAMES   = Arrays.stream(Function.values()).map(Function::spelling).toList();
    private static final List<String> IN_KEYS = Stream.concat(NAMES.stream(), Stream.of(PAIR)).toList();

    private final OperandChecker operands;
    private final Findings       findings;
    private final Constants      constants;

    Calls(OperandChecker operands, Findings findings, Constants constants) {
        this.operands = operands;
        this.findings = findings;
        this.constants = constants;
    }

    @Nullable
    Operand check(Expr.Call call) {
        Optional<Function> function = Function.of(call.function().text());
        if (function.isEmpty()) {
            unknown(call, Meant.by(call.function().text(), NAMES));
            return null;
        }
        List<Operand> arguments = new ArrayList<>();
        for (Expr argument : call.arguments()) {
            Operand operand = constants.isLiteral(argument) ? literal(function.get(), argument, arguments) : operands.typed(argument);
            if (operand != null)
                arguments.add(operand);
        }
        return fits(function.get(), call, arguments) ? new Operand.Call(call, function.get(), arguments) : null;
    }

    /** As {@link #check}, of a key, where {@code pair} may have been meant, too. */
    @Nullable
    Operand key(Expr.Call call) {
        if (Function.of(call.function().text()).isPresent())
            return check(call);
        String name = call.function().text();
        unknown(call, new Meant(Meant.by(name, IN_KEYS).name().or(() -> Spelling.nearest(name, List.of(PAIR), 2))));    // two letters of four: hardly anything else stands there
        return null;
    }

    private void unknown(Expr.Call call, Meant meant) {
        String name = call.function().text();
        String question = meant.name().isPresent() ? meant.question() : advice(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        findings.add(Code.UNKNOWN_FUNCTION.at(call.function().span(), Excerpt.name(name), question), meant.fix(call.function().span()));
    }

    // What other languages have a function for, and an operator does here.
    private static String advice(String name) {
        return switch (name.replace("_", "")) {
            case "startswith", "hasprefix", "prefix" -> "; to ask how octets begin, write `tcp.payload matches r\"^GET\"`";
            case "endswith", "hassuffix", "suffix" -> "; to ask how octets end, write `tcp.payload matches r\"GET$\"`";
            case "includes", "find", "search", "indexof", "strstr", "like" -> "; to search octets, write `tcp.payload contains \"GET\"`";
            case "regex", "regexp", "match", "re", "pcre" -> "; to search for a pattern, write `tcp.payload matches r\"^GET\"`";
            case "substr", "slice", "substring" -> "; to choose octets, write `tcp.payload[0:4]`, from the first one, four";
            case "unique", "uniq", "different", "dcount" -> "; to count different values, write `count distinct ip.dst by ip.src within 10s >= 20`";
            case "cidrmatch", "cidr", "insubnet", "innetwork" -> "; to ask for a network, write `ip.src == 10.0.0.0/8`";
            default -> "";
        };
    }

    // max(tcp.srcport, 80): a constant has the kind of the argument before it.
    private @Nullable Operand literal(Function function, Expr argument, List<Operand> before) {
        if (function.parameters() == Function.MANY && !before.isEmpty())
            return constants.read(argument, before.getFirst(), TERM);
        if (argument instanceof Expr.Name name && function == Function.LEN)
            operands.unknownOctets(name);
        else if (argument instanceof Expr.Name name)
            operands.unknown(name);
        else
            findings.add(Code.CONSTANT_ARGUMENT, argument.span(), function.spelling(), findings.words(argument));
        return null;
    }

    private boolean fits(Function function, Expr.Call call, List<Operand> arguments) {
        int given = call.arguments().size();
        if (given == 0 || function.parameters() != Function.MANY && given != function.parameters()) {
            String takes = function.parameters() == Function.MANY ? "at least one field" : "one field";
            findings.add(Code.ARGUMENT_COUNT, call.span(), function.spelling(), takes, given);
            return false;
        }
        boolean right = arguments.size() == given;
        for (Operand argument : arguments)
            if (!function.kinds().contains(argument.kind()) || argument.kind() != arguments.getFirst().kind() || !sameWidth(argument, arguments.getFirst())) {
                Expr origin = argument.origin();
                findings.add(Code.WRONG_ARGUMENT, origin.span(), function.spelling(), findings.words(origin), described(argument, arguments.getFirst()));
                right = false;
            }
        return right;
    }

    private static String described(Operand argument, Operand first) {
        Type own = argument.declared();
        Type other = first.declared();
        if (argument == first || argument.kind() != first.kind() || own == null || other == null)
            return argument.kind().words();
        return String.format(Locale.ROOT, "a number of %s, with one of %s", own.title(), other.title());
    }

    // As in Wireshark, numbers of 8 and of 16 bits are not the same; what is computed fits any.
    private static boolean sameWidth(Operand a, Operand b) {
        return a.declared() == null || b.declared() == null || a.declared() == b.declared();
    }
}
