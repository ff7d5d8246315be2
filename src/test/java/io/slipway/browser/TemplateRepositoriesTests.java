package io.slipway.browser;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** An admin compares the template repositories with the organization's, and publishes them. */
@BrowserTest
class TemplateRepositoriesTests {

    private static final String PAGE = "/template-repositories";
    private static final String FILE = "docs/customize.md";
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void whatPeopleChangedIsShownAndReplacedOnlyWhenAnAdminSaysSo(Visitors visitors)
            throws IOException, InterruptedException {
        var linus = visitors.signIn("linus");
        linus.follow("Template repositories").isAt(PAGE).sees("There is nothing to publish.", LONG);
        change(visitors, "Our own words");

        linus.to(PAGE).sees("Changed there", LONG).look("template-repositories");
        linus.unfold(FILE).sees("Our own words").look("template-repositories-file");
        linus.press("Publish 1 repository…").press("Publish").sees("There is nothing to publish.", LONG);
        linus.choose("Are replaced").press("Publish 1 repository…").look("template-repositories-confirm");
        linus.press("Publish").sees("1 of 1 repository done.", LONG).look("publication");
        linus.follow("Compare again")
                .isAt(PAGE)
                .sees("There is nothing to publish.", LONG)
                .follow("Linus");
        linus.sees("Slipway's files took the place of changed ones.");
    }

    @Test
    void nothingIsPublishedThatNobodySaw(Visitors visitors) throws IOException, InterruptedException {
        change(visitors, "First words");
        var linus = visitors.signIn("linus").to(PAGE).sees("Changed there", LONG);
        linus.choose("Are replaced").press("Publish 1 repository…");
        change(visitors, "Second words");

        linus.press("Publish").sees("The organization changed since you looked.", LONG);

        linus.sees("Changed there", LONG).choose("Are replaced").press("Publish 1 repository…");
        linus.press("Publish").sees("1 of 1 repository done.", LONG);
    }

    @Test
    void noScriptIsNeeded(Visitors visitors) throws IOException, InterruptedException {
        change(visitors, "Plain words");
        var linus = visitors.signInWithoutScripts("linus").to(PAGE).follow("Compare now");
        linus.sees("Changed there", LONG).unfold(FILE).follow("Both sides").sees("Plain words");

        linus.to(PAGE + "?look=true").choose("Are replaced").press("Publish 1 repository…");
        linus.press("Publish").waitsFor("1 of 1 repository done.", LONG);
    }

    @Test
    void aGitHubThatCannotBeAskedIsSaid(Visitors visitors) throws IOException, InterruptedException {
        var linus = visitors.signIn("linus");
        var faults = new FaultDoor(visitors.portal());
        faults.fail("GET", "/repos/acme-ml/llm-training");
        try {
            linus.to(PAGE).sees("GitHub could not be asked.", LONG);

            var visitor = visitors.portal().visitor("linus");
            var file = visitor.get(PAGE + "/llm-training/file?path=" + FILE);
            var published = visitor.send(PAGE, PAGE, Map.of("digest", "0"));
            Assertions.assertThat(List.of(file.statusCode(), published.statusCode()))
                    .containsOnly(502);
            Assertions.assertThat(published.body())
                    .contains("GitHub has trouble of its own (500). Try again in a while.");
        } finally {
            faults.clear();
        }
    }

    @Test
    void onlyAdminsMayDoThat(Visitors visitors) {
        var ada = visitors.signIn("ada").doesNotSee("Template repositories");

        Assertions.assertThat(Objects.requireNonNull(ada.goTo(PAGE)).status()).isEqualTo(403);
        ada.sees("Only admins publish template repositories.");
    }

    private static void change(Visitors visitors, String words) throws IOException, InterruptedException {
        new Keyboard(visitors.portal()).write("llm-training", FILE, words);
    }
}
