package io.slipway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Somebody at a browser, who finds things by the words that are written on them. */
class Visitor {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int MANY_TABS = 120;

    private final String who;
    private final Page page;
    private final Complaints complaints;

    Visitor(String who, Page page) {
        this.who = who;
        this.page = page;
        this.complaints = Complaints.of(page);
        page.setDefaultTimeout(PATIENCE.toMillis());
    }

    /** The page itself, for what has no words. */
    Page page() {
        return page;
    }

    /** Goes to an address of the portal; the answer, for its status. */
    @Nullable
    Response goTo(String path) {
        return page.navigate(path);
    }

    Visitor to(String path) {
        goTo(path);
        return this;
    }

    /** The path of the address, without its parameters. */
    String path() {
        return URI.create(page.url()).getPath();
    }

    /** Presses Tab until the focus is on this. */
    Visitor tabTo(String selector) {
        for (var tabs = 0; tabs < MANY_TABS; tabs++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("wanted => document.activeElement.matches(wanted)", selector))) {
                return this;
            }
        }
        throw new AssertionError("Tab never reaches " + selector + " on " + page.url());
    }

    Visitor type(String text) {
        page.keyboard().type(text);
        return this;
    }

    Visitor enter() {
        page.keyboard().press("Enter");
        return this;
    }

    /** Loads the page again and again until it says this, as one does without scripts. */
    Visitor waitsFor(String words, Duration within) {
        var until = System.nanoTime() + within.toNanos();
        while (page.getByText(words).count() == 0 && System.nanoTime() < until) {
            page.waitForTimeout(1000);
            page.navigate(page.url());
        }
        return sees(words);
    }

    Visitor fill(String label, String value) {
        labelled(label).fill(value);
        return this;
    }

    /** Takes an option of a list, such as a business unit. */
    Visitor select(String label, String option) {
        labelled(label).selectOption(option);
        return this;
    }

    /** Ticks a flag, or takes one of several answers. */
    Visitor choose(String label) {
        labelled(label).check();
        return this;
    }

    Visitor leaveOut(String label) {
        labelled(label).uncheck();
        return this;
    }

    /** Presses a button. */
    Visitor press(String words) {
        named(AriaRole.BUTTON, words).click();
        return this;
    }

    /** Follows a link. */
    Visitor follow(String words) {
        named(AriaRole.LINK, words).click();
        return this;
    }

    /** Unfolds what hides behind these words. */
    Visitor unfold(String words) {
        page.locator("summary", new Page.LocatorOptions().setHasText(words))
                .first()
                .click();
        return this;
    }

    Visitor sees(String words) {
        return sees(words, PATIENCE);
    }

    Visitor sees(String words, Duration within) {
        assertThat(page.getByText(words).locator("visible=true").first())
                .isVisible(new IsVisibleOptions().setTimeout(within.toMillis()));
        return this;
    }

    Visitor seesHeading(String words) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words))
                        .first())
                .isVisible();
        return this;
    }

    Visitor doesNotSee(String words) {
        assertThat(page.getByText(words).locator("visible=true")).hasCount(0);
        return this;
    }

    /** Whether the address is this one, its parameters aside. */
    Visitor isAt(String path) {
        page.waitForURL(url -> URI.create(url).getPath().equals(path));
        return this;
    }

    Visitor isNoLongerAt(String path) {
        page.waitForURL(url -> !URI.create(url).getPath().equals(path));
        return this;
    }

    /** Takes pictures in light and dark, wide and narrow; nothing may be inaccessible, broken or cut off in any of them. */
    Visitor look(String name) {
        new Pictures(page, name).take();
        checkComplaints();
        return this;
    }

    void takePicture(String name) {
        new Pictures(page, name + "-" + who).takeOne();
    }

    void checkComplaints() {
        assertThat(complaints.all())
                .as("what the browser of %s complains about", who)
                .isEmpty();
    }

    void leave() {
        page.context().close();
    }

    private Locator labelled(String label) {
        return exactFirst(page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)), page.getByLabel(label));
    }

    private Locator named(AriaRole role, String words) {
        return exactFirst(
                page.getByRole(role, new Page.GetByRoleOptions().setName(words).setExact(true)),
                page.getByRole(role, new Page.GetByRoleOptions().setName(words)));
    }

    private static Locator exactFirst(Locator exact, Locator near) {
        exact.or(near).first().waitFor();
        return exact.count() > 0 ? exact.first() : near.first();
    }
}
