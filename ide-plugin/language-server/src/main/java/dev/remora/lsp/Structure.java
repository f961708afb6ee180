package dev.remora.lsp;

import dev.remora.rules.edit.Folding;
import dev.remora.rules.edit.Lens;
import dev.remora.rules.edit.Symbol;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SymbolKind;
import org.jspecify.annotations.Nullable;

/** Outline, folding, selections and lenses in the words of the protocol. */
final class Structure {
    private Structure() {}

    static DocumentSymbol symbol(Places places, Symbol symbol) {
        List<DocumentSymbol> children = symbol.children().stream().map(child -> symbol(places, child)).toList();
        return new DocumentSymbol(symbol.name(), kind(symbol.kind()), places.range(symbol.span()), places.range(symbol.nameSpan()), symbol.detail(), children);
    }

    private static SymbolKind kind(Symbol.Kind kind) {
        return switch (kind) {
            case PACK -> SymbolKind.Package;
            case IMPORT -> SymbolKind.File;
            case PREDICATE -> SymbolKind.Function;
            case SET -> SymbolKind.Array;
            case RULE -> SymbolKind.Class;
            case POLICY -> SymbolKind.Interface;
            case DECISION -> SymbolKind.EnumMember;
            case SUPPRESSION -> SymbolKind.Event;
            case TEST -> SymbolKind.Method;
        };
    }

    static FoldingRange folding(Places places, Folding folding) {
        FoldingRange range = new FoldingRange(places.position(folding.span().start()).getLine(), places.position(folding.span().end()).getLine());
        if (folding.comment())
            range.setKind(FoldingRangeKind.Comment);
        return range;
    }

    /** A lens with its command. */
    static CodeLens lens(OpenFile file, Lens lens, String capture) {
        Command command = switch (lens.action()) {
            case Lens.Action.RunTests(List<String> titles) -> new Command(lens.title(), Commands.RUN_TESTS, arguments(file.uri(), titles));
            case Lens.Action.ShowMatches(String rule) -> new Command(lens.title(), Commands.MATCHES, arguments(file.uri(), List.of(capture, rule)));
        };
        return new CodeLens(file.places().range(lens.span()), command, null);
    }

    private static List<Object> arguments(String uri, List<String> more) {
        List<Object> arguments = new ArrayList<>(List.of(uri));
        arguments.addAll(more);
        return arguments;
    }

    /** The smallest selection, each within the next. */
    static SelectionRange selection(OpenFile file, Position position) {
        Places places = file.places();
        @Nullable SelectionRange around = null;
        for (Span span : file.document().selections(places.offset(position)).reversed())
            around = new SelectionRange(places.range(span), around);
        return around != null ? around : new SelectionRange(new Range(position, position), null);
    }
}
