package dev.remora.ide.make;

import dev.remora.ide.model.OpenedFiles;
import dev.remora.ide.model.Protocols;
import dev.remora.ide.rule.RuleDocuments;
import dev.remora.ide.rule.WorkspaceRules;
import dev.remora.rules.check.Checked;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Parser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks what a new rule is to be called, what it looks for, and which file it goes to. */
public final class NewRule extends TitleAreaDialog {
    /** The file that is proposed; never one that came with Remora, whose folder may be linked to where it is kept. */
    private static final String MINE = "mine." + RuleDocuments.EXTENSION;

    private static final String WHAT = "Appends the rule to the file, and opens the file.";

    private final String  when;
    private final Sample  sample;
    private final boolean testFirst;
    private Combo         file;
    private Text          name;
    private Text          title;
    private Text          predicate;
    private Button        tested;
    private IFile         chosen;
    private String        made = "";

    private final Map<String, String> texts = new HashMap<>();     // of the files that were chosen, by their paths

    /**
     * A packet that a test can be made of.
     *
     * @param says the packet on one line
     * @param link LINKTYPE_ number
     */
    public record Sample(String says, byte[] octets, int link) {}

    /**
     * A rule with this predicate.
     *
     * @param sample a packet for its test; null where there is none
     * @param test   whether a test is asked for to begin with
     */
    public NewRule(Shell parent, String when, Sample sample, boolean test) {
        super(parent);
        this.when = when;
        this.sample = sample;
        this.testFirst = test;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        getShell().setText("New Rule");
        setTitle("New rule");
        setMessage(WHAT);
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(10, 10).applyTo(area);
        label(area, "&File:");
        file = new Combo(area, SWT.DROP_DOWN);
        file.setItems(files().toArray(String[]::new));
        file.setText(files().stream().filter(path -> path.endsWith("/" + MINE)).findFirst()
                .orElseGet(() -> project() == null ? "" : project().getFullPath().append(MINE).toString()));
        name = text(area, "&Name:", free(RuleText.name(when)));
        title = text(area, "&Title:", sample == null ? when : sample.says());
        predicate = text(area, "&When:", when);
        label(area, "");
        tested = new Button(area, SWT.CHECK);
        tested.setText("Add a te&st that the rule reports this packet");
        tested.setSelection(sample != null && testFirst);
        tested.setEnabled(sample != null);
        GridDataFactory.fillDefaults().grab(true, false).hint(420, SWT.DEFAULT).applyTo(file);
        file.addListener(SWT.Modify, event -> check());
        return area;
    }

    @Override
    protected Control createContents(Composite parent) {
        Control contents = super.createContents(parent);
        check();
        return contents;
    }

    private static void label(Composite parent, String text) {
        new Label(parent, SWT.NONE).setText(text);
    }

    private Text text(Composite parent, String label, String value) {
        label(parent, label);
        Text text = new Text(parent, SWT.BORDER);
        text.setText(value);
        GridDataFactory.fillDefaults().grab(true, false).hint(420, SWT.DEFAULT).applyTo(text);        // not as wide as what is in it
        text.addListener(SWT.Modify, event -> check());
        return text;
    }

    private static List<String> files() {
        return RuleDocuments.files().stream().map(each -> each.getFullPath().toString()).toList();
    }

    // Rather not the one whose files are all links.
    private static IProject project() {
        return Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects()).filter(IProject::isOpen)
                .min(Comparator.comparing(project -> project.getName().equals(OpenedFiles.NAME))).orElse(null);
    }

    private void check() {
        if (getButton(OK) == null)
            return;
        String wrong = wrong();
        setMessage(wrong.isEmpty() ? WHAT : wrong, wrong.isEmpty() ? IMessageProvider.NONE : IMessageProvider.ERROR);
        getButton(OK).setEnabled(wrong.isEmpty());
    }

    private String wrong() {
        IPath path = IPath.fromOSString(file.getText());
        boolean isFile = path.segmentCount() > 1 && RuleDocuments.EXTENSION.equals(path.getFileExtension());
        if (!isFile || !ResourcesPlugin.getWorkspace().getRoot().getFile(path).getParent().isAccessible())
            return "Enter a ." + RuleDocuments.EXTENSION + " file in a folder of an open project, such as /project/" + MINE + ".";
        if (!name.getText().matches("[a-z][a-z0-9_-]*"))
            return "Use lower-case letters, digits, - and _ in the name, and start with a letter.";
        if (isTaken(name.getText()))
            return "The file already uses this name; choose another, such as " + free(name.getText()) + ".";
        Checked<?> checked = Protocols.filters().compile(predicate.getText());
        List<Diagnostic> read = Parser.parseFile(Source.of(file.getText(), rule())).diagnostics();       // of a name that is a word of the language
        return Stream.concat(checked.diagnostics().stream(), read.stream()).filter(Diagnostic::isError).map(Diagnostic::message).findFirst().orElse("");
    }

    private String rule() {
        return RuleText.rule(name.getText(), title.getText(), predicate.getText());
    }

    // A name that is given twice is an error, and a file with one has no rules.
    private boolean isTaken(String wanted) {
        return Pattern.compile("(?m)^\\s*(?:rule|policy|let)\\s+" + Pattern.quote(wanted) + "(?![\\w-])").matcher(texts.computeIfAbsent(file.getText(), NewRule::read)).find();
    }

    private String free(String wanted) {
        String free = wanted;
        for (int i = 2; isTaken(free); i++)
            free = wanted + "-" + i;
        return free;
    }

    private static String read(String path) {
        IPath place = IPath.fromOSString(path);
        IFile file = place.segmentCount() < 2 ? null : ResourcesPlugin.getWorkspace().getRoot().getFile(place);
        Optional<String> typed = file == null ? Optional.empty() : WorkspaceRules.typed(file);
        if (typed.isPresent() || file == null || !file.exists())
            return typed.orElse("");
        try (InputStream text = file.getContents(true)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (CoreException | IOException e) {
            ILog.get().error(path + " could not be read", e);
            return "";
        }
    }

    @Override
    protected void okPressed() {
        chosen = ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromOSString(file.getText()));
        made = rule();
        if (tested.getSelection())
            made += "\n" + RuleText.test(name.getText(), sample.says(), sample.octets(), sample.link());
        super.okPressed();
    }

    /** Where the rule goes. */
    public IFile file() {
        return chosen;
    }

    /** The rule, and its test where one is wanted. */
    public String made() {
        return made;
    }
}
