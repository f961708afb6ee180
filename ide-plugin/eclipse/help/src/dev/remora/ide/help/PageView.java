package dev.remora.ide.help;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;

/** Shows pages of help; a click on a link, or Enter where the cursor is in one, goes on. */
public final class PageView extends ViewPart {
    /** Id of the view in plugin.xml. */
    public static final String ID = "dev.remora.ide.help.page";

    private static final int MARGIN = 10;

    private final Deque<String> before = new ArrayDeque<>();
    private StyledText          text;
    private Font                title;
    private Page                page;
    private Action              back;

    @Override
    public void createPartControl(Composite parent) {
        text = new StyledText(parent, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setLineSpacing(3);
        text.setTabStops(new int[]{18, 200});
        title = JFaceResources.getHeaderFontDescriptor().createFont(text.getDisplay());
        text.addListener(SWT.Dispose, event -> title.dispose());
        text.addListener(SWT.MouseUp, event -> linkAt(text.getOffsetAtPoint(new Point(event.x, event.y))).ifPresent(this::follow));
        text.addListener(SWT.KeyDown, event -> {
            if (event.character == SWT.CR)
                linkAt(text.getCaretOffset()).ifPresent(this::follow);
        });
        back = action("Back", ISharedImages.IMG_TOOL_BACK, () -> show(before.isEmpty() ? Page.CONTENTS : before.pop()));
        getViewSite().getActionBars().getToolBarManager().add(back);
        getViewSite().getActionBars().getToolBarManager().add(action("Contents", ISharedImages.IMG_ETOOL_HOME_NAV, () -> go(Page.CONTENTS)));
        show(Page.CONTENTS);
    }

    private static Action action(String label, String image, Runnable run) {
        Action action = new Action(label, PlatformUI.getWorkbench().getSharedImages().getImageDescriptor(image)) {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setToolTipText(label);
        return action;
    }

    /** Goes to the page at a path; {@link #text} shows it. */
    public void go(String path) {
        if (!page.path().equals(path))
            before.push(page.path());
        show(path);
    }

    private void show(String path) {
        page = Page.at(path);
        back.setEnabled(!before.isEmpty());
        Layout layout = Layout.of(page.html());
        text.setText(layout.text());
        for (Layout.Piece piece : layout.pieces())
            text.setStyleRange(style(piece));
        text.setCaretOffset(0);
        text.setTopPixel(0);
    }

    private StyleRange style(Layout.Piece piece) {
        StyleRange style = new StyleRange(piece.start(), piece.length(), null, null);
        switch (piece.look()) {
            case TITLE -> style.font = title;
            case HEADING, STRONG -> style.fontStyle = SWT.BOLD;
            case EMPHASIS -> style.fontStyle = SWT.ITALIC;
            case CODE -> style.font = JFaceResources.getTextFont();
            case LINK -> {
                style.foreground = JFaceColors.getHyperlinkText(text.getDisplay());
                style.underline = true;
                style.data = piece.href();
            }
        }
        return style;
    }

    private Optional<String> linkAt(int offset) {
        StyleRange style = offset < 0 || offset >= text.getCharCount() ? null : text.getStyleRangeAtOffset(offset);
        return style != null && style.data instanceof String href ? Optional.of(href) : Optional.empty();
    }

    private void follow(String href) {
        if (href.matches("https?:.*"))
            Program.launch(href);
        else
            go(page.resolve(href));
    }

    /** Where the page is shown. */
    public StyledText text() {
        return text;
    }

    @Override
    public void setFocus() {
        text.setFocus();
    }
}
