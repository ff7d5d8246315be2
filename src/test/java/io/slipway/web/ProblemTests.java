package io.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.slipway.identity.Shell;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** What a person, or a machine, sees when something goes wrong. */
@SpringBootTest(classes = {Shell.class, ProblemTests.Trouble.class})
@AutoConfigureMockMvc
@WithMockUser("ada")
@ExtendWith(OutputCaptureExtension.class)
class ProblemTests {

    private static final Pattern NUMBER = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}");

    @Autowired
    MockMvcTester mvc;

    @Test
    void saysThatAPageIsNotThere() {
        assertThat(mvc.get().uri("/no-such-page"))
                .hasStatus(404)
                .bodyText()
                .contains("<h1>There is nothing here</h1>", "Sandbox.");
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(mvc.get().uri("/trouble/missing"))
                .hasStatus(404)
                .bodyText()
                .contains("There is no project of that name.");
    }

    @Test
    void treatsAnIdThatIsNoneAsNotThere() {
        assertThat(mvc.get().uri("/trouble/99999999999999999999")).hasStatus(404);
        assertThat(mvc.get().uri("/trouble/{id}", "<script>"))
                .hasStatus(404)
                .bodyText()
                .doesNotContain("<script>");
        assertThat(mvc.get().uri("/trouble/7")).hasStatusOk().hasBodyTextEqualTo("7");
    }

    @Test
    void callsAWrongParameterWrong() {
        assertThat(mvc.get().uri("/trouble/whole?number=x")).hasStatus(400);
        assertThat(mvc.get().uri("/trouble/whole")).hasStatus(400);
    }

    @Test
    void givesANumberThatTheLogKnows(CapturedOutput output) {
        var result = mvc.get().uri("/trouble/broken").exchange();

        assertThat(result)
                .hasStatus(500)
                .bodyText()
                .contains("Something broke on our side")
                .doesNotContain("secret cause", "Exception");
        var number = NUMBER.matcher(body(result).split("command__plain")[1])
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        assertThat(output).contains(number + ": GET /trouble/broken failed", "secret cause");
    }

    @Test
    void tellsAMachineInItsOwnWords() {
        assertThat(mvc.get().uri("/trouble/missing").accept(MediaType.APPLICATION_JSON))
                .hasStatus(404)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("There is no project of that name.");
        assertThat(mvc.get().uri("/trouble/broken").accept(MediaType.APPLICATION_JSON))
                .hasStatus(500)
                .bodyJson()
                .extractingPath("$.number")
                .asString()
                .matches(NUMBER);
    }

    @Test
    void keepsTheStatusThatAModuleChose() {
        assertThat(mvc.get().uri("/trouble/conflict")).hasStatus(409).bodyText().contains("The plan has changed.");
    }

    @Test
    void knowsWhichMethodsItHas() {
        assertThat(mvc.post().uri("/trouble/missing").with(csrf())).hasStatus(405);
    }

    private static String body(org.springframework.test.web.servlet.assertj.MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Controller
    static class Trouble {

        @GetMapping("/trouble/missing")
        String missing() {
            throw new NotFoundException("There is no project of that name.");
        }

        @GetMapping("/trouble/broken")
        String broken() {
            throw new IllegalStateException("secret cause");
        }

        @GetMapping("/trouble/conflict")
        String conflict() {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "The plan has changed.");
        }

        @ResponseBody
        @GetMapping("/trouble/whole")
        String whole(@RequestParam int number) {
            return String.valueOf(number);
        }

        @ResponseBody
        @GetMapping("/trouble/{id}")
        String byId(@PathVariable long id) {
            return String.valueOf(id);
        }
    }
}
