package dev.remora.cli;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.File;
import dev.remora.rules.syntax.Parsed;
import dev.remora.rules.syntax.Parser;
import dev.remora.rules.translate.SnortImport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code remora import}: rules of Snort and Suricata in the words of this language. */
@Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Translates Snort and Suricata rules that look at headers, connections and the payload of a packet. "
                + "Lists each rule that cannot be translated on standard error, with the keyword that stopped it.",
        footer = {"", "It translates addresses, ports, directions and the keywords flags, itype,", "icode, icmp_id, icmp_seq, ttl, tos, id, fragbits, fragoffset, ipopts, dsize,",
            "seq, ack, window, tcp.mss, tcp.wscale, ip_proto, sameip, ipv4-csum,", "tcpv4-csum and its kin, flow, flow.age, flow.pkts_toserver,",
            "flow.pkts_toclient, threshold, detection_filter, content with nocase, offset,", "depth, distance, within, startswith and endswith, isdataat, pcre, byte_test,",
            "pkt_data, raw_data and udp.hdr. Variables become named sets; msg, sid,", "classtype, priority and reference become names and clauses.", "Examples:",
            "  remora import local.rules -o local.remora", "  remora import local.rules --define HOME_NET=192.0.2.0/24"})
final class ImportRules implements Callable<Integer> {
    private static final int MOST = 128 << 20;

    @Parameters(paramLabel = "FILE", description = "A file of rules; - is standard input.")
    private String file = "-";

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "The rule file to write; the default is standard output.")
    private @Nullable Path output;

    @Option(names = "--define", paramLabel = "NAME=VALUE",
            description = "The value of $NAME. Unless you or the file define them, HOME_NET is the private addresses, EXTERNAL_NET all others, "
                    + "and other usual names have the defaults of Suricata and Snort.")
    private Map<String, String> variables = new LinkedHashMap<>();

    private final Streams streams;

    ImportRules(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (output != null)
            OutputFiles.check("--output", output, List.of(file));
        if (CaptureNames.isCapture(Path.of(file)))
            throw Failure.usage(file + ": this is a capture, not a rule file");
        if (Files.isDirectory(Path.of(file)))
            throw Failure.usage(file + ": this is a folder; name a file of rules, or join several: cat " + file + "/*.rules | remora import -");
        byte[] octets = octets();
        String rules = new String(octets, StandardCharsets.UTF_8);
        if (SnortImport.isForeign(rules))
            throw Failure.usage(foreign(Source.of(Replay.called(file), octets)));
        SnortImport.Result result = SnortImport.translate(packName(), rules, variables, Dissectors.load().catalogue());
        OutputFiles.write(output, result.text(), streams);
        result.refusals().forEach(refusal -> streams.list(file + ": " + refusal));
        result.settings().stream().filter(setting -> !setting.reason().isEmpty()).forEach(setting -> streams.list(file + ": " + setting));
        int settings = result.settings().size();
        String left = settings == 0 ? "" : "; " + count(settings, "setting") + " left out";
        streams.list(count(result.translated(), "rule") + " translated, " + result.refusals().size() + " not" + left);
        return ExitStatus.DONE;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    // All rules that somebody publishes in one file come to 50 MB; a device may never end.
    private byte[] octets() throws IOException {
        try (InputStream in = Replay.isStandardInput(file) ? streams.in() : Files.newInputStream(Path.of(file))) {
            byte[] octets = in.readNBytes(MOST + 1);
            if (octets.length > MOST)
                throw Failure.usage(Replay.called(file) + ": this is longer than " + (MOST >> 20) + " MiB; split it");
            return octets;
        }
    }

    /** What a file is that has no rule of Snort or Suricata. */
    private static String foreign(Source source) {
        Parsed<File> parsed = Parser.parseFile(source);
        boolean isOurs = source.name().endsWith(RuleFolder.EXTENSION) || !parsed.hasErrors() && !parsed.tree().items().isEmpty();
        return source.name() + (isOurs ? ": this is already a rule file of Remora; use it with `check` and `run`"
                : ": this has no Snort or Suricata rule; one looks like: alert tcp any any -> any 80 (msg:\"web\"; sid:1;)");
    }

    private String packName() {
        String name = Replay.isStandardInput(file) ? "" : String.valueOf(Path.of(file).getFileName()).replaceFirst("\\.[^.]*$", "");
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-$", "");
        return plain.isEmpty() ? "imported" : isName(plain) ? plain : plain + "-rules";
    }

    /** Whether a pack may be called so: not {@code all}, nor by another word of the language. */
    private static boolean isName(String plain) {
        return !Parser.parseFile(Source.of("pack", "pack " + plain + " \"\"\n")).hasErrors();
    }
}
