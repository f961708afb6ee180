package dev.remora.rules.syntax;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Puts an endpoint together from the words between which {@code ..} stands: {@code 10.0.0.1}, {@code 10.0.0.9:1}, {@code 1000} is
 * {@code 10.0.0.1..10.0.0.9:1..1000}. A word behind an address without a port continues the addresses, one behind a port the ports.
 */
final class Endpoints {
    private final Span     span;
    private final Problems problems;

    private Word           address = Word.missing(Span.at(0));
    private @Nullable Word to;
    private @Nullable Word port;
    private @Nullable Word portTo;

    Endpoints(Span span, Problems problems) {
        this.span = span;
        this.problems = problems;
    }

    Endpoint endpoint() {
        return new Endpoint(span, address, to, port, portTo);
    }

    void first(Span place, String text) {
        int close = text.indexOf(']');
        if (close < 0) {
            address = plain(place, text);
            return;
        }
        String inside = text.substring(1, close);
        int dots = inside.indexOf("..");
        address = checked(part(place, text, 1, dots < 0 ? close : 1 + dots));
        if (dots >= 0)
            to = checked(part(place, text, dots + 3, close));
        if (close + 2 < text.length())
            port = port(part(place, text, close + 2, text.length()));
    }

    void next(Span place, String text) {
        if (port == null && to == null)
            to = plain(place, text);
        else if (port != null && portTo == null)
            portTo = port(part(place, text, 0, text.length()));
        else
            problems.report(Code.BAD_ENDPOINT, place, text, "a range has two ends");
    }

    // 10.0.0.1 or 10.0.0.1:80; an IPv6 address without brackets has no port.
    private Word plain(Span place, String text) {
        int colon = text.indexOf(':');
        boolean withPort = colon >= 0 && colon == text.lastIndexOf(':') && text.lastIndexOf('.') > 0 && text.lastIndexOf('.') < colon;
        if (!withPort)
            return checked(new Word(place, text));
        port = port(part(place, text, colon + 1, text.length()));
        return checked(part(place, text, 0, colon));
    }

    private static Word part(Span place, String text, int from, int to) {
        return new Word(new Span(place.start() + from, place.start() + to), text.substring(from, to));
    }

    private Word checked(Word word) {
        boolean good = word.text().indexOf(':') >= 0 ? isSix(word.text()) : isFour(word.text());
        if (!good && !word.isMissing())
            problems.report(Code.BAD_ENDPOINT, word.span(), word, "write an address, such as 10.0.0.1 or [2001:db8::1]");
        return word;
    }

    private Word port(Word word) {
        if (DashRanges.isRange(word.text())) {
            String right = DashRanges.dotted(word.text());
            problems.report(Code.BAD_ENDPOINT.at(word.span(), word, "write a range as `" + right + "`").with(Fix.replace(word.span(), right)));
        } else if (!word.isMissing() && !isPort(word.text()))
            problems.report(Code.BAD_ENDPOINT, word.span(), word, "a port is a number from 0 to 65535");
        return word;
    }

    private static boolean isPort(String text) {
        return isNumber(text, 0, text.length(), 10, 5) && Integer.parseInt(text) <= 0xFFFF;
    }

    private static boolean isFour(String text) {
        int numbers = 0;
        int from = 0;
        for (int at = 0; at <= text.length(); at++)
            if (at == text.length() || text.charAt(at) == '.') {
                if (!isNumber(text, from, at, 10, 3) || Integer.parseInt(text, from, at, 10) > 255)
                    return false;
                numbers++;
                from = at + 1;
            }
        return numbers == 4;
    }

    // RFC 4291 section 2.2: eight groups, or fewer with one `::`; the last two perhaps as an IPv4 address.
    private static boolean isSix(String text) {
        int last = text.lastIndexOf(':') + 1;
        if (text.indexOf('.', last) >= 0)
            return isFour(text.substring(last)) && isSix(text.substring(0, last) + "0:0");
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0 || text.startsWith(":") && gap != 0 || text.endsWith(":") && gap != text.length() - 2)
            return false;
        int groups = 0;
        for (String group : text.split(":", -1)) {
            if (!group.isEmpty() && !isNumber(group, 0, group.length(), 16, 4))
                return false;
            groups += group.isEmpty() ? 0 : 1;
        }
        return gap >= 0 ? groups <= 7 : groups == 8;
    }

    private static boolean isNumber(String text, int from, int to, int radix, int mostDigits) {
        for (int at = from; at < to; at++)
            if (text.charAt(at) >= 0x80 || Character.digit(text.charAt(at), radix) < 0)
                return false;
        return from < to && to - from <= mostDigits;
    }
}
