package dev.remora.cli;

import dev.remora.rules.check.Checked;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.explain.Paint;
import dev.remora.rules.testing.TestResult;
import dev.remora.rules.type.RuleFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results of tests as build servers read them: the XML of JUnit, with a suite for each rule file and a case for each test. */
final class JunitXml {
    private static final double SECOND = 1_000_000_000;

    private final Map<String, List<Case>> suites = new LinkedHashMap<>();

    /** What stands in the document. */
    private interface Suites {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    /** A test and how long it took. */
    private record Case(TestResult result, long nanos) {}

    /** Takes down a test. */
    void add(TestResult result, long nanos) {
        suites.computeIfAbsent(clean(result.file().source().name()), name -> new ArrayList<>()).add(new Case(result, nanos));
    }

    /** Writes all that was taken down. */
    void write(Path file) throws IOException {
        write(file, xml -> {
            for (Map.Entry<String, List<Case>> suite : suites.entrySet())
                suite(suite.getKey(), suite.getValue(), xml);
        });
    }

    /** Writes, instead of results, why there are none: a case with an error for each file that has some. */
    void write(RuleFiles broken, Path file) throws IOException {
        write(file, xml -> {
            for (Checked<RuleFile> one : broken.files())
                if (one.hasErrors())
                    error(one, xml);
        });
    }

    private static void write(Path file, Suites suites) throws IOException {
        try (Writer text = new OutputStreamWriter(OutputFiles.open(file), StandardCharsets.UTF_8)) {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            suites.write(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException failed ? failed : new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static void suite(String name, List<Case> cases, XMLStreamWriter xml) throws XMLStreamException {
        begin(name, cases.size(), cases.stream().filter(one -> !one.result.hasPassed()).count(), 0, cases.stream().mapToLong(Case::nanos).sum(), xml);
        for (Case one : cases)
            test(name, one, xml);
        xml.writeEndElement();
    }

    private static void begin(String name, int tests, long failures, int errors, long nanos, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", name);
        xml.writeAttribute("tests", String.valueOf(tests));
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", String.valueOf(errors));
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", seconds(nanos));
    }

    private static void error(Checked<RuleFile> file, XMLStreamWriter xml) throws XMLStreamException {
        String name = clean(file.source().name());
        Diagnostic first = file.diagnostics().stream().filter(Diagnostic::isError).findFirst().orElseThrow();
        begin(name, 1, 0, 1, 0, xml);
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", name);
        xml.writeAttribute("name", "the rules can run");
        xml.writeAttribute("file", name);
        xml.writeAttribute("line", String.valueOf(file.source().line(first.span().start())));
        xml.writeAttribute("time", seconds(0));
        xml.writeStartElement("error");
        xml.writeAttribute("type", first.code().id());
        xml.writeAttribute("message", clean(first.message()));
        xml.writeCharacters(clean(file.report()));
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void test(String suite, Case one, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", one.result.file().pack().isEmpty() ? suite : clean(one.result.file().pack()));
        xml.writeAttribute("name", clean(one.result.title()));
        xml.writeAttribute("file", suite);
        xml.writeAttribute("line", String.valueOf(one.result.line()));
        xml.writeAttribute("time", seconds(one.nanos));
        if (!one.result.hasPassed()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", "expectation");
            xml.writeAttribute("message", clean(one.result.failures().getFirst().message()));
            xml.writeCharacters(clean(String.join("\n", one.result.report(Paint.PLAIN))));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    // XML 1.0 has no way to write other control characters.
    private static String clean(String text) {
        return text.codePoints().map(c -> c < 0x20 && c != '\n' && c != '\t' || c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / SECOND);
    }
}
