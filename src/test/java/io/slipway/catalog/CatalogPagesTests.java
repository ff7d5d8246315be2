package io.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.PageTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

@PageTest
class CatalogPagesTests {

    @Autowired
    private MockMvcTester mvc;

    @Test
    void showsACardForEachTemplate() {
        assertThat(page("/templates"))
                .contains(
                        "Build, train and deploy", "Promote the pipeline", "Build and train", "LLM train and evaluate")
                .contains("2–3 repositories", "dev, preprod, prod", "href=\"/templates/llm-train\"")
                .containsOnlyOnce("M160 62c14-3")
                .doesNotContain("style=", "onclick");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train-deploy", "pipeline-promotion", "train", "llm-train"})
    void showsWhatATemplateAsksAndMakes(String key) {
        assertThat(page("/templates/" + key))
                .contains("What it asks", "Cost centre", "What it makes", "Artifact bucket", "never the requester")
                .contains("href=\"/requests/new?template=%s\"".formatted(key))
                .doesNotContain("${", "$%7B");
    }

    @Test
    void saysOnWhatRepositoriesDepend() {
        assertThat(page("/templates/train-deploy"))
                .contains("‹project›-realtime", "only for “Real-time”", "only with “Bring your own container”")
                .contains("from main, the project&#39;s approvers review");
    }

    @Test
    void servesTheManifestAsItWasWritten() {
        assertThat(mvc.get().uri("/templates/train/manifest"))
                .hasStatusOk()
                .hasContentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .hasBodyTextEqualTo(Manifests.yaml("train"));
        assertThat(page("/templates/train/manifest?version=1")).isEqualTo(Manifests.yaml("train"));
    }

    @Test
    void publishesTheSchema() {
        var schema = JsonMapper.shared().readTree(page("/schema/template-manifest.v1.json"));

        assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/templates/nobody",
                "/templates/Train",
                "/templates/__${7*7}__",
                "/templates/nobody/manifest",
                "/templates/train/manifest?version=7",
                "/templates/train/manifest?version=-1"
            })
    void knowsNothingOfTheUnknown(String address) {
        assertThat(mvc.get()
                        .uri(URI.create(
                                address.replace("$", "%24").replace("{", "%7B").replace("}", "%7D"))))
                .hasStatus(404);
    }

    private String page(String address) {
        var result = mvc.get().uri(address).exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
