package io.slipway.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.PageTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PageTest
class BusinessUnitPagesTests {

    @Autowired
    private MockMvcTester mvc;

    @Test
    void listsBusinessUnits() {
        assertThat(page("/business-units"))
                .contains("Retail banking", "eu-west-1 · 3 accounts · cost centre RB-44120")
                .contains("Fraud", "eu-central-1 · one account for all stages");
    }

    @Test
    void showsTheAccountOfEachStage() {
        assertThat(page("/business-units/retail-banking"))
                .contains("1111 2222 3333", "4444 5555 6666", "7777 8888 9999", "stage stage--prod")
                .doesNotContain("One account serves all stages");
    }

    @Test
    void saysWhenOneAccountServesAllStages() {
        assertThat(page("/business-units/fraud")).contains("One account serves all stages", "2222 3333 4444");
    }

    @Test
    void showsWhoMayAskAndWhoMaySign() {
        assertThat(page("/business-units/fraud"))
                .containsSubsequence("ada", "<td>ask</td>", "grace", "<td>ask, sign</td>", "linus");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "Fraud", "x", "a-key-that-is-far-too-long-for-a-unit"})
    void knowsNothingOfTheUnknown(String key) {
        assertThat(mvc.get().uri("/business-units/{key}", key)).hasStatus(404);
    }

    private String page(String address) {
        var result = mvc.get().uri(address).exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
