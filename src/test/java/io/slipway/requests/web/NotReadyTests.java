package io.slipway.requests.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.slipway.requests.RequestId;
import io.slipway.requests.RequestState;
import io.slipway.requests.Requests;
import java.io.UnsupportedEncodingException;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An account that is not ready stops a request at the form, and says why. */
@SpringBootTest(classes = PagesSetup.class)
@AutoConfigureMockMvc
class NotReadyTests {

    private static final String WHY = "There is no role slipway-apply.";
    private static final String MESSAGE = "The account 111122223332 (prod) is not ready: " + WHY;
    private static final String DOCTOR = "href=\"/business-units/retail-banking/accounts/111122223332\"";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Requests requests;

    @Autowired
    private PagesSetup.Doctored doctor;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        jdbc.sql("truncate request").update();
    }

    @AfterEach
    void heal() {
        doctor.saysNothing();
    }

    @Test
    void theChoiceOfTheBusinessUnitShowsIt() throws UnsupportedEncodingException {
        doctor.says(WHY);

        var page = mvc.get()
                .uri("/requests/new?template=sample&business-unit=retail-banking")
                .with(user("ada"))
                .exchange();

        assertText(page).contains("Retail banking · prod is not ready", DOCTOR).doesNotContain("role=\"alert\"");
    }

    @Test
    void thePlanIsNotEvenAskedFor() throws UnsupportedEncodingException {
        doctor.says(WHY);

        var page = ask();

        assertThat(page).hasStatus(422);
        assertText(page).contains(MESSAGE, DOCTOR, "id=\"business-unit-message\"", "value=\"churn-prediction\"");
        assertThat(requests.page(new Requests.Filter.All(), Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void aDraftCanBeKept() {
        doctor.says(WHY);

        var page = send("/requests", Map.of("template", "sample", "business-unit", "retail-banking", "then", "keep"));

        assertThat(page).hasStatus(302);
    }

    @Test
    void whatIsPlannedIsNotSubmittedOrPlannedAgain() throws UnsupportedEncodingException {
        var id = planned();
        doctor.says(WHY);

        var submitted = send("/requests/%d/submit".formatted(id.value()), Map.of("digest", "7f3a"));
        var planned = send("/requests/%d/plan".formatted(id.value()), Map.of());

        assertThat(submitted).hasStatus(422);
        assertText(submitted).contains(MESSAGE, DOCTOR);
        assertThat(planned).hasStatus(422);
        assertThat(requests.get(id).state()).isInstanceOf(RequestState.Planned.class);
    }

    @Test
    void whatWasMendedStopsNobody() {
        var id = planned();

        assertThat(send("/requests/%d/submit".formatted(id.value()), Map.of("digest", "7f3a")))
                .hasStatus(302);
        assertThat(requests.get(id).state()).isInstanceOf(RequestState.AwaitingApproval.class);
    }

    private RequestId planned() {
        assertThat(ask()).hasStatus(302);
        var asked = requests.page(new Requests.Filter.All(), Long.MAX_VALUE, 1).getFirst();
        return requests.planned(asked.id(), "7f3a").id();
    }

    private MvcTestResult ask() {
        return send("/requests", RequestPagesTests.answers());
    }

    private MvcTestResult send(String uri, Map<String, String> form) {
        var request = mvc.post().uri(uri).with(user("ada")).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private static AbstractStringAssert<?> assertText(MvcTestResult page) throws UnsupportedEncodingException {
        return assertThat(page.getMvcResult().getResponse().getContentAsString());
    }
}
