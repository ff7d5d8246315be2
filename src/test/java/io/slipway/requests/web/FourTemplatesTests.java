package io.slipway.requests.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.Parameter;
import io.slipway.catalog.Reading;
import io.slipway.catalog.TemplateKey;
import io.slipway.catalog.TemplateVersion;
import io.slipway.requests.RequestState;
import io.slipway.requests.Requests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The form of each template that Slipway brings. */
@SpringBootTest(classes = FourTemplatesTests.Setup.class)
@AutoConfigureMockMvc
class FourTemplatesTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Requests requests;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        jdbc.sql("truncate request").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"train-deploy", "pipeline-promotion", "train", "llm-train"})
    void asksAllOfIt(String key) {
        var template = template(key);

        assertThat(mvc.get().uri("/requests/new").param("template", key).with(user("ada")))
                .hasStatusOk()
                .bodyText()
                .contains(template.manifest().parameters().stream()
                        .map(parameter -> "name=\"%s\"".formatted(parameter.name()))
                        .toList())
                .doesNotContain("${");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train-deploy", "pipeline-promotion", "train", "llm-train"})
    void takesGoodAnswers(String key) {
        var template = template(key);

        assertThat(post(template, answers(template))).hasStatus(302);

        var request =
                requests.page(new Requests.Filter.All(), Long.MAX_VALUE, 1).getFirst();
        assertThat(request.state()).isInstanceOf(RequestState.Planning.class);
        assertThat(request.template()).isEqualTo(template.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"train-deploy", "pipeline-promotion", "train", "llm-train"})
    void saysWhatIsMissing(String key) {
        var template = template(key);

        assertThat(post(template, Map.of()))
                .hasStatus(422)
                .bodyText()
                .contains(template.manifest().parameters().stream()
                        .filter(Parameter::required)
                        .map(parameter -> "href=\"#%s\"".formatted(parameter.name()))
                        .toList());
    }

    private TemplateVersion template(String key) {
        return catalog.newest(new TemplateKey(key)).orElseThrow();
    }

    private MvcTestResult post(TemplateVersion template, Map<String, String> answers) {
        var request = mvc.post()
                .uri("/requests")
                .with(user("ada"))
                .with(csrf())
                .param("template", template.id().toString());
        answers.forEach(request::param);
        return request.exchange();
    }

    private static Map<String, String> answers(TemplateVersion template) {
        var answers = new HashMap<>(Map.of(
                "business-unit", "retail-banking",
                "project", "churn-prediction",
                "reason", "Keep the customers who are about to leave."));
        template.manifest().parameters().forEach(parameter -> answers.put(parameter.name(), answer(parameter)));
        return answers;
    }

    private static String answer(Parameter parameter) {
        return switch (parameter) {
            case Parameter.Choice choice -> choice.options().getFirst().value();
            case Parameter.Flag _ -> "true";
            case Parameter.Whole whole -> String.valueOf(whole.max());
            case Parameter.GitHubUser _ -> "grace";
            case Parameter.Team _ -> "customer-insights";
            case Parameter.Text text ->
                List.of(text.initial(), "RB-44120", "Summaries", "s3://acme-data/churn", "rate(1 day)").stream()
                        .filter(some -> text.read(some) instanceof Reading.Value)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("No answer to " + text));
        };
    }

    @Configuration(proxyBeanMethods = false)
    @Import(PagesSetup.class)
    @ComponentScan(
            basePackages = "io.slipway.catalog",
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests.*"))
    @ConfigurationPropertiesScan("io.slipway.catalog")
    static class Setup {}
}
