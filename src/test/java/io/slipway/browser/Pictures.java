package io.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Pictures of one page under {@code target/screenshots}, and what axe-core finds in each. */
record Pictures(Page page, String name) {

    static final int WIDE = 1280;
    static final int NARROW = 390;
    static final int HEIGHT = 900;

    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    void take() {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
            take(scheme, WIDE);
            take(scheme, NARROW);
        }
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(WIDE, HEIGHT);
    }

    void takeOne() {
        save(name);
    }

    private void take(ColorScheme scheme, int width) {
        page.setViewportSize(width, HEIGHT);
        var picture = "%s-%s-%d".formatted(name, scheme.name().toLowerCase(Locale.ROOT), width);
        save(picture);
        assertThat(violations()).as("what axe-core finds in " + picture).isEmpty();
        assertThat(cutOff(width)).as("how many pixels stick out of " + picture).isZero();
    }

    private void save(String file) {
        page.screenshot(new ScreenshotOptions()
                .setFullPage(true)
                .setPath(FOLDER.resolve(file.replaceAll("[^A-Za-z0-9-]+", "-") + ".png")));
    }

    private List<String> violations() {
        return new AxeBuilder(page)
                .withTags(RULES).analyze().getViolations().stream()
                        .map(Pictures::inWords)
                        .toList();
    }

    private int cutOff(int width) {
        return Math.max(0, ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() - width);
    }

    private static String inWords(Rule rule) {
        return rule.getId() + ": " + rule.getHelp()
                + rule.getNodes().stream()
                        .map(node -> "\n    " + node.getTarget() + " " + node.getHtml() + "\n    "
                                + node.getFailureSummary())
                        .collect(Collectors.joining());
    }
}
