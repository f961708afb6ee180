package dev.remora.cli;

import dev.remora.live.NetworkInterface;
import dev.remora.tree.TextBuffer;
import java.util.List;

/** Network interfaces, a line each: name, whether it is up, addresses, what it is. */
final class InterfaceTable {
    private static final int LEAST_WIDTH = 9;

    private InterfaceTable() {}

    static void write(List<NetworkInterface> interfaces, TextBuffer out) {
        int width = interfaces.stream().mapToInt(one -> one.name().length()).max().orElse(0);
        width = Math.max(width, LEAST_WIDTH) + 2;
        for (NetworkInterface one : interfaces) {
            int start = out.length();
            out.text(one.name()).padTo(start, width).text(one.isUp() ? "up" : "down").padTo(start, width + 6);
            out.text(String.join(", ", one.addresses()));
            String what = one.description().isEmpty() && one.isLoopback() ? "loopback" : one.description();
            if (!what.isEmpty())
                out.text(one.addresses().isEmpty() ? "" : "  ").octet('(').text(what).octet(')');
            out.octet('\n');
        }
    }
}
