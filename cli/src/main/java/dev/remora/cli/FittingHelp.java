package dev.remora.cli;

import dev.remora.tree.TextBuffer;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;

/** The help of a command, whose examples fit narrow terminals, too: what an example is for then stands further left, or below. */
final class FittingHelp extends Help {
    private static final Pattern EXPLAINED = Pattern.compile("( *\\S.*?) {3,}(\\S.*)");

    FittingHelp(CommandSpec command, ColorScheme colours) {
        super(command, colours);
    }

    @Override
    public String footer(Object... parameters) {
        String[] lines = commandSpec().usageMessage().footer();
        int columns = commandSpec().usageMessage().width();
        if (Arrays.stream(lines).allMatch(line -> line.length() <= columns))
            return super.footer(parameters);
        TextBuffer out = new TextBuffer();
        for (String line : lines) {
            if (line.startsWith(" "))
                example(line, columns, out);
            else
                out.text(Paragraph.broken(columns, 0, line)).octet('\n');
        }
        return out.toString();
    }

    private static void example(String line, int columns, TextBuffer out) {
        Matcher explained = EXPLAINED.matcher(line);
        if (explained.matches())
            FlowingLine.write(columns, explained.group(1), explained.start(2), explained.group(2), out);
        else
            FlowingLine.write(columns, line, 0, "", out);
    }
}
