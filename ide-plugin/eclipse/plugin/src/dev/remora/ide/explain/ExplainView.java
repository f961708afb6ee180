package dev.remora.ide.explain;

import dev.remora.ide.capture.ActiveCapture;
import dev.remora.ide.capture.CaptureEditor;
import dev.remora.ide.model.PacketChoice;
import dev.remora.ide.preference.Theme;
import dev.remora.ide.rule.RuleEditors;
import dev.remora.ide.rule.WorkspaceRules;
import dev.remora.rules.explain.Octets;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleSet;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;

/** Why a rule matches the selected packet, or why not: a sentence, and the tree of what it asked. Choosing a line marks its octets in the capture. */
public final class ExplainView extends ViewPart {
    /** Id of the view in plugin.xml. */
    public static final String ID = "dev.remora.ide.explain";

    private static final int MARGIN      = 6;
    private static final int SOON_MILLIS = 500;               // so long the last answer stays in place of a word that the next one is looked for

    private Combo             rule;
    private Label             verdict;
    private ReasonTree        tree;
    private ExplainJob        job;
    private ExplainJob.Answer answer;
    private ActiveCapture     active;

    private final Consumer<CaptureEditor> other   = this::look;
    private final Consumer<PacketChoice>  packets = packet -> explain();
    private final Runnable                typed   = this::rulesChanged;

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().margins(MARGIN, 4).numColumns(2).applyTo(parent);
        new Label(parent, SWT.NONE).setText("R&ule");
        rule = new Combo(parent, SWT.DROP_DOWN);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(rule);
        rule.addListener(SWT.Selection, event -> explain());
        rule.addListener(SWT.DefaultSelection, event -> explain());
        rule.addListener(SWT.FocusIn, event -> listRules());
        verdict = new Label(parent, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(200, SWT.DEFAULT).applyTo(verdict);
        Composite room = new Composite(parent, SWT.NONE);
        room.setLayout(new org.eclipse.swt.layout.FillLayout());
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(room);
        tree = new ReasonTree(room, this::mark, this::open);
        parent.addListener(SWT.Resize, event -> limit());
        Theme.onChange(verdict, this::colour);
        getViewSite().getActionBars().getToolBarManager().add(new ShowRule());
        active = ActiveCapture.of(getSite().getPage());
        active.addListener(other);
        active.addPacketListener(packets);
        WorkspaceRules.addListener(typed);
        listRules();
        say("Choose a rule and select a packet.");
    }

    /** The rules of the workspace, listed in the background. */
    private void listRules() {
        Job.createSystem("Rules of the workspace", (ICoreRunnable) monitor -> {
            try {
                RuleSet all = WorkspaceRules.now().files().rules();
                String[] names = Stream.concat(all.rules().stream().map(Rule::name), all.policies().stream().map(Policy::name)).toArray(String[]::new);
                getSite().getShell().getDisplay().asyncExec(() -> list(names));
            } catch (IOException e) {
                ILog.get().error("The rule files could not be read", e);
            }
        }).schedule();
    }

    private void list(String[] names) {
        if (rule.isDisposed() || List.of(names).equals(List.of(rule.getItems())))
            return;
        String text = rule.getText();
        rule.setItems(names);
        rule.setText(text);
    }

    /** Asks why a rule, or a policy, makes of the selected packet what it does. */
    public void ask(String name) {
        if (!name.isEmpty())
            rule.setText(name);
        explain();
    }

    // What was said of a capture goes with it; another tells of its packet itself.
    private void look(CaptureEditor editor) {
        if (editor == null && !verdict.isDisposed() && isAsked())
            explain();
    }

    // On any thread.
    private void rulesChanged() {
        Display display = PlatformUI.getWorkbench().getDisplay();
        if (!display.isDisposed())
            display.asyncExec(() -> {
                if (!verdict.isDisposed() && isAsked())
                    explain(answer);
            });
    }

    private boolean isAsked() {
        return answer != null || job != null && job.getState() != Job.NONE;
    }

    private void explain() {
        explain(null);
    }

    private void explain(ExplainJob.Answer before) {
        CaptureEditor editor = active.editor();
        if (job != null)
            job.cancel();
        job = null;
        if (rule.getText().isBlank() || editor == null || editor.packets().selected() == 0) {
            answer = null;
            tree.show(List.of());
            say(rule.getText().isBlank() ? "Choose a rule." : "Open a capture and select a packet.");
            return;
        }
        ExplainJob.Question question = new ExplainJob.Question(rule.getText().strip(), editor.file(), editor.packets().selected());
        ExplainJob asked = new ExplainJob(question, before != null && before.question().equals(question) ? before : null,
                result -> getSite().getShell().getDisplay().asyncExec(() -> show(result)));
        job = asked;
        asked.schedule();
        verdict.getDisplay().timerExec(SOON_MILLIS, () -> {
            if (job == asked && asked.getState() != Job.NONE && !verdict.isDisposed()) {
                answer = null;
                tree.show(List.of());
                say(String.format(Locale.ROOT, "Reading the packets before %,d…", question.packet()));
            }
        });
    }

    private void show(ExplainJob.Answer result) {
        if (verdict.isDisposed() || job == null || result.question() != job.question())
            return;
        boolean isShown = answer != null && answer.explanation() != null && answer.explanation() == result.explanation();
        answer = result;
        if (isShown)
            return;                                           // rules were typed that read as before: what is chosen in the tree stays
        tree.show(result.reasons());
        if (result.explanation() == null) {
            say(result.trouble());
            return;
        }
        colour();
        setText((result.explanation().holds() ? "✓ " : "✗ ") + "Packet " + result.question().packet() + " of " + result.question().capture().path().getFileName() + ": "
                + result.question().rule() + result.typed() + " " + result.explanation().sentence());
    }

    private void colour() {
        if (answer == null || answer.explanation() == null)
            return;
        verdict.setForeground(new Color(ReasonTree.rgb(answer.explanation().holds(), Theme.isDark(verdict.getDisplay()))));
        tree.viewer().refresh();
    }

    private void say(String text) {
        verdict.setForeground(null);
        setText(text);
    }

    private void setText(String text) {
        verdict.setText(text.replace("&", "&&"));
        verdict.setToolTipText(text);
        limit();
    }

    // So that a long sentence leaves the tree its half where the view is small; the pointer over it shows all.
    private void limit() {
        Rectangle room = verdict.getParent().getClientArea();
        int wanted = verdict.computeSize(Math.max(1, room.width - 2 * MARGIN), SWT.DEFAULT).y;
        ((GridData) verdict.getLayoutData()).heightHint = Math.min(wanted, Math.max(1, room.height / 2 - rule.getSize().y));
        verdict.getParent().layout(true, true);
    }

    private void mark(Reason reason) {
        if (reason.octets() == null || answer == null)
            return;
        ActiveCapture.editorOf(getSite().getPage(), answer.question().capture()).ifPresent(editor -> {
            if (editor.packets().selected() != answer.question().packet())
                editor.goTo(answer.question().packet());
            editor.mark(position(reason.octets()), reason.octets().length(), reason.field());
        });
    }

    // A reassembled datagram lies behind the captured octets, one position apart.
    private int position(Octets octets) {
        return octets.reassembled() ? answer.length() + 1 + octets.at() : octets.at();
    }

    private void open(Reason reason) {
        mark(reason);
        if (answer != null)
            ActiveCapture.editorOf(getSite().getPage(), answer.question().capture()).ifPresent(editor -> getSite().getPage().activate(editor));
    }

    /** What is said of the packet, for tests. */
    public String verdict() {
        return verdict.getText();
    }

    /** The tree, for tests. */
    public org.eclipse.jface.viewers.TreeViewer viewer() {
        return tree.viewer();
    }

    /** The widget in which the rule is chosen. */
    public Combo rule() {
        return rule;
    }

    @Override
    public void setFocus() {
        rule.setFocus();
    }

    @Override
    public void dispose() {
        if (active != null) {
            active.removeListener(other);
            active.removePacketListener(packets);
        }
        WorkspaceRules.removeListener(typed);
        if (job != null)
            job.cancel();
        super.dispose();
    }

    /** Opens the rule that is explained. */
    private final class ShowRule extends Action {
        ShowRule() {
            super("Show Rule");
            setToolTipText("Opens the rule that is explained");
        }

        @Override
        public void run() {
            RuleEditors.showRule(getSite().getPage(), rule.getText().strip());
        }
    }
}
