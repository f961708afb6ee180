package dev.remora.rules.synth;

import dev.remora.packet.Frame;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.File;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.Parsed;
import dev.remora.rules.syntax.Parser;
import dev.remora.rules.syntax.TestClause;
import dev.remora.rules.testing.PacketBuilder;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Packets as a test has them, and what the engine made of them. Immutable.
 *
 * @param lines    lines of {@code packets}
 * @param note     what is special about it, in a few words
 * @param reported numbers of the packets that the rule reports, from 1; none of a near miss
 */
public record PacketSequence(List<String> lines, String note, List<Long> reported) {
    public PacketSequence {
        lines = List.copyOf(lines);
        reported = List.copyOf(reported);
    }

    /** The frames, numbered from 1, as {@link PacketBuilder} makes them. */
    public List<Frame> frames() {
        return frames(lines);
    }

    static List<Frame> frames(List<String> lines) {
        return parsed(lines).tree().items(Item.Test.class).flatMap(test -> test.clauses(TestClause.Packets.class))
                .flatMap(block -> PacketBuilder.build(block.packets()).stream()).toList();
    }

    /** A test of these packets that says nothing of any rule. */
    static Parsed<File> parsed(List<String> lines) {
        return Parser.parseFile(Source.of("synth", "test \"\" {\n    packets {\n" + block(lines) + "    }\n    expect nothing\n}\n"));
    }

    /** A test of these packets: what is reported of them, or that nothing is. */
    String test(String rule, String title) {
        String at = reported.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String expected = reported.isEmpty() ? "expect no " + rule : "expect " + rule + " at " + at;
        return "test \"" + title + "\" {\n    packets {\n" + block(lines) + "    }\n    " + expected + "\n}\n";
    }

    private static String block(List<String> lines) {
        return lines.stream().map(line -> "        " + line + "\n").collect(Collectors.joining());
    }
}
