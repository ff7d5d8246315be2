package io.slipway.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** Turns the Markdown of a repository into HTML that nobody can slip a script into. */
public final class Markdown {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(_ -> Markdown::reachable)
            .build();

    private Markdown() {}

    /**
     * The whole text.
     *
     * @param base where what it points to lies: the address of its folder, with a slash at the end
     */
    public static String html(String markdown, String base) {
        return html(PARSER.parse(markdown), base);
    }

    /**
     * What stands below a heading, up to the next one of its rank; empty when there is no such heading.
     *
     * @param words a part of the heading
     * @param base as for {@link #html}
     */
    public static Optional<String> chapter(String markdown, String words, String base) {
        return children(PARSER.parse(markdown))
                .filter(node -> node instanceof Heading heading && text(heading).contains(words))
                .findFirst()
                .map(heading -> html(below((Heading) heading), base));
    }

    private static Document below(Heading heading) {
        var chapter = new Document();
        siblings(heading.getNext())
                .takeWhile(node -> !(node instanceof Heading next && next.getLevel() <= heading.getLevel()))
                .toList()
                .forEach(chapter::appendChild);
        return chapter;
    }

    private static String html(Node document, String base) {
        document.accept(new OnAPage(base));
        return RENDERER.render(document);
    }

    private static String text(Heading heading) {
        return TextContentRenderer.builder().build().render(heading);
    }

    private static Stream<Node> children(Node node) {
        return siblings(node.getFirstChild());
    }

    private static Stream<Node> siblings(Node first) {
        return Stream.iterate(first, node -> node != null, Node::getNext);
    }

    /** A long line of code scrolls, and must do so by the keyboard too. */
    private static void reachable(Node node, String tag, Map<String, String> attributes) {
        if (tag.equals("pre")) {
            attributes.put("tabindex", "0");
        }
    }

    /** The page has a heading of its own and another address: headings go down, links lead to the repository. */
    private static final class OnAPage extends AbstractVisitor {

        private final String base;

        private OnAPage(String base) {
            this.base = base;
        }

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(6, heading.getLevel() + 1));
            visitChildren(heading);
        }

        @Override
        public void visit(Link link) {
            link.setDestination(absolute(link.getDestination()));
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            image.setDestination(absolute(image.getDestination()));
            visitChildren(image);
        }

        private String absolute(String destination) {
            try {
                return destination.startsWith("#")
                        ? destination
                        : URI.create(base).resolve(destination).toString();
            } catch (IllegalArgumentException e) {
                return destination;
            }
        }
    }
}
