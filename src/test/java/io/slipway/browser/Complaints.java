package io.slipway.browser;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a browser says is wrong with a page: errors of scripts, whatever the security policy stopped, missing files. */
final class Complaints {

    private static final int SERVER_ERROR = 500;
    private static final int CLIENT_ERROR = 400;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Set<String> refusedOnPurpose = ConcurrentHashMap.newKeySet();

    private Complaints() {}

    static Complaints of(Page page) {
        var complaints = new Complaints();
        page.onConsoleMessage(complaints::hear);
        page.onPageError(complaints.said::add);
        page.onResponse(complaints::see);
        return complaints;
    }

    List<String> all() {
        return List.copyOf(said);
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error") && !isAnswer(message)) {
            said.add(message.text() + " (" + message.location() + ")");
        }
    }

    /** A page that says no (404, 409, 422) is an answer; the console calls it an error all the same. */
    private boolean isAnswer(ConsoleMessage message) {
        return message.text().startsWith("Failed to load resource")
                && refusedOnPurpose.stream().anyMatch(message.location()::startsWith);
    }

    private void see(Response response) {
        if (response.status() >= SERVER_ERROR) {
            said.add(response.status() + " " + response.url());
        } else if (response.status() >= CLIENT_ERROR && isPage(response)) {
            refusedOnPurpose.add(response.url());
        }
    }

    private static boolean isPage(Response response) {
        return response.request().isNavigationRequest()
                || response.request().headers().containsKey("hx-request");
    }
}
