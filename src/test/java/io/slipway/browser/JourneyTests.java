package io.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** From a wish to a project, and the ways that lead elsewhere. */
@BrowserTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyTests {

    private static final Duration LONG = Duration.ofSeconds(120);

    /** First, while Ada is new here. */
    @Test
    @Order(1)
    void aWishBecomesAProjectThatCanBeCloned(Visitors visitors, @TempDir Path folder) throws Exception {
        var ada = visitors.signIn("ada");
        ada.isAt("/").seesHeading("Your work").look("home-newcomer");
        visitors.signIn("grace").to("/inbox").sees("No requests wait for you").look("inbox-empty");

        ada.to("/templates/train-deploy");
        ada.page().locator("a[href*='/requests/new']").first().click();
        ada.isAt("/requests/new").look("form-empty");
        answer(ada, "model");
        ada.press("Check the plan").sees("another look");
        assertThat(ada.page().locator(".flash--error a").first().getAttribute("href"))
                .isEqualTo("#project");
        assertThat(ada.page().locator("#cost-centre").inputValue()).isEqualTo("RB-44120");
        ada.look("form-wrong");
        ada.page().locator("#project").fill("");
        ada.page().locator("#project").pressSequentially("churn-prediction");
        ada.sees("churn-prediction is free").look("form-filled");

        ada.press("Check the plan").sees("Submit for approval", LONG).look("request-planned");
        ada.press("Submit for approval").sees("Awaiting approval").look("request-awaiting");
        var request = ada.path();

        var grace = visitors.signIn("grace").to("/inbox").look("inbox");
        grace.follow("churn-prediction").isAt(request).look("request-to-sign");
        grace.page().keyboard().press("a");
        grace.sees("Grace signed");
        grace.page().locator("a[href*='/runs/']").first().click();
        grace.page().locator(".log__line time[datetime]").first().waitFor();
        grace.look("run-running").sees("Open the project", LONG).look("run-done");
        grace.follow("Open the project").isAt("/projects/churn-prediction");
        grace.sees("From the repositories' own READMEs").look("project");

        var clones = Clones.of(grace, folder);
        assertThat(clones.names()).containsExactlyInAnyOrder("churn-prediction-training", "churn-prediction-realtime");
        for (var name : clones.names()) {
            assertThat(clones.read(name, "slipway.yaml"))
                    .contains("churn-prediction", "eu-west-1", "111122223333", "444455556666", "777788889999");
        }
        ada.to(request).sees("Fulfilled").look("request-fulfilled");
        ada.to("/").sees("churn-prediction").look("home");
        lookRound(visitors.signIn("linus"));
    }

    @Test
    void aLanguageModelBecomesAProjectInTheOneAccountOfItsUnit(Visitors visitors, @TempDir Path folder)
            throws Exception {
        var ada = visitors.signIn("ada");
        ada.to(link("llm-train", "claims-writer", "fraud")).look("form-llm");
        ada.press("Check the plan").sees("Submit for approval", LONG).press("Submit for approval");
        var grace = approve(visitors, ada.path());
        grace.sees("Open the project", LONG).follow("Open the project");
        grace.sees("From the repositories' own READMEs").look("project-llm");

        var clones = Clones.of(grace, folder);
        assertThat(clones.names()).containsExactly("claims-writer-llm");
        assertThat(clones.read("claims-writer-llm", "slipway.yaml"))
                .contains("claims-writer", "eu-central-1", "222233334444");
    }

    @Test
    void theKeyboardIsEnoughToAskAndAReasonComesBackWithTheRejection(Visitors visitors) {
        var ada = visitors.stranger().to("/sign-in");
        ada.tabTo("button[value=ada]").enter().isAt("/");
        ada.tabTo("main a[href='/templates/train']").enter().isAt("/templates/train");
        ada.tabTo("main a[href*='/requests/new']").enter().isAt("/requests/new");
        ada.tabTo("#business-unit").type("Retail");
        ada.tabTo("#project").type("by-hand");
        ada.tabTo("#team").type("customer");
        ada.tabTo("#cost-centre").type("RB-44120");
        ada.tabTo("#reason").type("My mouse is broken, and the churn model must be trained again.");
        ada.tabTo("#answers button.button--main").enter().sees("Submit for approval", LONG);
        ada.tabTo("form[action$='/submit'] button").enter().sees("Awaiting approval");
        var request = ada.path();

        var grace = visitors.signIn("grace").to(request);
        grace.fill("Reason, needed to reject", "There is a project for that already.")
                .press("Reject");
        grace.sees("Grace rejected").look("request-rejected");

        ada.to("/").sees("There is a project for that already.").look("home-rejected");
        ada.to(request).sees("There is a project for that already.");
    }

    @Test
    void aStoppedRunGoesOnFromWhereItStopped(Visitors visitors) throws Exception {
        var faults = new FaultDoor(visitors.portal());
        faults.fail("PUT", "/repos/acme-ml/second-try-[a-z]+/environments/.*");
        try {
            var ada = visitors.signIn("ada").to(link("train", "second-try", "retail-banking"));
            ada.press("Check the plan").sees("Submit for approval", LONG).press("Submit for approval");
            var grace = approve(visitors, ada.path());
            grace.sees("What now?", LONG)
                    .sees("things are made and stay as they are")
                    .seesHeading("What exists now")
                    .look("run-failed");
            ada.to(ada.path()).sees("Failed").look("request-failed");
            faults.clear();
            grace.press("Try again from here").sees("Open the project", LONG);
            ada.to(ada.path()).sees("Fulfilled");
        } finally {
            faults.clear();
        }
    }

    @Test
    void nothingOfItNeedsAScript(Visitors visitors) {
        var ada = visitors.signInWithoutScripts("ada").to(link("train", "plain-pages", "retail-banking"));
        ada.press("Check the plan").waitsFor("Submit for approval", LONG).press("Submit for approval");
        var grace = visitors.signInWithoutScripts("grace").to(ada.path());
        grace.press("Approve").sees("Grace signed");
        grace.page().locator("a[href*='/runs/']").first().click();
        grace.seesHeading("Steps").waitsFor("Open the project", LONG);
    }

    private static void answer(Visitor ada, String name) {
        ada.select("Business unit", "retail-banking").fill("Project name", name);
        ada.page().locator("#team").selectOption("customer-insights");
        ada.fill("Cost centre", "RB-44120");
        ada.page().locator("#reason").fill("Predict which customers are about to leave.");
    }

    private static String link(String template, String project, String unit) {
        return "/requests/new?template=%s&project=%s&business-unit=%s&team=customer-insights&cost-centre=RB-44120&reason=%s"
                .formatted(template, project, unit, "It+is+needed+for+the+campaign+in+spring.");
    }

    private static Visitor approve(Visitors visitors, String request) {
        var grace = visitors.signIn("grace").to(request);
        grace.press("Approve").sees("Grace signed");
        grace.page().locator("a[href*='/runs/']").first().click();
        return grace.seesHeading("Steps");
    }

    private static void lookRound(Visitor linus) {
        linus.to("/projects").look("projects");
        linus.to("/requests").look("requests");
        linus.to("/runs").look("runs");
        linus.to("/github").look("github");
        linus.to("/github/acme-ml/churn-prediction-training").look("github-repository");
        linus.to("/github/ledger").look("github-ledger");
        linus.to("/design").look("design");
    }
}
