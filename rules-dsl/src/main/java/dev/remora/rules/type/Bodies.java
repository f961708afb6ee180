package dev.remora.rules.type;

import dev.remora.tree.TextBuffer;

/** What the functions do. */
final class Bodies {
    private Bodies() {}

    static void lengths(Operand.Call call, Occurrences[] arguments, Occurrences out) {
        Occurrences values = arguments[0];
        boolean none = switch (call.arguments().getFirst().kind()) {
            case BOOLEAN, FLOAT, DURATION, INSTANT, LABEL -> true;   // as Wireshark has it
            case INTEGER, IPV4, IPV6, MAC, OCTETS, TEXT -> false;
        };
        for (int i = 0; i < values.size(); i++) {
            out.add(none ? 0 : values.length(i));
            out.cameFrom(values, i);
        }
    }

    static void count(Operand.Call call, Occurrences[] arguments, Occurrences out) {
        if (!arguments[0].isEmpty())
            out.add(arguments[0].size());
    }

    static void exists(Operand.Call call, Occurrences[] arguments, Occurrences out) {
        out.add(arguments[0].isEmpty() ? 0 : 1);
    }

    static void upper(Operand.Call call, Occurrences[] arguments, Occurrences out) {
        letters(arguments[0], out, 'a', 'z');
    }

    static void lower(Operand.Call call, Occurrences[] arguments, Occurrences out) {
        letters(arguments[0], out, 'A', 'Z');
    }

    // In ASCII, upper and lower case differ by one bit.
    private static void letters(Occurrences values, Occurrences out, int first, int last) {
        for (int i = 0; i < values.size(); i++) {
            int mark = out.mark();
            for (int k = 0; k < values.length(i); k++) {
                int octet = values.array(i)[values.start(i) + k];
                out.put(octet >= first && octet <= last ? octet ^ 0x20 : octet);
            }
            out.addMade(mark);
            out.cameFrom(values, i);
        }
    }

    static void text(Operand.Call call, Occurrences[] arguments, Occurrences out) {
        Operand argument = call.arguments().getFirst();
        Occurrences values = arguments[0];
        for (int i = 0; i < values.size(); i++) {
            TextBuffer text = out.text();
            Written.put(values, i, argument, text);
            out.add(text);
            out.cameFrom(values, i);
        }
    }

    static void max(Operand.Call call, Occurrences[] arguments, Occurrences out) {
        best(call, arguments, out, 1);
    }

    static void min(Operand.Call call, Occurrences[] arguments, Occurrences out) {
        best(call, arguments, out, -1);
    }

    private static void best(Operand.Call call, Occurrences[] arguments, Occurrences out, int sign) {
        Order order = Order.of(call.arguments().getFirst().kind());
        Occurrences best = arguments[0];
        int index = 0;
        for (Occurrences values : arguments) {
            if (values.isEmpty())
                return;
            for (int i = 0; i < values.size(); i++)
                if (order.compare(values, i, best, index) * sign > 0) {
                    best = values;
                    index = i;
                }
        }
        out.add(best, index);
    }

    static void absolute(Operand.Call call, Occurrences[] arguments, Occurrences out) {
        boolean fraction = call.kind() == Kind.FLOAT;
        for (int i = 0; i < arguments[0].size(); i++) {
            long number = arguments[0].number(i);
            out.add(fraction ? number & Long.MAX_VALUE : Math.abs(number));   // the sign of a double is its first bit
            out.cameFrom(arguments[0], i);
        }
    }
}
