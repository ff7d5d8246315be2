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
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

/** The main job with the roots for AWS: three accounts with a real bootstrap and foundation, in an emulator. */
@Tag("emulator")
@NeedsTerraform
@NeedsEmulator
class EmulatorJourneyTests {

    private static final Duration LONG = Duration.ofMinutes(6);
    private static final String DEV = "111122223333";
    private static final String PREPROD = "444455556666";
    private static final String PROD = "777788889999";
    private static final Emulator AWS = Emulator.get();

    private static Portal portal;
    private static Chromium chromium;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        EmulatedAws.prepare(AWS, folder, "--only", "retail-banking");
        portal = Portal.startAgainst(AWS, home(), Portal.freePort());
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
            grace.sees("From the repositories' own READMEs").look("emulator-project");
            visitors.checkComplaints();
        }
        assertThat(roles(DEV)).contains("retail-banking-dev-churn-pipeline", "retail-banking-dev-churn-gh-training");
        assertThat(roles(PREPROD)).contains("retail-banking-preprod-churn-gh-realtime");
        assertThat(roles(PROD)).contains("retail-banking-prod-churn-gh-realtime");
        assertThat(buckets(DEV)).anyMatch(name -> name.startsWith("retail-banking-dev-churn-"));
        assertThat(groups()).contains(DEV + " retail-banking-dev-churn");
    }

    /** What AWS itself has of the project. */
    private static List<String> roles(String account) {
        try (var iam = IamClient.builder()
                .endpointOverride(AWS.address())
                .region(Region.AWS_GLOBAL)
                .credentialsProvider(() -> keys(account))
                .build()) {
            return iam.listRoles(ask -> ask.pathPrefix("/mlops/retail-banking/churn/")).roles().stream()
                    .map(Role::roleName)
                    .toList();
        }
    }

    private static List<String> buckets(String account) {
        try (var s3 = S3Client.builder()
                .endpointOverride(AWS.address())
                .region(Region.EU_WEST_1)
                .credentialsProvider(() -> keys(account))
                .build()) {
            return s3.listBuckets().buckets().stream().map(Bucket::name).toList();
        }
    }

    private static List<String> groups() {
        return AWS.calls().stream()
                .filter(call -> call.path("action").asString("").equals("CreateModelPackageGroup"))
                .filter(call -> call.path("status").asInt(0) == 200)
                .map(call -> call.path("account").asString("") + " "
                        + call.path("parameters").path("ModelPackageGroupName").asString(""))
                .toList();
    }

    private static AwsSessionCredentials keys(String account) {
        return EmulatedAws.keys(AWS, account, "slipway-plan", Region.EU_WEST_1);
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
