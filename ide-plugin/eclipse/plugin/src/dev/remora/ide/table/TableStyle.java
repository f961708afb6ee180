package dev.remora.ide.table;

import dev.remora.ide.preference.Palette;
import dev.remora.ide.preference.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.config.AbstractRegistryConfiguration;
import org.eclipse.nebula.widgets.nattable.config.CellConfigAttributes;
import org.eclipse.nebula.widgets.nattable.config.ConfigRegistry;
import org.eclipse.nebula.widgets.nattable.config.DefaultNatTableStyleConfiguration;
import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.painter.cell.ICellPainter;
import org.eclipse.nebula.widgets.nattable.painter.cell.TextPainter;
import org.eclipse.nebula.widgets.nattable.painter.cell.decorator.LineBorderDecorator;
import org.eclipse.nebula.widgets.nattable.painter.cell.decorator.PaddingDecorator;
import org.eclipse.nebula.widgets.nattable.style.BorderStyle;
import org.eclipse.nebula.widgets.nattable.style.CellStyleAttributes;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.nebula.widgets.nattable.style.HorizontalAlignmentEnum;
import org.eclipse.nebula.widgets.nattable.style.SelectionStyleLabels;
import org.eclipse.nebula.widgets.nattable.style.Style;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.FontMetrics;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** How lists of many rows look: the colours of the platform's own lists, light or dark, and those of {@link Palette}. */
public final class TableStyle extends AbstractRegistryConfiguration {
    /** Label of cells whose text stands at the right. */
    public static final String RIGHT = "right";

    private static final int PADDING = 6;

    private static final ICellPainter CELL = new PaddingDecorator(new TextPainter(), 0, PADDING, 0, PADDING);

    private final Display display;

    /** The style for this display as it is now. */
    public TableStyle(Display display) {
        this.display = display;
    }

    /** Gives a table its style, now and whenever the theme becomes light or dark. */
    public static void apply(NatTable table) {
        Display display = table.getDisplay();
        table.setConfigRegistry(new ConfigRegistry());
        table.addConfiguration(base(display));
        table.addConfiguration(new TableStyle(display));
        table.configure();
        List<RGB> styled = new ArrayList<>(colours(display));
        table.addListener(SWT.Paint, event -> {
            if (!styled.equals(colours(display))) {
                styled.clear();
                styled.addAll(colours(display));
                base(display).configureRegistry(table.getConfigRegistry());
                new TableStyle(display).configureRegistry(table.getConfigRegistry());
                display.asyncExec(() -> {
                    if (!table.isDisposed())
                        table.refresh(false);
                });
            }
        });
    }

    /** What the theme decides; its colours do not all change at once. */
    private static List<RGB> colours(Display display) {
        return IntStream.of(SWT.COLOR_LIST_BACKGROUND, SWT.COLOR_LIST_FOREGROUND, SWT.COLOR_LIST_SELECTION, SWT.COLOR_LIST_SELECTION_TEXT,
                SWT.COLOR_WIDGET_BACKGROUND, SWT.COLOR_WIDGET_FOREGROUND).mapToObj(id -> Theme.system(display, id).getRGB()).toList();
    }

    private static DefaultNatTableStyleConfiguration base(Display display) {
        DefaultNatTableStyleConfiguration styles = new DefaultNatTableStyleConfiguration();
        styles.bgColor = Theme.system(display, SWT.COLOR_LIST_BACKGROUND);
        styles.fgColor = Theme.system(display, SWT.COLOR_LIST_FOREGROUND);
        styles.hAlign = HorizontalAlignmentEnum.LEFT;
        styles.cellPainter = CELL;
        return styles;
    }

    /** Width of a column that has room for a text in the font of a control. */
    static int width(Control control, String text) {
        GC gc = new GC(control);
        int width = gc.textExtent(text).x;
        gc.dispose();
        return width + 2 * PADDING + 4;                                // and the lines around it
    }

    /** Height of a row for the font of a control. */
    public static int rowHeight(Control control) {
        GC gc = new GC(control);
        FontMetrics metrics = gc.getFontMetrics();
        gc.dispose();
        return metrics.getHeight() + 5;
    }

    @Override
    public void configureRegistry(IConfigRegistry registry) {
        Color line = Theme.isDark(display) ? new Color(0x4A, 0x4F, 0x55) : new Color(0xD5, 0xDA, 0xE0);
        registry.registerConfigAttribute(CellConfigAttributes.GRID_LINE_COLOR, line);
        for (Palette palette : Palette.values())
            register(registry, style(palette.color(display), null, null), DisplayMode.NORMAL, palette.name());
        Style chosen = style(Theme.system(display, SWT.COLOR_LIST_SELECTION), Theme.system(display, SWT.COLOR_LIST_SELECTION_TEXT), null);
        registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, chosen, DisplayMode.SELECT);
        register(registry, chosen, DisplayMode.SELECT, SelectionStyleLabels.SELECTION_ANCHOR_STYLE);
        for (Palette palette : Palette.values())
            register(registry, chosen, DisplayMode.SELECT, palette.name());
        register(registry, style(null, null, HorizontalAlignmentEnum.RIGHT), DisplayMode.NORMAL, RIGHT);
        register(registry, style(chosen.getAttributeValue(CellStyleAttributes.BACKGROUND_COLOR), chosen.getAttributeValue(CellStyleAttributes.FOREGROUND_COLOR),
                HorizontalAlignmentEnum.RIGHT), DisplayMode.SELECT, RIGHT);
        header(registry);
    }

    private void header(IConfigRegistry registry) {
        Color background = Theme.system(display, SWT.COLOR_WIDGET_BACKGROUND);
        Style header = style(background, Theme.system(display, SWT.COLOR_WIDGET_FOREGROUND), HorizontalAlignmentEnum.LEFT);
        register(registry, header, DisplayMode.NORMAL, GridRegion.COLUMN_HEADER);
        register(registry, header, DisplayMode.SELECT, GridRegion.COLUMN_HEADER);
        register(registry, header, DisplayMode.SELECT, SelectionStyleLabels.COLUMN_FULLY_SELECTED_STYLE);
        BorderStyle line = new BorderStyle(1, Theme.system(display, SWT.COLOR_WIDGET_NORMAL_SHADOW), BorderStyle.LineStyleEnum.SOLID);
        ICellPainter painter = new LineBorderDecorator(CELL, line);
        registry.registerConfigAttribute(CellConfigAttributes.CELL_PAINTER, painter, DisplayMode.NORMAL, GridRegion.COLUMN_HEADER);
    }

    private static void register(IConfigRegistry registry, Style style, DisplayMode mode, String label) {
        registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, style, mode, label);
    }

    private static Style style(Color background, Color foreground, HorizontalAlignmentEnum align) {
        Style style = new Style();
        if (background != null)
            style.setAttributeValue(CellStyleAttributes.BACKGROUND_COLOR, background);
        if (foreground != null)
            style.setAttributeValue(CellStyleAttributes.FOREGROUND_COLOR, foreground);
        if (align != null)
            style.setAttributeValue(CellStyleAttributes.HORIZONTAL_ALIGNMENT, align);
        return style;
    }
}
