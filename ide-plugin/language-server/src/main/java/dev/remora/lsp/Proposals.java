package dev.remora.lsp;

import com.google.gson.JsonPrimitive;
import dev.remora.rules.edit.Completion;
import dev.remora.rules.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.InsertTextMode;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * Completion in the words of the protocol. What is shown beside a proposal is sent when the client asks for it; that works for the last list
 * that was sent.
 */
final class Proposals {
    private static final int MOST = 500;        // the client asks again after each letter

    private List<Completion> last = List.of();
    private int              number;
    private boolean          snippets;

    /** Says whether the client can put the cursor into what is written. */
    synchronized void allowSnippets(boolean allowed) {
        snippets = allowed;
    }

    CompletionList list(OpenFile file, int offset) {
        return list(file, file.document().complete(offset).stream().limit(MOST).toList());
    }

    private synchronized CompletionList list(OpenFile file, List<Completion> found) {
        last = found;
        number++;
        List<CompletionItem> items = new ArrayList<>();
        for (int i = 0; i < last.size(); i++)
            items.add(item(file.places(), last.get(i), i));
        return new CompletionList(true, items);
    }

    private CompletionItem item(Places places, Completion completion, int index) {
        CompletionItem item = new CompletionItem(completion.label());
        item.setKind(kind(completion.kind()));
        item.setDetail(completion.detail());
        item.setSortText(String.format(Locale.ROOT, "%05d", index));
        item.setTextEdit(Either.forLeft(new TextEdit(places.range(completion.replaced()), text(places.source(), completion))));
        if (completion.text().contains(places.source().lineEnd()))
            item.setInsertTextMode(isSnippet(completion) ? InsertTextMode.AdjustIndentation : InsertTextMode.AsIs);
        item.setInsertTextFormat(isSnippet(completion) ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
        item.setData(number + ":" + index);
        return item;
    }

    /** The same item with what is shown beside it. */
    synchronized CompletionItem resolve(CompletionItem item) {
        String data = item.getData() instanceof JsonPrimitive json ? json.getAsString() : String.valueOf(item.getData());
        if (data.startsWith(number + ":")) {
            int index = Integer.parseInt(data.substring(data.indexOf(':') + 1));
            if (index < last.size())
                item.setDocumentation(new MarkupContent("markdown", last.get(index).documentation()));
        }
        return item;
    }

    private boolean isSnippet(Completion completion) {
        return snippets && completion.caret() < completion.text().length();
    }

    private String text(Source source, Completion completion) {
        if (!isSnippet(completion))
            return completion.text();
        String before = completion.text().substring(0, completion.caret());
        String behind = completion.text().substring(completion.caret());
        return escaped(outdented(source, completion, before)) + "$0" + escaped(outdented(source, completion, behind));
    }

    // Clients indent the lines of a snippet as far as the one that the cursor is in.
    private static String outdented(Source source, Completion completion, String lines) {
        String line = source.lineText(source.line(completion.replaced().start()));
        String indentation = line.substring(0, line.length() - line.stripLeading().length());
        return lines.replace(source.lineEnd() + indentation, source.lineEnd());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}");
    }

    private static CompletionItemKind kind(Completion.Kind kind) {
        return switch (kind) {
            case KEYWORD -> CompletionItemKind.Keyword;
            case OPERATOR -> CompletionItemKind.Operator;
            case FUNCTION -> CompletionItemKind.Function;
            case PROTOCOL -> CompletionItemKind.Module;
            case FIELD -> CompletionItemKind.Field;
            case PREDICATE, SET -> CompletionItemKind.Variable;
            case VALUE -> CompletionItemKind.EnumMember;
            case RULE -> CompletionItemKind.Class;
            case PACKET -> CompletionItemKind.Snippet;
        };
    }
}
