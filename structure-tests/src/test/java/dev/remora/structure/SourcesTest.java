package dev.remora.structure;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What must hold for every source file. */
class SourcesTest {
    private static final int LONGEST_FILE = 300;     // lines
    private static final int LONGEST_LINE = 180;     // columns, outside of tables; 150 is the aim

    /** Files that may be longer than others, by path, with the reason. */
    private static final Map<String, String> LONG_FILES = Map.of(
            "tcp-dissector/src/main/java/dev/remora/tracking/zeek/TcpSession.java", "Zeek's own state machine of a TCP connection, in one piece as Zeek has it",
            "rules-dsl/src/main/java/dev/remora/rules/diagnostic/Code.java", "the table of all diagnostics, which is one and grows");

    @Test
    void aFileHoldsOneIdea() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : Checkout.sources())
            if (Files.readAllLines(file).size() > LONGEST_FILE && !LONG_FILES.containsKey(Checkout.name(file))) tooLong.add(Checkout.name(file));

        assertThat(tooLong).as("files of more than %s lines", LONGEST_FILE).isEmpty();
    }

    @Test
    void onlyFilesThatAreLongAreListedAsLong() {
        assertThat(LONG_FILES.keySet()).allSatisfy(name -> assertThat(Files.readAllLines(Checkout.HOME.resolve(name))).hasSizeGreaterThan(LONGEST_FILE));
    }

    @Test
    void aLineFitsTheScreen() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : Checkout.sources()) {
            boolean table = false;
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                table = line.contains("@formatter:off") || table && !line.contains("@formatter:on");
                if (!table && line.length() > LONGEST_LINE) tooLong.add(Checkout.name(file) + ":" + number);
            }
        }

        assertThat(tooLong).as("lines of more than %s columns", LONGEST_LINE).isEmpty();
    }

    /** The formatter does not see that an {@code if} with an {@code else} is in a loop without braces: these help it. */
    @Test
    void whatHangsOnAConditionIsIndented() throws IOException {
        List<String> hanging = new ArrayList<>();
        for (Path file : Checkout.sources()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i + 1 < lines.size(); i++)
                if (lines.get(i).matches(" *(else )?(if|for|while) \\(.*\\)") && !lines.get(i + 1).isBlank() && indent(lines.get(i + 1)) <= indent(lines.get(i)))
                    hanging.add(Checkout.name(file) + ":" + (i + 2));
        }

        assertThat(hanging).as("statements that look as if no condition were before them").isEmpty();
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** A comment beside a field is read by nobody who looks at the field: {@code Attr.spec} and {@code Header.by} tell the document everywhere. */
    @Test
    void theDocumentOfAFieldIsNotInAComment() throws IOException {
        Pattern field = Pattern.compile("static final Header |\\.(u8|u16|u24|u32|u64|bits|words|flag|ipv4|ipv6|mac|octets|span|derived|listed)\\([^\"]*\"");
        Pattern document = Pattern.compile("// .*\\b(RFC \\d|IEEE \\d|draft-)");
        List<String> comments = new ArrayList<>();
        for (Path file : Checkout.mainSources())
            for (String line : Files.readAllLines(file))
                if (field.matcher(line).find() && document.matcher(line).find()) comments.add(Checkout.name(file) + ": " + line.strip());

        assertThat(comments).as("fields whose document only a comment names").isEmpty();
    }

    @Test
    void everyPublicTypeSaysWhatItIs() {
        assertThat(PublicTypes.in(Checkout.mainSources())).isNotEmpty()
                .as("public types whose Javadoc does not begin with a sentence").filteredOn(type -> !type.isDefined())
                .extracting(PublicTypes.Type::place).isEmpty();
    }

    @Test
    void nothingIsNamedForWhatItIsNot() {
        List<String> ceremony = Checkout.mainSources().stream().map(file -> file.getFileName().toString().replace(".java", ""))
                .filter(name -> name.matches("Abstract[A-Z].*|.*(Impl|Utils?|Manager|Helper)|I[A-Z][a-z].*Interface")).toList();

        assertThat(ceremony).as("type names without meaning").isEmpty();
    }

    /** Where CDPATH is set, {@code cd} goes to another folder of the name that it is given, or says where it went. */
    @Test
    void aScriptFindsFoldersWhateverCdpathSays() throws IOException {
        List<String> lost = new ArrayList<>();
        for (Path script : Checkout.scripts())
            for (String line : Files.readAllLines(script))
                if (line.matches(".*(?<!CDPATH='' )\\bcd (-P )?(-- )?\"\\$[({].*")) lost.add(Checkout.name(script) + ": " + line.strip());

        assertThat(Checkout.scripts()).extracting(Checkout::name).contains("remora", ".ci/run", "build-config/start.sh", "ide-plugin/eclipse/build/assemble");
        assertThat(lost).as("calls of cd without CDPATH=''").isEmpty();
    }

    @Test
    void workIsNamedByItsIssue() throws IOException {
        List<String> notes = new ArrayList<>();
        for (Path file : Checkout.sources()) {
            if (file.endsWith("SourcesTest.java")) continue;
            String text = Files.readString(file).lines().filter(line -> line.matches(".*\\b(TODO|FIXME|XXX)\\b(?!.*#\\d).*")).collect(joining("; "));
            if (!text.isEmpty()) notes.add(Checkout.name(file) + ": " + text.strip());
        }

        assertThat(notes).as("notes to oneself").isEmpty();
    }
}
