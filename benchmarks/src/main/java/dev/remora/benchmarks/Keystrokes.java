package dev.remora.benchmarks;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.check.Importer;
import dev.remora.rules.edit.Document;
import dev.remora.rules.edit.Language;
import dev.remora.rules.edit.Runs;
import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * How long an editor waits after a keystroke in the middle of a rule file of five thousand lines: the text is read again, then one request is answered. Prints
 * milliseconds of processor time a request: the median, and the time that nine in ten do not exceed.
 *
 * <p>Arguments: the folder of the sample packs, then requests, such as {@code completion}; all of them unless named.
 */
public final class Keystrokes {
    private static final int WARM_UP = 60;
    private static final int STROKES = 60;

    private final ThreadMXBean threads  = ManagementFactory.getThreadMXBean();
    private final Language     language = new Language(Dissectors.load().catalogue());
    private final String       text;
    private final int          at;                      // behind the first letter of a flag, in the middle of the file
    private Document           last;

    private Keystrokes(Path samples) throws IOException {
        text = LongRuleFile.text(language, samples);
        at = text.indexOf("tcp.flags.syn", text.length() / 2) + "tcp.flags.s".length();
        last = language.open(Source.of("long.remora", text), Importer.NONE);
    }

    /** Measures. */
    public static void main(String[] arguments) throws IOException {
        Keystrokes keystrokes = new Keystrokes(Path.of(arguments[0]));
        Map<String, Function<Document, Object>> requests = keystrokes.requests();
        if (arguments.length > 1)
            requests.keySet().retainAll(Arrays.asList(arguments));
        System.out.printf("%,d lines, %,d characters%n%-16s %8s %8s%n", keystrokes.text.lines().count(), keystrokes.text.length(), "ms", "median", "9 in 10");
        requests.forEach((name, request) -> {
            double[] millis = keystrokes.measure(request);
            System.out.printf("%-16s %8.2f %8.2f%n", name, millis[STROKES / 2], millis[STROKES * 9 / 10]);
        });
    }

    private Map<String, Function<Document, Object>> requests() {
        int rule = text.indexOf("rule ") + "rule ".length();
        Map<String, Function<Document, Object>> all = new LinkedHashMap<>();
        all.put("read", document -> document);
        all.put("diagnostics", Document::diagnostics);
        all.put("fixes", document -> document.fixable(Span.at(at)));
        all.put("completion", document -> document.complete(at + 1));
        all.put("hover", document -> document.hover(at));
        all.put("signature", document -> document.signature(at));
        all.put("definition", document -> document.definition(rule));
        all.put("references", document -> document.references(rule));
        all.put("rename", document -> document.rename(rule, "another"));
        all.put("symbols", Document::symbols);
        all.put("foldings", Document::foldings);
        all.put("selections", document -> document.selections(at));
        all.put("colours", Document::colours);
        all.put("hints", document -> document.hints(new Span(0, text.length())));
        all.put("lenses", document -> document.lenses(Runs.NONE));
        all.put("layout", Document::format);
        all.put("layout of a line", document -> document.format(Span.at(at)));
        return all;
    }

    private double[] measure(Function<Document, Object> request) {
        double[] millis = new double[STROKES];
        for (int stroke = -WARM_UP; stroke < STROKES; stroke++) {
            String typed = text.substring(0, at) + (char) ('a' + Math.floorMod(stroke, 26)) + text.substring(at);
            long start = threads.getCurrentThreadCpuTime();
            last = language.open(Source.of("long.remora", typed), Importer.NONE);
            Object answer = request.apply(last);
            long end = threads.getCurrentThreadCpuTime();
            if (answer.hashCode() == 42)
                System.err.println("so that nothing is optimised away");
            if (stroke >= 0)
                millis[stroke] = (end - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }
}
