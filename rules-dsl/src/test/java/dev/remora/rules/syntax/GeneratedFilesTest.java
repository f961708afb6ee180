package dev.remora.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.rules.source.Source;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rule files of any clauses in any order: what is printed, and what is laid out, parses to the same tree. */
class GeneratedFilesTest {
    private static final List<String> NOTES = List.of("severity high", "message \"{ip.src} {{x}} {len(tcp.payload)}\"", "because \"it \\\"matters\\\"\"", "benign r\"C:\\temp\"",
            "see \"RFC 9293\", \"more\"", "on state", "assume midstream", "max 9999 keys");

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.oneOf(rules(), policies(), others(), tests()).list().ofMinSize(1).ofMaxSize(4).map(items -> String.join("\n", items));
    }

    private static Arbitrary<String> predicate() {
        return Trees.predicates(2).map(Printer::print);
    }

    private static Arbitrary<String> keys() {
        return Arbitraries.of("", "by connection ", "by ip.src ", "by pair(ip.src, ip.dst), tcp.dstport ", "by ip#1[0:2] ");
    }

    private static Arbitrary<String> windows() {
        Arbitrary<String> measure = Arbitraries.oneOf(Arbitraries.of("count ", "count distinct tcp.dstport ", "sum udp.length "), predicate().map(p -> "count (" + p + ") "));
        return Combinators.combine(measure, keys(), Arbitraries.of("1s", "500ms", "1.5h"), Arbitraries.of(">= 20", "> 0x10", ">= 1MB"))
                .as((what, by, time, threshold) -> what + by + "within " + time + " " + threshold);
    }

    private static Arbitrary<String> sequences() {
        Arbitrary<String> step = Combinators.combine(predicate(), Arbitraries.of("", " within 5s")).as((p, time) -> p + time);
        return Combinators.combine(keys(), step.list().ofMinSize(2).ofMaxSize(4), Arbitraries.of("", "\nthen no tcp within 2m"))
                .as((by, steps, absence) -> "sequence " + by + "{\n" + String.join("\nthen ", steps) + absence + "\n}");
    }

    private static Arbitrary<String> rules() {
        Arbitrary<String> clause = Arbitraries.oneOf(predicate().map(p -> "when " + p), windows(), windows().map(w -> "unless " + w), sequences(),
                Combinators.combine(predicate(), keys()).as((p, by) -> "without " + p + " " + by + "within 30s"), Arbitraries.of(NOTES));
        return block("rule r \"title\"", clause);
    }

    private static Arbitrary<String> policies() {
        Arbitrary<String> decision = Combinators.combine(Arbitraries.of("allow", "alert", "deny"), predicate(), Arbitraries.of("", " \"why\""))
                .as((verdict, p, note) -> verdict + " c when " + p + note);
        return block("policy p", Arbitraries.oneOf(decision, predicate().map(p -> "applies " + p), Arbitraries.of("allow otherwise", "deny otherwise \"all\"", "severity low")));
    }

    private static Arbitrary<String> others() {
        return Arbitraries.oneOf(predicate().map(p -> "let a = " + p), Trees.sets().map(s -> "let s = " + Printer.print(s)), Arbitraries.of("import \"x.remora\"", "suppress p/r"),
                predicate().map(p -> "suppress r when " + p + " until 2027-06-30 because \"x\""));
    }

    private static Arbitrary<String> tests() {
        Arbitrary<String> packet = Arbitraries.of("10.0.0.1:1024 > 10.0.0.2:1..9 tcp [SYN, ACK] seq 1..9 mss 1460 x 9 every 1ms at 2s",
                "[2001:db8::1]:80 > [2001:db8::2]:81 udp payload \"a\"",
                "10.0.0.2 > 10.0.0.1 icmp port-unreachable quoting (10.0.0.1:5 > 10.0.0.2:53 udp length 3)",
                "frame octets \"ffff\" snap 14", "10.0.0.1 > 10.0.0.2 arp request +10ms");
        Arbitrary<String> expectation = Arbitraries.of("expect r at 1, 3", "expect r 2 times", "expect no p.c", "expect nothing", "expect verdict deny at 6",
                "expect connection 1 responder CLOSED",
                "capture \"x.pcap\"");
        return block("test \"t\"", Arbitraries.oneOf(packet.list().ofMinSize(1).ofMaxSize(3).map(lines -> "packets {\n" + String.join("\n", lines) + "\n}"), expectation));
    }

    private static Arbitrary<String> block(String head, Arbitrary<String> clause) {
        return clause.list().ofMaxSize(5).map(clauses -> head + " {\n" + clauses.stream().map(c -> c + "\n").collect(Collectors.joining()) + "}");
    }

    @Property(tries = 300)
    void whatIsPrintedOrLaidOutIsReadAsTheSameTree(@ForAll("files") String text) {
        Parsed<File> parsed = Parser.parseFile(Source.of("generated", text));
        if (parsed.hasErrors())
            return;                                                  // such as an absence that is no last step
        String printed = Printer.print(parsed.tree());
        Format.Result laidOut = Format.format(Source.of("generated", text));

        assertThat(Shape.of(Parser.parseFile(Source.of("printed", printed)).tree())).as(printed).isEqualTo(Shape.of(parsed.tree()));
        assertThat(laidOut.diagnostics()).isEmpty();
        assertThat(Shape.of(Parser.parseFile(Source.of("laid out", laidOut.text())).tree())).as(laidOut.text()).isEqualTo(Shape.of(parsed.tree()));
        assertThat(Format.format(Source.of("again", laidOut.text())).text()).isEqualTo(laidOut.text());
    }
}
