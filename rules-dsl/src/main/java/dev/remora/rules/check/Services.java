package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Application;
import dev.remora.rules.syntax.MessageName;
import dev.remora.rules.syntax.Units;
import dev.remora.rules.type.Operand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What to suggest where text stands for a number: the digits in it, or the port of the service it names. */
final class Services {
    private final boolean          isPort;
    private final boolean          isWord;
    private final Optional<String> number;

    private Services(boolean isPort, boolean isWord, Optional<String> number) {
        this.isPort = isPort;
        this.isWord = isWord;
        this.number = number;
    }

    /** What to suggest for a text beside this operand. */
    static Services of(Operand with, String text) {
        boolean isPort = with instanceof Operand.FieldOf field && field.entry().name().endsWith("port");
        String plain = text.strip();
        Optional<String> digits = Optional.of(plain).filter(number -> Numerals.parse(number) != null).or(() -> amount(plain));
        boolean isWord = !plain.isEmpty() && Character.isLetter(plain.charAt(0));
        Optional<String> type = with instanceof Operand.FieldOf field && isOfMessage(field.entry().name()) ? message(field.entry().name(), plain) : Optional.empty();
        return new Services(isPort, isWord, digits.or(() -> type).or(() -> Application.named(plain).filter(application -> isPort).map(Application::port)));
    }

    // `frame.len > 1KB`
    private static Optional<String> amount(String text) {
        boolean hasUnit = !text.isEmpty() && Character.isLetter(text.charAt(text.length() - 1));
        OptionalLong amount = Units.amount(text);
        return hasUnit && amount.isPresent() ? Optional.of(Long.toString(amount.getAsLong())) : Optional.empty();
    }

    private static boolean isOfMessage(String field) {
        return field.endsWith(".type") || field.endsWith(".code");
    }

    // `icmp.type == echo-request`, as tests name messages, or `icmp.type == echo`, and `icmp.code == port-unreachable`.
    private static Optional<String> message(String field, String word) {
        String protocol = field.substring(0, field.indexOf('.'));
        String name = word.toLowerCase(Locale.ROOT).replace('_', '-');
        return field.endsWith(".code") ? MessageName.of(protocol, name).map(MessageName::code).map(String::valueOf)
                : MessageName.meant(protocol, name).map(message -> Integer.toString(message.type()));
    }

    /** What to say behind "is no value of". */
    Optional<String> hint() {
        return number.map(n -> "; did you mean " + n + "?");
    }

    /** What to say behind "it cannot be compared with text". */
    String question() {
        return number.map(n -> ". Did you mean " + n + "?").orElse("");
    }

    /** What to say behind "is no number". */
    String advice() {
        if (number.isPresent())
            return isPort ? "write a port as its number, " + number.get() : "write " + number.get();
        return isPort && isWord ? "write the port's number, such as 80" : "write it as 80, 0x50, 0b1010000 or 'P'";
    }

    /** The fix that goes with it, or none. */
    List<Fix> fix(Span span) {
        return number.map(n -> Fix.replace(span, n)).stream().toList();
    }
}
