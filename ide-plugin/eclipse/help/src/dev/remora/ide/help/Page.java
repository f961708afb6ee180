package dev.remora.ide.help;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;

/**
 * A page of help, in HTML.
 *
 * @param path where it is: {@code /bundle/folder/page.html}
 */
record Page(String path, String html) {
    /** The path of a page that lists what there is, in every plug-in. */
    static final String CONTENTS = "/";

    private static final Pattern TOC = Pattern.compile("<(toc|topic)\\s([^>]*)>");

    /** The page at a path. */
    static Page at(String path) {
        if (path.equals(CONTENTS))
            return new Page(path, contents());
        int end = path.indexOf('/', 1);
        String text = end < 0 ? "" : read(Platform.getBundle(path.substring(1, end)), path.substring(end + 1));
        return new Page(path, text.isEmpty() ? "<h1>Page not found</h1><p>There is no page " + path + ".</p>" : text);
    }

    /** The path that a link on this page leads to. */
    String resolve(String link) {
        return link.startsWith("/") ? link : path.substring(0, path.lastIndexOf('/') + 1) + link;
    }

    private static String contents() {
        StringBuilder html = new StringBuilder("<h1>Help</h1>");
        for (IConfigurationElement each : Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.help.toc")) {
            if (!each.getName().equals("toc"))
                continue;
            String bundle = each.getContributor().getName();
            html.append("<ul>");
            for (MatchResult entry : TOC.matcher(read(Platform.getBundle(bundle), each.getAttribute("file"))).results().toList()) {
                boolean first = entry.group(1).equals("toc");
                String label = attribute(entry.group(2), "label");
                String href = attribute(entry.group(2), first ? "topic" : "href");
                html.append(first ? "<h2>" : "<li>").append("<a href=\"/").append(bundle).append('/').append(href).append("\">").append(label).append("</a>")
                        .append(first ? "</h2>" : "</li>");
            }
            html.append("</ul>");
        }
        return html.toString();
    }

    private static String attribute(String attributes, String name) {
        return Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(attributes).results().map(found -> found.group(1)).findFirst().orElse("");
    }

    private static String read(Bundle bundle, String entry) {
        URL url = bundle == null ? null : bundle.getEntry(entry);
        if (url == null)
            return "";
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "<p>" + e.getMessage() + "</p>";
        }
    }
}
