package io.slipway.approvals.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.slipway.testing.Shipwright;
import io.slipway.testing.Yard;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@Yard
class InboxTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Shipwright shipwright;

    @BeforeEach
    void clear() {
        shipwright.clear();
    }

    @Test
    void saysThatNothingWaits() {
        assertThat(inbox("/inbox", "grace"))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing waits for you.", "No requests wait for you");
    }

    @Test
    void showsWhatWaitsAndHowMuchItMakes() {
        var request = shipwright.submitted();

        assertThat(inbox("/inbox", "grace"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "One request waits for you.",
                        request.id().toString(),
                        request.project().value())
                .contains("Ada · Treasury · Build and train");
    }

    @Test
    void goesOnWhereAPageEnds() {
        var all = IntStream.range(0, 27).mapToObj(_ -> shipwright.submitted()).toList();

        assertThat(inbox("/inbox", "grace"))
                .bodyText()
                .contains("27 requests wait for you", all.get(24).id() + "<")
                .doesNotContain(all.get(25).id() + "<")
                .contains("/inbox?after=" + all.get(24).id().value());
        assertThat(inbox("/inbox?after=" + all.get(24).id().value(), "grace"))
                .bodyText()
                .contains(all.get(25).id() + "<", all.get(26).id() + "<", "href=\"/inbox\"")
                .doesNotContain(all.get(24).id() + "<");
    }

    @Test
    void isEmptyForWhoeverSignsNothing() {
        shipwright.submitted();

        for (var person : new String[] {"ada", "katherine", "linus", "mallory"}) {
            assertThat(inbox("/inbox", person)).hasStatusOk().bodyText().contains("Nothing waits for you.");
        }
    }

    @Test
    void aPlaceThatIsNoneIsNoFault() {
        assertThat(inbox("/inbox?after=x", "grace")).hasStatus4xxClientError();
        assertThat(inbox("/inbox?after=-1", "grace")).hasStatusOk();
        assertThat(inbox("/inbox?after=99999999999999999999", "grace")).hasStatus4xxClientError();
    }

    private MvcTestResult inbox(String address, String person) {
        return mvc.get().uri(address).with(user(person).roles("APPROVER")).exchange();
    }
}
