package dev.remora.ide.rule;

import dev.remora.ide.explain.ExplainView;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.edit.Document;
import dev.remora.rules.edit.Lens;
import dev.remora.rules.edit.Mention;
import dev.remora.rules.edit.Runs;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Item;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/** What can be done in an editor of rules from the keyboard; plugin.xml says with which keys. */
public final class RuleCommands extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActiveEditor(event) instanceof ITextEditor editor && RuleEditors.text(editor) != null)
            run(event.getCommand().getId(), editor);
        return null;
    }

    private static void run(String command, ITextEditor editor) {
        switch (command) {
            case "dev.remora.ide.rules.rename" -> RenameInPlace.begin(editor);
            case "org.eclipse.ui.genericeditor.findReferences" -> ReferenceQuery.start(editor);
            case "dev.remora.ide.rules.format" -> format(editor);
            case "dev.remora.ide.rules.runTests" -> TestRun.start(editor, List.of());
            case "dev.remora.ide.rules.runTest" -> runTest(editor);
            case "dev.remora.ide.rules.explain" -> explain(editor);
            default -> throw new IllegalArgumentException(command + " is no command of rules");
        }
    }

    private static void format(ITextEditor editor) {
        Document rules = RuleEditors.rules(editor);
        Span chosen = RuleEditors.selection(editor);
        if (rules.parsed().hasErrors())
            RuleEditors.say(editor, "A file with syntax errors cannot be formatted", true);
        else
            apply(RuleEditors.text(editor), chosen.isEmpty() ? rules.format() : rules.format(chosen));
    }

    /** Changes a text, in one step of undo. */
    static void apply(IDocument text, List<Fix.Edit> edits) {
        new Edits(edits).apply(text);
    }

    // The test around the cursor, or the tests of the rule around it.
    private static void runTest(ITextEditor editor) {
        Document rules = RuleEditors.rules(editor);
        Optional<Item> item = itemAt(rules, RuleEditors.selection(editor).start());
        List<String> titles = item.map(found -> testsOf(rules, found)).orElse(List.of());
        if (titles.isEmpty())
            RuleEditors.say(editor, "There is no test at the cursor, and no test of the rule there", true);
        else
            TestRun.start(editor, titles);
    }

    private static List<String> testsOf(Document rules, Item item) {
        return rules.lenses(Runs.NONE).stream().filter(lens -> item.span().contains(lens.span())).map(Lens::action).filter(Lens.Action.RunTests.class::isInstance)
                .flatMap(action -> ((Lens.Action.RunTests) action).titles().stream()).toList();
    }

    private static Optional<Item> itemAt(Document rules, int offset) {
        return rules.parsed().tree().items().stream().filter(item -> item.span().touches(offset)).findFirst();
    }

    private static void explain(ITextEditor editor) {
        Document rules = RuleEditors.rules(editor);
        int at = RuleEditors.selection(editor).start();
        String named = rules.mentionAt(at).filter(mention -> mention.kind() == Mention.Kind.RULE || mention.kind() == Mention.Kind.DECISION)
                .map(mention -> inPack(mention.home(), mention.name())).orElse("");
        String around = itemAt(rules, at).map(item -> inPack(rules.parsed().tree().pack().map(pack -> pack.name().text()).orElse(""), nameOf(item))).orElse("");
        try {
            ExplainView view = (ExplainView) editor.getSite().getPage().showView(ExplainView.ID);
            view.ask(named.isEmpty() ? around : named);
        } catch (CoreException e) {
            ILog.get().error("The view Explain could not be opened", e);
        }
    }

    // As rules of several packs are told apart, which may have one name.
    private static String inPack(String pack, String name) {
        return pack.isEmpty() || name.isEmpty() ? name : pack + "/" + name;
    }

    private static String nameOf(Item item) {
        return item instanceof Item.Rule rule ? rule.name().text() : item instanceof Item.Policy policy ? policy.name().text() : "";
    }
}
