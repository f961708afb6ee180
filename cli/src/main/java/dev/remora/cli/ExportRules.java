package dev.remora.cli;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.translate.NftablesExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code remora export}: policies for a packet filter. */
@Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Writes policies as rules of a packet filter. Conditions that the packet filter cannot check are named on standard error; "
                + "where it checks less precisely, a note beside the rules says so.",
        footer = {"", "Exit status 1 if a clause could not be written: the clauses below it then", "decide about its packets.", "",
            "Examples:", "  remora export --to nftables samples/rules -o remora.nft", "  nft -c -f remora.nft      checks it, as root"})
final class ExportRules implements Callable<Integer> {
    @Parameters(paramLabel = "RULES", arity = "0..*", description = "Rule files, or folders of rule files; - is standard input.")
    private List<String> rules = new ArrayList<>();

    @Option(names = "--to", paramLabel = "FILTER", required = true, description = "The packet filter: ${COMPLETION-CANDIDATES}.")
    private Target target = Target.nftables;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "The file to write; the default is standard output.")
    private @Nullable Path output;

    private final Streams streams;

    /** Packet filters. */
    enum Target {
        nftables
    }

    ExportRules(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (output != null)
            OutputFiles.check("--output", output, Rules.files(rules));
        RuleFiles loaded = Rules.runnable(rules, Dissectors.load().catalogue(), streams);
        NftablesExport.Result result = switch (target) {
            case nftables -> NftablesExport.export(loaded.rules());
        };
        OutputFiles.write(output, result.text(), streams);
        result.refusals().forEach(refusal -> streams.list("not exported: " + refusal));
        streams.list(result.policies() + (result.policies() == 1 ? " policy" : " policies") + " exported; rules are not, as a packet filter does not report");
        return result.refusals().isEmpty() ? ExitStatus.DONE : ExitStatus.FINDINGS;
    }
}
