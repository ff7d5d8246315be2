package io.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.slipway.identity.People;
import io.slipway.identity.Person;
import io.slipway.identity.Role;
import io.slipway.identity.Shell;
import io.slipway.identity.UserId;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What stands around every page, for each role. */
@SpringBootTest(classes = Shell.class)
@AutoConfigureMockMvc
class ShellTests {

    @Autowired
    MockMvcTester mvc;

    @BeforeEach
    void somebodyToBe(@Autowired People people) {
        people.register(new Person(new UserId("ada"), "Ada", Role.DATA_SCIENTIST));
        people.register(new Person(new UserId("linus"), "Linus", Role.ADMIN));
    }

    @Test
    void showsADataScientistTheirWork() {
        assertThat(page("ada", "DATA_SCIENTIST"))
                .hasStatusOk()
                .bodyText()
                .contains("Ada", "· Data scientist", "Requests<span class=\"nav__count\">5</span>")
                .doesNotContain("Business units", "Administration");
    }

    @Test
    void showsAnAdminWhatToAdminister() {
        assertThat(page("linus", "ADMIN"))
                .bodyText()
                .contains("Linus", "· Admin", "href=\"/business-units\"", "Administration")
                .doesNotContain("nav__count");
    }

    @Test
    void offersTheOthersToBe() {
        assertThat(page("ada", "DATA_SCIENTIST"))
                .bodyText()
                .contains("Be someone else", "value=\"grace\"", "value=\"linus\"")
                .doesNotContain("value=\"ada\"");
    }

    @Test
    void saysSandboxAndWhatIsMissingOnEveryPage() {
        assertThat(page("ada", "DATA_SCIENTIST"))
                .bodyText()
                .contains("<b>Sandbox.</b>", "There is no Terraform on this machine.");
        assertThat(mvc.get().uri("/sign-in"))
                .bodyText()
                .contains("<b>Sandbox.</b>", "There is no Terraform on this machine.");
    }

    @Test
    void showsAStrangerNoNavigation() {
        assertThat(mvc.get().uri("/sign-in")).bodyText().doesNotContain("aria-label=\"Main\"", "Sign out");
    }

    @Test
    void keepsHowAPersonWantsItToLook() {
        var chosen = mvc.post()
                .uri("/appearance")
                .with(csrf())
                .param("theme", "dark")
                .param("from", "/sign-in")
                .exchange();
        var cookie = Objects.requireNonNull(chosen.getResponse().getCookie("slipway-theme"));

        assertThat(chosen).hasStatus(303).hasHeader("Location", "/sign-in");
        assertThat(mvc.get().uri("/sign-in").cookie(cookie)).bodyText().contains("data-theme=\"dark\"");
        assertThat(mvc.get().uri("/sign-in")).bodyText().doesNotContain("data-theme");
    }

    @Test
    void leavesTheSchemeToTheSystemForAnUnknownTheme() {
        assertThat(mvc.get().uri("/sign-in").cookie(new Cookie("slipway-theme", "\"><script>")))
                .bodyText()
                .doesNotContain("data-theme");
    }

    @Test
    void namesStaticFilesByTheirContentAndLetsThemBeKept() {
        var page = mvc.get().uri("/sign-in").exchange();
        var css = java.util.regex.Pattern.compile("/css/slipway-[0-9a-f]{32}\\.css")
                .matcher(body(page))
                .results()
                .findFirst()
                .orElseThrow()
                .group();

        assertThat(mvc.get().uri(css)).hasStatusOk().headers().hasValue("Cache-Control", "max-age=31536000");
        assertThat(page).headers().hasValue("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
    }

    @Test
    void tellsTheBrowserHowLittleItMayDo() {
        assertThat(mvc.get().uri("/sign-in"))
                .headers()
                .hasValue(
                        "Content-Security-Policy",
                        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                                + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'")
                .hasValue("X-Content-Type-Options", "nosniff")
                .hasValue("X-Frame-Options", "DENY")
                .hasValue("Referrer-Policy", "same-origin");
    }

    @Test
    void drawsEveryPartInEveryState() {
        assertThat(page("ada", "DATA_SCIENTIST"))
                .bodyText()
                .contains("badge--awaiting-approval", "#i-spin", "stage--preprod", "+19", "aria-current=\"page\"")
                .contains("field--wrong", "flash--error", "Older", "3 h ago")
                .doesNotContain("${", "th:", "style=", "onclick");
    }

    private MvcTestResult page(String login, String role) {
        return mvc.get().uri("/design").with(user(login).roles(role)).exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
