package dev.remora.cli;

import dev.remora.rules.diagnostic.Report;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Format;
import dev.remora.tree.OneLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code remora format}: rule files in the one standard layout. */
@Command(name = "format", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Rewrites rule files in the standard layout. Only spaces and line ends change. A file with a syntax error stays as it is; "
                + "other errors, such as an unknown field, are left to `check`.",
        footer = {"", "Exit status 1 if --check finds a file that would change, 2 if a file stays as", "it is because it has a syntax error or is not UTF-8.",
            "Examples:", "  remora format samples/rules", "  remora format - < rules.remora      the new text on standard output"})
final class FormatRules implements Callable<Integer> {
    @Parameters(paramLabel = "RULES", arity = "0..*", description = "Rule files, or folders of rule files; - is standard input.")
    private List<String> rules = new ArrayList<>();

    @Option(names = "--check", description = "Write nothing; name the files that would change.")
    private boolean isCheck;

    private final Streams streams;

    private int status = ExitStatus.DONE;

    FormatRules(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (rules.isEmpty())
            throw Failure.usage("no RULES are given");
        for (String path : rules) {
            if (Replay.isStandardInput(path))
                fromStandardInput();
            else
                for (Path file : RuleFolder.files(Path.of(path)))
                    rewrite(file);
        }
        return status;
    }

    private void fromStandardInput() throws IOException {
        byte[] octets = streams.in().readAllBytes();
        byte[] formatted = formatted(Replay.STANDARD_INPUT, octets);
        if (!isCheck)
            streams.out().write(formatted);
        else
            compare(Replay.STANDARD_INPUT, octets, formatted);
    }

    private void rewrite(Path file) throws IOException {
        byte[] octets = RuleFolder.octets(file);
        byte[] formatted = formatted(file.toString(), octets);
        if (isCheck)
            compare(file.toString(), octets, formatted);
        else if (!Arrays.equals(octets, formatted))
            OutputFiles.replace(file, octets, formatted);
    }

    private void compare(String name, byte[] octets, byte[] formatted) throws IOException {
        if (Arrays.equals(octets, formatted))
            return;
        streams.out().write((OneLine.of(name) + "\n").getBytes(StandardCharsets.UTF_8));
        status = Math.max(status, ExitStatus.FINDINGS);
    }

    // The octets as they are where the syntax of the text is wrong, or it would not survive being read and written.
    private byte[] formatted(String name, byte[] octets) {
        Source source = Source.of(name, octets);
        Format.Result result = Format.format(source);
        String wrong = Report.of(source, result.diagnostics(), Paragraph::message);
        if (wrong.isEmpty() && source.text().indexOf('\uFFFD') >= 0)
            wrong = OneLine.of(name) + ": this is not UTF-8 throughout; it stays as it is\n";
        if (wrong.isEmpty())
            return result.text().getBytes(StandardCharsets.UTF_8);
        streams.err().print(wrong);
        status = ExitStatus.USAGE;
        return octets;
    }
}
