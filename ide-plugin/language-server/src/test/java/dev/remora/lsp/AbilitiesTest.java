package dev.remora.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.junit.jupiter.api.Test;

/** What the server announces and what tests prove over a pipe are the same. */
class AbilitiesTest {
    private static final Map<String, List<String>> MESSAGES = Map.ofEntries(
            Map.entry("textDocumentSync.openClose", List.of("textDocument/didOpen", "textDocument/didClose")),
            Map.entry("textDocumentSync.change", List.of("textDocument/didChange")),
            Map.entry("textDocumentSync.save", List.of("textDocument/didSave")),
            Map.entry("completionProvider", List.of("textDocument/completion")),
            Map.entry("completionProvider.resolveProvider", List.of("completionItem/resolve")),
            Map.entry("hoverProvider", List.of("textDocument/hover")),
            Map.entry("signatureHelpProvider", List.of("textDocument/signatureHelp")),
            Map.entry("definitionProvider", List.of("textDocument/definition")),
            Map.entry("referencesProvider", List.of("textDocument/references")),
            Map.entry("documentHighlightProvider", List.of("textDocument/documentHighlight")),
            Map.entry("renameProvider", List.of("textDocument/rename")),
            Map.entry("renameProvider.prepareProvider", List.of("textDocument/prepareRename")),
            Map.entry("documentSymbolProvider", List.of("textDocument/documentSymbol")),
            Map.entry("foldingRangeProvider", List.of("textDocument/foldingRange")),
            Map.entry("selectionRangeProvider", List.of("textDocument/selectionRange")),
            Map.entry("semanticTokensProvider.full", List.of("textDocument/semanticTokens/full")),
            Map.entry("inlayHintProvider", List.of("textDocument/inlayHint")),
            Map.entry("codeActionProvider", List.of("textDocument/codeAction")),
            Map.entry("codeLensProvider", List.of("textDocument/codeLens")),
            Map.entry("documentFormattingProvider", List.of("textDocument/formatting")),
            Map.entry("documentRangeFormattingProvider", List.of("textDocument/rangeFormatting")),
            Map.entry("workspace.workspaceFolders.changeNotifications", List.of("workspace/didChangeWorkspaceFolders")));

    // What says how an ability is used, and is none itself.
    private static final List<String> DETAILS = List.of("completionProvider.triggerCharacters", "signatureHelpProvider.triggerCharacters", "codeLensProvider.resolveProvider",
            "semanticTokensProvider.legend", "codeActionProvider.codeActionKinds", "workspace.workspaceFolders.supported");

    @Test
    void everyAnnouncedAbilityHasATestAndEveryTestAnAbility() {
        JsonObject announced = new MessageJsonHandler(Map.of()).getGson().toJsonTree(Abilities.all()).getAsJsonObject();
        Set<String> messages = new TreeSet<>();
        announced.entrySet().forEach(entry -> ability(entry.getKey(), entry.getValue(), messages));

        assertThat(proved()).containsExactlyElementsOf(messages);
    }

    private static void ability(String name, JsonElement value, Set<String> messages) {
        if (DETAILS.contains(name))
            return;
        if (name.equals("executeCommandProvider.commands"))
            value.getAsJsonArray().forEach(command -> messages.add("workspace/executeCommand:" + command.getAsString()));
        else if (MESSAGES.containsKey(name))
            messages.addAll(MESSAGES.get(name));
        else
            assertThat(value.isJsonObject()).as("no message is known for the ability %s", name).isTrue();
        if (value.isJsonObject() && !name.equals("textDocumentSync.save"))
            value.getAsJsonObject().entrySet().forEach(entry -> ability(name + "." + entry.getKey(), entry.getValue(), messages));
    }

    private static Set<String> proved() {
        Set<String> proved = new TreeSet<>();
        Stream.of(ServerTest.class, CommandsTest.class, AllFilesTest.class).flatMap(tests -> Arrays.stream(tests.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Proves.class))
                .forEach(method -> proved.addAll(List.of(method.getAnnotation(Proves.class).value())));
        return proved;
    }
}
