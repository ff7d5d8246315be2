package io.slipway.browser;

import io.slipway.process.Portal;
import io.slipway.testing.Emulator;
import io.slipway.testing.NeedsEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The doctor in a portal whose accounts are empty ones of the emulator. */
@Tag("browser")
@NeedsEmulator
@TestInstance(Lifecycle.PER_CLASS)
class AccountDoctorTests {

    private static final String RETAIL = "/business-units/retail-banking";
    private static final String FRAUD = "/business-units/fraud";
    private static final Duration ONE_LOOK = Duration.ofSeconds(60);

    private Portal portal;
    private Chromium chromium;
    private Visitors visitors;

    @BeforeAll
    void open() throws IOException, InterruptedException {
        var homes = Files.createDirectories(Path.of("target", "homes"));
        portal = Portal.startAgainst(
                Emulator.another(), Files.createTempDirectory(homes, "doctor-").toAbsolutePath(), Portal.freePort());
        chromium = Chromium.start();
    }

    @BeforeEach
    void come() {
        visitors = new Visitors(portal, chromium.browser());
    }

    @AfterEach
    void leave() {
        visitors.checkComplaints();
        visitors.close();
    }

    @AfterAll
    void close() throws InterruptedException {
        chromium.close();
        portal.stop();
    }

    @Test
    void anApproverSendsForTheDoctorAndFollowsIt() {
        var grace = visitors.signIn("grace");

        grace.to(RETAIL).sees("nobody looked yet").look("business-unit-before");
        grace.press("Look now").sees("Look again", ONE_LOOK);
        grace.sees("There is no role slipway-plan.").look("business-unit-red");

        grace.to(RETAIL + "/accounts/777788889999")
                .sees("What the doctor found")
                .look("account-red");
        grace.to("/business-units").sees("Not ready").look("business-units-red");
    }

    @Test
    void theCommandsAreThereToCopy() {
        var grace = visitors.signIn("grace");

        grace.to(FRAUD).unfold("1. Account 2222 3333 4444").sees("terraform/bootstrap/run 222233334444 eu-central-1");
        grace.unfold("Studio of dev").look("business-unit-commands");
    }

    @Test
    void aRedAccountStopsTheForm() {
        visitors.signIn("linus")
                .to(FRAUD + "/accounts/222233334444")
                .press("Look")
                .sees("Look again", ONE_LOOK);
        var ada = visitors.signIn("ada");

        ada.to("/requests/new?template=train&business-unit=fraud&project=claims&team=customer-insights"
                        + "&cost-centre=FR-20077&reason=Find%20what%20is%20odd%20in%20claims")
                .press("Check the plan");
        ada.sees("The account 222233334444 (dev, preprod, prod) is not ready:").look("request-stopped");
        ada.follow("What is wrong with the account, and how to mend it").isAt(FRAUD + "/accounts/222233334444");
    }

    @Test
    void itAllWorksWithoutScripts() {
        var linus = visitors.signInWithoutScripts("linus");

        linus.to(FRAUD).press("Look").waitsFor("Look again", ONE_LOOK);
        linus.sees("There is no role slipway-apply.");
    }
}
