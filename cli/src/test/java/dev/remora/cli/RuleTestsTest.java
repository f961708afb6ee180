package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What {@code remora test} says of tests that fail, to people and to build servers. */
class RuleTestsTest {
    private static final String FAILING = Path.of("src", "test", "tests", "fails.remora").toString();

    @Test
    void showsWhyEachTestFails() throws IOException {
        Command outcome = Command.call("test", FAILING);

        assertThat(outcome.status()).isEqualTo(ExitStatus.FINDINGS);
        Golden.compare(Path.of("src", "test", "tests", "fails.txt"), outcome.out());
    }

    @Test
    void namesThoseThatPassWhereAsked() {
        assertThat(Command.call("test", "-v", FAILING).lines()).first().asString().startsWith("passed  passes");
    }

    @Test
    void countsWhatPasses() {
        Command outcome = Command.call("test", "../samples/rules/tcp-legality.remora");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).matches("\\d+ tests in 1 file: all passed\n");
    }

    @Test
    void writesTheXmlOfJUnitWhereTheRulesCannotRun(@TempDir Path folder) throws Exception {
        Path rules = Files.writeString(folder.resolve("wrong.remora"), "rule fine { when tcp }\nrule wrong {\n    when tcp.flag\n}\n");
        Path file = folder.resolve("results.xml");

        Command test = Command.call("test", "--junit-xml", file.toString(), rules.toString());

        assertThat(test.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(test.err()).contains("error[R0201]").endsWith("rules with errors cannot run\n");
        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        Element suite = (Element) root.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo(rules.toString());
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        Element error = (Element) suite.getElementsByTagName("error").item(0);
        assertThat(((Element) error.getParentNode()).getAttribute("line")).isEqualTo("3");
        assertThat(error.getAttribute("type")).isEqualTo("R0201");
        assertThat(error.getAttribute("message")).startsWith("`tcp.flag` is neither a field");
        assertThat(error.getTextContent()).contains("^^^^^^^^");
    }

    @Test
    void writesTheXmlOfJUnit(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("results.xml");

        Command.call("test", "--junit-xml", file.toString(), FAILING);

        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        Element suite = (Element) root.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("6");
        assertThat(suite.getAttribute("failures")).isEqualTo("5");
        NodeList cases = suite.getElementsByTagName("testcase");
        assertThat(((Element) cases.item(0)).getAttribute("name")).isEqualTo("passes");
        assertThat(cases.item(1).getTextContent()).contains("does not match because tcp.flags.fin is 0 (octet 47, 0x02)");
        assertThat(Files.readString(file)).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    }
}
