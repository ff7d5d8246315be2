package io.slipway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(classes = Shell.class)
@AutoConfigureMockMvc
class SignInTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Test
    void offersEachPersonWithOneClick() {
        assertThat(mvc.get().uri("/sign-in"))
                .hasStatusOk()
                .bodyText()
                .contains("Be Ada", "Be Grace", "Be Linus", "Signs what others ask for.", "name=\"_csrf\"");
    }

    @Test
    void letsAPersonInAndRemembersThem() {
        var session = session(signIn("ada"));

        assertThat(mvc.get().uri("/design").cookie(session))
                .hasStatusOk()
                .bodyText()
                .contains("Ada", "Data scientist");
        assertThat(people.find(new UserId("ada"))).contains(new Person(new UserId("ada"), "Ada", Role.DATA_SCIENTIST));
    }

    @Test
    void givesANewSessionToWhoeverSignsIn() {
        var before = session(mvc.get().uri("/sign-in").exchange());

        var after = mvc.post()
                .uri("/sign-in")
                .cookie(before)
                .with(csrf())
                .param("person", "ada")
                .exchange();

        assertThat(session(after).getValue()).isNotEqualTo(before.getValue());
    }

    @Test
    void goesOnToThePageThatWasAskedFor() {
        var asked = mvc.get().uri("/design?x=1").accept(MediaType.TEXT_HTML).exchange();
        assertThat(asked).hasStatus3xxRedirection().redirectedUrl().endsWith("/sign-in");

        var signedIn = mvc.post()
                .uri("/sign-in")
                .cookie(session(asked))
                .with(csrf())
                .param("person", "grace")
                .exchange();

        assertThat(signedIn).redirectedUrl().endsWith("/design?x=1");
    }

    @Test
    void becomesSomebodyElseOnTheSamePage() {
        var ada = session(signIn("ada"));

        var grace = mvc.post()
                .uri("/sign-in")
                .cookie(ada)
                .with(csrf())
                .param("person", "grace")
                .param("from", "/design")
                .exchange();

        assertThat(grace).hasRedirectedUrl("/design");
        assertThat(mvc.get().uri("/design").cookie(session(grace))).bodyText().contains("Grace", "Approver");
    }

    @Test
    void neverLeadsToAnotherSite() {
        var result = mvc.post()
                .uri("/sign-in")
                .with(csrf())
                .param("person", "ada")
                .param("from", "//evil.example/")
                .exchange();

        assertThat(result).hasRedirectedUrl("/");
    }

    @Test
    void refusesWhoeverIsNotOneOfThem() {
        assertThat(signIn("mallory")).hasRedirectedUrl("/sign-in?wrong");
        assertThat(signIn("")).hasRedirectedUrl("/sign-in?wrong");
        assertThat(mvc.get().uri("/sign-in?wrong")).bodyText().contains("There is nobody of that name here.");
    }

    @Test
    void signsOut() {
        var ada = session(signIn("ada"));

        assertThat(mvc.post().uri("/sign-out").cookie(ada).with(csrf())).hasRedirectedUrl("/sign-in?left");
        assertThat(mvc.get().uri("/design").cookie(ada).accept(MediaType.TEXT_HTML))
                .hasStatus3xxRedirection()
                .redirectedUrl()
                .endsWith("/sign-in");
    }

    @Test
    void refusesAFormThatIsNotOurs() {
        assertThat(mvc.post().uri("/sign-in").param("person", "ada")).hasStatus(403);
        assertThat(mvc.post().uri("/sign-out").with(user("ada"))).hasStatus(403);
    }

    @Test
    void doesNotSignOutByALink() {
        assertThat(mvc.get().uri("/sign-out").with(user("ada"))).hasStatus(404);
    }

    @Test
    void makesAnExpiredPageLoadAgain() {
        assertThat(mvc.get().uri("/design").header("HX-Request", "true"))
                .hasStatus(403)
                .hasHeader("HX-Refresh", "true");
    }

    @Test
    void showsTheWayInToWhoeverSaysNothingOfItself() {
        assertThat(mvc.get().uri("/design").accept(MediaType.ALL))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/sign-in");
    }

    @Test
    void tellsAMachineInsteadOfSendingItAway() {
        assertThat(mvc.get().uri("/design").accept(MediaType.APPLICATION_JSON)).hasStatus(401);
    }

    private MvcTestResult signIn(String person) {
        return mvc.post().uri("/sign-in").with(csrf()).param("person", person).exchange();
    }

    private static Cookie session(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getCookie("SESSION"), "no session cookie");
    }
}
