package io.slipway.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ReducedMotion;
import io.slipway.process.Portal;
import java.util.ArrayList;
import java.util.List;

/** The way to become somebody: each visitor has a browser window, and cookies, of their own. */
class Visitors implements AutoCloseable {

    private final Portal portal;
    private final Browser browser;
    private final List<Visitor> all = new ArrayList<>();

    Visitors(Portal portal, Browser browser) {
        this.portal = portal;
        this.browser = browser;
    }

    Portal portal() {
        return portal;
    }

    /** Somebody who has not signed in. */
    Visitor stranger() {
        return enter("stranger", true);
    }

    /** Somebody who has not signed in and whose browser runs no scripts. */
    Visitor strangerWithoutScripts() {
        return enter("stranger without scripts", false);
    }

    /** One of the demo people, signed in by a click. */
    Visitor signIn(String login) {
        return signedIn(enter(login, true), login);
    }

    /** One of the demo people with a browser that runs no scripts. */
    Visitor signInWithoutScripts(String login) {
        return signedIn(enter(login + " without scripts", false), login);
    }

    void checkComplaints() {
        all.forEach(Visitor::checkComplaints);
    }

    void takeLastPictures(String test) {
        all.forEach(visitor -> visitor.takePicture("failed-" + test));
    }

    @Override
    public void close() {
        all.forEach(Visitor::leave);
    }

    private Visitor enter(String who, boolean scripts) {
        var context = browser.newContext(new NewContextOptions()
                .setBaseURL(portal.at("").toString())
                .setJavaScriptEnabled(scripts)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setPermissions(List.of("clipboard-read", "clipboard-write"))
                .setViewportSize(Pictures.WIDE, Pictures.HEIGHT));
        var visitor = new Visitor(who, context.newPage());
        all.add(visitor);
        return visitor;
    }

    private static Visitor signedIn(Visitor visitor, String login) {
        visitor.goTo("/sign-in");
        visitor.page().locator("button[name=person][value=%s]".formatted(login)).click();
        visitor.isNoLongerAt("/sign-in");
        return visitor;
    }
}
