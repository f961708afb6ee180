package dev.remora.rules.check;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Format;
import dev.remora.rules.syntax.Parser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that are meant to exhaust who reads them; run in a machine of their own with little memory, a line for each with its codes and the seconds of processor time. */
final class HostileTexts {
    private static final int                           TEN_MEGABYTES = 10_000_000;
    private static final Map<String, Supplier<Source>> TEXTS         = new LinkedHashMap<>();

    // @formatter:off
    static {
        text("empty", () -> "");
        octets("zeros", new byte[TEN_MEGABYTES]);
        octets("random", random());
        text("parentheses", () -> "(".repeat(TEN_MEGABYTES));
        text("one-line", () -> "rule x { when tcp" + " or tcp".repeat(TEN_MEGABYTES / 7) + " }");
        text("one-word", () -> "rule x { when " + "a".repeat(TEN_MEGABYTES) + " }");
        text("one-text", () -> "rule x \"" + "a".repeat(TEN_MEGABYTES) + "\" { when tcp }");
        text("one-comment", () -> "/*" + "*".repeat(TEN_MEGABYTES));
        text("line-ends", () -> "\n".repeat(TEN_MEGABYTES));
        text("half-a-rule", () -> "rule x \"title\" { when tcp.flags.syn and (tcp.dstport in {80, ");
        text("four-megabytes-of-parentheses", () -> "rule x { when " + "(".repeat(4_000_000));
        text("braces", () -> "rule x {".repeat(60_000));
        text("nesting", () -> "rule x { when " + "not (".repeat(90) + "tcp" + ")".repeat(90) + " }");
        text("nested-sums", () -> "rule x { when " + "(".repeat(90) + "tcp.len" + (" + 1".repeat(250) + ")").repeat(90) + " == 2 }");
        text("nested-slices", () -> "rule x { when " + "(".repeat(90) + "tcp.payload" + ("[0:]".repeat(90) + ")").repeat(90) + " == 2 }");
        text("values-that-lack", () -> "rule x { when tcp.port in {" + ", SYN, ".repeat(80_000));
        text("items-that-lack-all", () -> "suppress unless unless ".repeat(60_000));
        text("clauses-again", () -> "rule x { " + "when 'ab' ".repeat(60_000) + " }");
        text("texts-joined", () -> "rule x { when " + IntStream.range(0, 100_000).mapToObj(i -> "\"a" + i + '"').collect(Collectors.joining(" or ")) + " }");
        text("octets-and-dots", () -> "rule x { when tcp.payload == 00" + ".00".repeat(1_000_000) + " }");
        text("name-and-dots", () -> "rule x { when tcp message \"{a" + ".a".repeat(1_000_000) + " {ip.src} $a" + ".a".repeat(500_000) + "\" }");
        text("name-and-dots-in-a-title", () -> "rule x \"{a" + ".a".repeat(1_000_000) + "}\" { when tcp }");
        text("huge-set", () -> "rule x { when tcp.dstport in {" + numbers(60_000, ", ") + "} }");
        text("too-huge-set", () -> "rule x { when tcp.dstport in {" + numbers(100_000, ", ") + "} }");
        text("huge-alternative", () -> "rule x { when " + IntStream.range(0, 50_000).mapToObj(i -> "tcp.dstport == " + i).collect(Collectors.joining(" or ")) + " }");
        text("huge-conjunction-of-alternatives", () -> "rule x { when " + IntStream.range(0, 8_000)
                .mapToObj(i -> "(tcp.dstport == " + i + " or ip.ttl == " + i % 256 + ")").collect(Collectors.joining(" and ")) + " }");
        text("masks", () -> IntStream.range(0, 10_000).mapToObj(i -> "rule r" + i + " { when ip.id & " + i + " == 1 and tcp.flags & 3 == 1 and tcp.flags.syn }").collect(Collectors.joining("\n")));
        text("rules", () -> IntStream.range(0, 20_000).mapToObj(i -> "rule r" + i + " { when tcp.dstport == " + i + " }").collect(Collectors.joining("\n")));
        text("unknown-names", () -> IntStream.range(0, 20_000).mapToObj(i -> "rule r" + i + " { when tcp.dstprt" + i + " }").collect(Collectors.joining("\n")));
        text("lets", () -> "let a0 = tcp\n" + IntStream.range(1, 20_000).mapToObj(i -> "let a" + i + " = a" + (i - 1)).collect(Collectors.joining("\n")));
        text("conjuncts", () -> "rule x \"t\" { when " + IntStream.range(0, 60_000).mapToObj(i -> "tcp.port == " + i).collect(Collectors.joining(" and ")) + " }");
        text("doubling-lets", () -> "let a0 = tcp.flags.syn\n" + IntStream.range(1, 200).mapToObj(i -> "let a" + i + " = a" + (i - 1) + " and a" + (i - 1)).collect(Collectors.joining("\n"))
                + "\nrule x { when a199 }");
        text("doubling-sets", () -> "let a0 = {80}\n" + IntStream.range(1, 60).mapToObj(i -> "let a" + i + " = {a" + (i - 1) + ", a" + (i - 1) + "}").collect(Collectors.joining("\n"))
                + "\nrule x { when tcp.dstport in a59 }");
        text("policy", () -> "policy p { " + IntStream.range(0, 15_000).mapToObj(i -> "deny c" + i + " when tcp.dstport == " + i).collect(Collectors.joining("\n")) + "\nallow otherwise }");
        text("patterns", () -> IntStream.range(0, 500).mapToObj(i -> "rule r" + i + " { when frame matches \"" + "(a*)*".repeat(100) + i + "\" }").collect(Collectors.joining("\n")));
        text("pattern-groups", () -> "rule x { when frame matches r\"" + "(".repeat(2_000) + ")".repeat(2_000) + "\" }");
        text("pattern-repetition", () -> "rule x { when frame matches r\"((((a{1,1000}){1,1000}){1,1000}){1,1000}){1,1000}\" }");
        text("placeholders", () -> "rule x { when tcp message \"" + "{tcp.dstport}".repeat(50_000) + "\" }");
        text("placeholders-of-many-rules", () -> IntStream.range(0, 3_000).mapToObj(i -> "rule r" + i + " { when tcp.dstport == " + i + " message \"" + "{ip.src} ".repeat(100) + "\" }").collect(Collectors.joining("\n")));
        text("one-set-in-many-rules", () -> "let a = {" + numbers(60_000, ", ") + "}\n" + IntStream.range(0, 10_000).mapToObj(i -> "rule r" + i + " { when tcp.port in a }").collect(Collectors.joining("\n")));
        text("expectations-of-nothing", () -> named("rule %s { when tcp }") + "test \"t\" { packets { 10.0.0.1:1 > 10.0.0.2:2 tcp [SYN] }" + named("expect %sx") + named("expect p/%sx") + "}");
        text("half-expectations", () -> "rule r { when tcp }\ntest \"t\" {\n" + "expect ab c\n".repeat(60_000) + "}");
        text("step-of-many-parts", () -> "rule r { sequence { a:" + ".1".repeat(50_000) + " -> udp } }");
        text("suppressions-of-nothing", () -> named("rule %s { when tcp }") + named("suppress %sx when tcp until 2099-01-01 because \"x\""));
        text("suppressions-of-nobody", () -> named("rule %s { when tcp }") + named("suppress p/%sx when tcp until 2099-01-01 because \"x\""));
        text("misspelt-lets", () -> named("let %s = tcp") + "rule x { when" + named("%sx or") + "tcp }");
        text("misspelt-names", () -> "rule x { when " + IntStream.range(0, 60_000).mapToObj(i -> "tcp.opitons.timestmp.tsvalx" + i).collect(Collectors.joining(" or ")) + " }");
        text("settings-of-a-packet", () -> "test \"t\" { packets { 10.0.0.1:1 > 10.0.0.2:2 tcp [SYN]" + " sack 1 2".repeat(80_000) + " } expect nothing }");
        text("equal-names", () -> "rule x { when tcp }\n".repeat(10_000));
        text("packets", () -> "test \"t\" { packets { " + "10.0.0.1:1 > 10.0.0.2:2 tcp [SYN] x 1000000000\n".repeat(10_000) + " } expect nothing }");
    }
    // @formatter:on

    private HostileTexts() {}

    private static void text(String name, Supplier<String> text) {
        TEXTS.put(name, () -> Source.of(name, text.get().getBytes(StandardCharsets.UTF_8)));
    }

    // Long names, one like the other.
    private static String named(String item) {
        return IntStream.range(0, 8_000).mapToObj(i -> item.formatted("a-name-that-is-long-enough-to-cost-something-" + i)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static void octets(String name, byte[] octets) {
        TEXTS.put(name, () -> Source.of(name, octets));
    }

    private static byte[] random() {
        byte[] octets = new byte[TEN_MEGABYTES];
        new Random(1).nextBytes(octets);
        return octets;
    }

    public static void main(String[] names) {
        Checker checker = new Checker(Dissectors.load().catalogue());
        for (String name : names.length == 0 ? TEXTS.keySet().toArray(String[]::new) : names) {
            Duration start = cpu();
            Source source = TEXTS.get(name).get();
            List<Diagnostic> found = checker.check(Parser.parseFile(source), Importer.NONE).diagnostics();
            Format.format(source);
            long seconds = cpu().minus(start).toSeconds();
            String codes = found.stream().map(d -> d.code().id()).distinct().limit(5).collect(Collectors.joining(","));
            System.out.println(name + " " + seconds + " " + (codes.isEmpty() ? "-" : codes));
        }
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static String numbers(int count, String between) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(between));
    }
}
