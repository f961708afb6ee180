package dev.remora.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Options and commands that tcpdump, tshark, Zeek and Suricata have, and what stands for them here. */
enum ForeignWord {
    READ("read connections", "-r --read --pcap", "Captures need no option; name them last."),
    RULES("run", "-S -c --rules --config", "Rule files need no option: remora run RULES --on CAPTURE"),
    ON("run", "-r --read --pcap", "Captures go after --on: remora run RULES --on CAPTURE"),
    INTERFACE("live", "-i --interface", "The interface needs no option: remora live INTERFACE"),
    INTERFACES("live", "-D --list-interfaces", "remora live --interfaces lists them."),
    NUMERIC("read connections run live", "-n -nn", "Names are never looked up: addresses and ports are always numbers."),
    FORM("read", "-T -Tfields -Tjson -Tek -Tpdml -Tpsml -Ttext -Ttabs", "--format chooses the form, and -e the fields: remora read -e ip.src -e tcp.dstport CAPTURE"),
    FIELDS("read", "--fields -f", "-e chooses a field and may be repeated: remora read -e ip.src -e tcp.dstport CAPTURE"),
    HEADER("read", "-E -Eheader=y -Eheader=n", "The first line names the fields, unless you add --no-header. Tabs separate fields, and commas the values of one field."),
    TREE("read", "-V -v -vv -vvv -O -P --verbose --detail", "--format tree shows all fields of a packet."),
    OCTETS("read", "-x -X -A --hexdump",
            "--format tree --ranges shows all fields and where their octets are; remora connections --follow ID --as hex shows what two ends send."),
    DISPLAY("read", "-R --display-filter --where", "-Y takes a display filter: remora read -Y tcp.flags.syn CAPTURE"),
    LADDER("connections", "-z -q", "remora connections --help lists what it can show of connections: --ladder, --transitions, --follow."),
    DECODE("read", "-d", "Protocols above TCP and UDP are not dissected."),
    JSON("read connections run live check", "--json -j", "--format json writes JSON."),
    VERSION("read run live connections fields check test format lsp", "--version", "remora --version prints it."),
    NAMES("", "conns conn flows sessions conversations streams", "remora connections CAPTURE shows them."),
    FOLLOW("", "follow", "remora connections --follow ID CAPTURE shows what the two ends of a connection send."),
    SHOW("", "dissect decode show print dump cat tshark tcpdump filter", "remora read CAPTURE shows packets."),
    CAPTURE("", "capture sniff listen monitor dumpcap", "remora live INTERFACE shows the packets of an interface."),
    CHECK("", "validate lint verify compile", "remora check RULES reports what is wrong in rule files."),
    RUN("", "detect scan alerts alert evaluate match replay", "remora run RULES --on CAPTURE evaluates rules."),
    WHY("", "why debug trace", "remora explain RULES RULE CAPTURE -p N says why a rule matches, or why it does not."),
    LAYOUT("", "fmt pretty prettify", "remora format RULES rewrites rule files in the standard layout."),
    TRANSLATE("", "translate convert snort suricata", "remora import FILE translates Snort and Suricata rules."),
    MAKE("", "generate craft make", "remora synth RULES RULE makes packets that fire a rule."),
    STATISTICS("", "stats statistics profile", "remora run --stats RULES --on CAPTURE counts what each rule looked at; remora connections CAPTURE counts packets and octets.");

    private final List<String> commands;
    private final List<String> words;
    private final String       advice;

    ForeignWord(String commands, String words, String advice) {
        this.commands = List.of(commands.split(" "));
        this.words = List.of(words.split(" "));
        this.advice = advice;
    }

    List<String> commands() {
        return commands;
    }

    List<String> words() {
        return words;
    }

    String advice() {
        return advice;
    }

    /**
     * What to say of a word that nobody knows here.
     *
     * @param command the command that it stands behind; empty where it should be one
     */
    static Optional<String> advice(String command, String word) {
        return Arrays.stream(values()).filter(row -> row.commands.contains(command) && row.words.contains(word)).map(row -> row.advice).findFirst();
    }
}
