package io.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A GitHub whose copies would take a day, so that what is there before them can be looked at without haste. */
@GitHubTest
@TestPropertySource(properties = "slipway.sandbox.github.generate-after=1d")
class GenerationTests {

    @Autowired
    private Client client;

    @Autowired
    private Generation generation;

    @Test
    void aRepositoryIsEmptyUntilItsTemplateIsCopied() {
        client.ensureTemplate();
        var name = "g-" + UUID.randomUUID();
        client.post("/repos/acme-ml/sample-template/generate", "{\"name\":\"%s\"}".formatted(name));
        var repository = "/repos/acme-ml/" + name;

        assertThat(client.get(repository + "/commits").status()).isEqualTo(409);
        assertThat(client.get(repository + "/commits").at("/message")).isEqualTo("Git Repository is empty.");
        assertThat(client.get(repository + "/branches/main").status()).isEqualTo(404);
        assertThat(client.get(repository + "/contents").at("/message")).isEqualTo("This repository is empty.");

        generation.finishAll(); // as the next start of the portal does

        assertThat(client.get(repository + "/branches/main").status()).isEqualTo(200);
        assertThat(client.get(repository + "/commits").json()).hasSize(1);
    }
}
