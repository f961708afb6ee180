package dev.remora.rules.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.type.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Policies for a packet filter. {@code -Dgolden.update} writes what is expected. */
class NftablesExportTest {
    private static final Path FOLDER = Path.of("src/test/translate");
    private static final Path NFT    = Path.of("/usr/sbin/nft");

    @Test
    void writesAChainForEachPolicy() throws IOException {
        String text = NftablesExport.export(rules(FOLDER.resolve("policies.remora"))).text();
        Path expected = FOLDER.resolve("policies.nft");
        if (Boolean.getBoolean("golden.update"))
            Files.writeString(expected, text);

        assertThat(text).isEqualTo(Files.readString(expected));
    }

    @Test
    void namesTheClausesThatAFirewallCannotHold() throws IOException {
        assertThat(NftablesExport.export(rules(FOLDER.resolve("policies.remora"))).refusals()).containsExactly(
                "edge/tcp-inbound.searched: contains: nftables cannot search", "edge/tcp-inbound.counted: tcp.window_size: nftables has no such field");
    }

    @Test
    void holdsThePoliciesOfTheSamples() throws IOException {
        NftablesExport.Result result = NftablesExport.export(rules(Path.of("../samples/rules")));

        assertThat(result.policies()).isPositive();
        assertThat(result.refusals()).isEmpty();
    }

    @Test
    void writesWhatNftablesReads() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(NFT), "nftables is not installed");
        Path file = Files.createTempFile("policies", ".nft");
        Files.writeString(file, NftablesExport.export(rules(FOLDER.resolve("policies.remora"))).text());
        Process process = new ProcessBuilder(NFT.toString(), "-c", "-f", file.toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assumeTrue(!said.contains("Operation not permitted"), "nftables may not be asked here");
        assertThat(said).isEmpty();
    }

    private static RuleSet rules(Path path) throws IOException {
        return RuleFolder.load(List.of(path), Dissectors.load().catalogue()).rules();
    }
}
