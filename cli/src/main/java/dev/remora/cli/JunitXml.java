package dev.remora.cli;

import dev.remora.rules.explain.Paint;
import dev.remora.rules.testing.TestResult;
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

    /** A test and how long it took. */
    private record Case(TestResult result, long nanos) {}

    /** Takes down a test. */
    void add(TestResult result, long nanos) {
        suites.computeIfAbsent(clean(result.file().source().name()), name -> new ArrayList<>()).add(new Case(result, nanos));
    }

    /** Writes all that was taken down. */
    void write(Path file) throws IOException {
        try (Writer text = new OutputStreamWriter(OutputFiles.open(file), StandardCharsets.UTF_8)) {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (Map.Entry<String, List<Case>> suite : suites.entrySet())
                suite(suite.getKey(), suite.getValue(), xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException failed ? failed : new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static void suite(String name, List<Case> cases, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", name);
        xml.writeAttribute("tests", String.valueOf(cases.size()));
        xml.writeAttribute("failures", String.valueOf(cases.stream().filter(one -> !one.result.hasPassed()).count()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", seconds(cases.stream().mapToLong(Case::nanos).sum()));
        for (Case one : cases)
            test(name, one, xml);
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
