package dev.remora.rules.edit;

import static dev.remora.rules.edit.Block.FILE;
import static dev.remora.rules.edit.Block.POLICY;
import static dev.remora.rules.edit.Block.RULE;
import static dev.remora.rules.edit.Block.SEQUENCE;
import static dev.remora.rules.edit.Block.TEST;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A keyword that begins an item or a clause, a row each: where it may stand, what it says, how it looks. {@code |} is the cursor. */
enum Keyword {
    // @formatter:off
    RULE_ITEM("rule",     "Reports packets for which `when` holds: each of them, or only after so many.",            "rule | {\n    severity medium\n    when     \n}", FILE),
    POLICY_ITEM("policy", "Decides about each packet for which `applies` holds: the first clause that holds gives the verdict.", "policy | {\n    applies  \n    allow    otherwise\n}", FILE),
    LET      ("let",      "Gives a name to a predicate or a set.",                                                   "let | = ",                      FILE),
    TEST_ITEM("test",     "Packets, written out or in a capture, and what the rules of this file must report about them.", "test \"|\" {\n    packets {\n        10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN]\n    }\n    expect   nothing\n}", FILE),
    SUPPRESS ("suppress", "Silences alerts of a rule at packets for which its `when` holds, until its date; they are counted.", "suppress |",         FILE),
    IMPORT   ("import",   "Makes the named predicates and sets of another file available here.",                     "import \"|\"",                  FILE),
    PACK     ("pack",     "Names the rules of this file: from outside they are `pack/rule`. At most one, first.",    "pack |",                        FILE),

    WHEN     ("when",     "The predicate: a display filter that must hold for a packet.",                            "when     |",                    RULE),
    SEVERITY ("severity", "How grave an alert is: info, low, medium, high or critical.",                             "severity |",                    RULE, POLICY),
    MESSAGE  ("message",  "What an alert says; fields in braces are filled in: \"{ip.src} sent {tcp.flags.str}\".",  "message  \"|\"",                RULE),
    COUNT    ("count",    "Reports when this many matches fall into a sliding window of packet time: `count distinct tcp.dstport by ip.src within 10s >= 20`.", "count    by | within 10s >= 20", RULE),
    SUM      ("sum",      "Reports when the values of a field add up to this much in a sliding window of packet time: `sum udp.length by ip.dst within 10s >= 1MB`.", "sum      | within 10s >= 1MB", RULE),
    SEQUENCE_CLAUSE("sequence", "Reports when its steps follow each other in packets with the same key.",            "sequence by connection {\n    |\n    then \n}", RULE),
    WITHOUT  ("without",  "Reports a match only if no packet with the same key for which this holds came shortly before.", "without  | by connection within 30s", RULE),
    UNLESS   ("unless",   "A second window, which keeps the first one quiet while it is full.",                      "unless   count |",              RULE),
    ON       ("on",       "When the rule looks: packet, state, open, established or close.",                         "on       |",                    RULE),
    ASSUME   ("assume",   "What to do about connections whose start was not seen: full-capture or midstream.",       "assume   |",                    RULE),
    MAX      ("max",      "How many keys the rule keeps at most; those idle for longest are dropped, and counted.",  "max      | keys",               RULE),
    BECAUSE  ("because",  "Why this is worth a report.",                                                             "because  \"|\"",                RULE, POLICY),
    BENIGN   ("benign",   "Harmless traffic that may look the same: known false positives.",                         "benign   \"|\"",                RULE, POLICY),
    SEE      ("see",      "References, such as \"RFC 9293 section 3.10.7\".",                                        "see      \"|\"",                RULE, POLICY),

    APPLIES  ("applies",  "The packets that the policy decides about.",                                              "applies  |",                    POLICY),
    ALLOW    ("allow",    "A case that is let through: its name, `when` and a predicate; or `otherwise`.",           "allow    |",                    POLICY),
    ALERT    ("alert",    "A case that is let through and reported: its name, `when` and a predicate; or `otherwise`.", "alert    |",                 POLICY),
    DENY     ("deny",     "A case that is refused: its name, `when` and a predicate; or `otherwise`.",               "deny     |",                    POLICY),

    PACKETS  ("packets",  "Packets, one a line: `10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN]`.",                           "packets {\n    |\n}",           TEST),
    CAPTURE  ("capture",  "The path of a capture, relative to this file.",                                           "capture \"|\"",                 TEST),
    EXPECT   ("expect",   "What you expect of the rules: a rule, `no` and a rule, `nothing`, a verdict, the state of a connection.", "expect   |",    TEST),

    DISTINCT ("distinct", "Counts the different values of a field in the window.",                                   "distinct |"),
    BY       ("by",       "Keeps a window, or a sequence, for each value of these: fields, `connection`, `pair(a, b)`.", "by |"),
    WITHIN   ("within",   "How long a window is, or how late a step may come, in packet time: 500ms, 10s, 2m, 1.5h.", "within |"),
    THEN     ("then",     "The next step.",                                                                          "then |",                        SEQUENCE),
    NO       ("no",       "As the last step, holds if its time passes without such a packet; in a test, the rule must stay silent.", "no |"),
    KEYS     ("keys",     "How many keys the rule keeps at most.",                                                   "keys"),
    OTHERWISE("otherwise", "Everything that no clause before it decides.",                                           "otherwise"),
    UNTIL    ("until",    "The last day on which a suppression holds.",                                              "until |"),
    TIMES    ("times",    "How many alerts there must be.",                                                          "times"),
    AT       ("at",       "The packets that must be reported, numbered from 1.",                                     "at |"),
    NOTHING  ("nothing",  "No rule alerts and no policy denies.",                                                    "nothing"),
    VERDICT  ("verdict",  "What the policies decide: allow, alert or deny.",                                         "verdict |"),
    CONNECTION("connection", "The connection of a packet; in a test, a connection by its number, and what you expect of it.", "connection");
    // @formatter:on

    private final String     spelling;
    private final String     sentence;
    private final String     shape;
    private final Set<Block> blocks;

    Keyword(String spelling, String sentence, String shape, Block... blocks) {
        this.spelling = spelling;
        this.sentence = sentence;
        this.shape = shape;
        this.blocks = blocks.length == 0 ? EnumSet.noneOf(Block.class) : EnumSet.copyOf(List.of(blocks));
    }

    static Optional<Keyword> of(String word) {
        return Arrays.stream(values()).filter(keyword -> keyword.spelling.equals(word)).findFirst();
    }

    /** Those that begin an item or clause in such a block, the likeliest first. */
    static List<Keyword> in(Block block) {
        return Arrays.stream(values()).filter(keyword -> keyword.blocks.contains(block)).toList();
    }

    String spelling() {
        return spelling;
    }

    /** What it says, in Markdown. */
    String sentence() {
        return sentence;
    }

    /** What completion writes, {@code |} where the cursor goes. */
    String shape() {
        return shape;
    }

    /** Whether it begins an item or a clause. */
    boolean begins() {
        return !blocks.isEmpty() && this != THEN;
    }

    boolean isItem() {
        return blocks.contains(FILE);
    }
}
