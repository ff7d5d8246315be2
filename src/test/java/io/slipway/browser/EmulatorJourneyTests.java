package io.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.slipway.process.EmulatedAws;
import io.slipway.process.Portal;
import io.slipway.testing.Emulator;
import io.slipway.testing.NeedsEmulator;
import io.slipway.testing.NeedsTerraform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job with the roots for AWS: three accounts with a real bootstrap and foundation, in an emulator. */
@Tag("emulator")
@NeedsTerraform
@NeedsEmulator
class EmulatorJourneyTests {

    private static final Duration LONG = Duration.ofMinutes(6);

    private static Portal portal;
    private static Chromium chromium;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        EmulatedAws.prepare(Emulator.get(), folder, "--only", "retail-banking");
        portal = Portal.startAgainst(Emulator.get(), home(), Portal.freePort());
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
        portal.stop();
    }

    @Test
    void aSignedPlanIsMadeInThreeAccounts() {
        try (var visitors = new Visitors(portal, chromium.browser())) {
            var linus = patient(visitors.signIn("linus")).to("/business-units/retail-banking");
            linus.press("Look now").sees("Look again", LONG);
            assertThat(linus.page().locator(".badge--ready").count()).isEqualTo(3);
            linus.look("emulator-business-unit");

            var ada = patient(visitors.signIn("ada")).to(link());
            ada.press("Check the plan").sees("Submit for approval", LONG);
            assertThat(ada.page().locator(".change code").allTextContents())
                    .anyMatch(address -> address.contains("aws_iam_role.role"))
                    .anyMatch(address -> address.contains("aws_s3_bucket.bucket"));
            ada.look("emulator-request-planned").press("Submit for approval").sees("Awaiting approval");

            var grace = patient(visitors.signIn("grace")).to(ada.path());
            grace.press("Approve").sees("Grace signed");
            grace.page().locator("a[href*='/runs/']").first().click();
            grace.sees("Open the project", LONG).follow("Open the project").isAt("/projects/churn");
            assertThat(textOf(grace.page()))
                    .contains("retail-banking-prod-churn-gh-realtime")
                    .contains("retail-banking-dev-churn-");
            grace.look("emulator-project");
            visitors.checkComplaints();
        }
        assertThat(Emulator.get().calls())
                .filteredOn(call -> call.path("action").asString("").equals("CreateRole"))
                .extracting(call -> call.path("account").asString(""))
                .contains("111122223333", "444455556666", "777788889999");
    }

    /** Terraform and the emulator share the machine with the browser. */
    private static Visitor patient(Visitor visitor) {
        visitor.page().setDefaultTimeout(LONG.toMillis());
        return visitor;
    }

    private static String textOf(Page page) {
        return page.locator("main").innerHTML();
    }

    private static String link() {
        return "/requests/new?template=train-deploy&project=churn&business-unit=retail-banking&team=customer-insights"
                + "&cost-centre=RB-44120&reason=It+is+needed+for+the+campaign+in+spring.";
    }

    private static Path home() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes")), "emulator-")
                .toAbsolutePath();
    }
}
