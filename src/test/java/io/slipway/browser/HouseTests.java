package io.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Coming in, looking round, getting lost. */
@BrowserTest
class HouseTests {

    @Test
    void aStrangerIsAskedWhoTheyWantToBe(Visitors visitors) {
        var stranger = visitors.stranger();

        stranger.goTo("/templates");

        stranger.isAt("/sign-in").seesHeading("Who do you want to be?").look("sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "grace", "linus"})
    void oneClickIsEnoughToComeIn(String login, Visitors visitors) {
        var person = visitors.signIn(login);

        person.goTo("/templates");

        person.isAt("/templates").seesHeading("Templates");
    }

    @Test
    void comingInNeedsNoScript(Visitors visitors) {
        var ada = visitors.signInWithoutScripts("ada");

        ada.goTo("/templates");

        ada.seesHeading("Templates");
    }

    @Test
    void theCatalogShowsWhatCanBeAskedFor(Visitors visitors) {
        var ada = visitors.signIn("ada");

        ada.goTo("/templates");
        ada.sees("Build, train and deploy").look("templates");

        ada.goTo("/templates/train-deploy");
        ada.seesHeading("Build, train and deploy").look("template");
    }

    @Test
    void aBusinessUnitShowsItsAccounts(Visitors visitors) {
        var linus = visitors.signIn("linus");

        linus.goTo("/business-units");
        linus.sees("Retail banking").look("business-units");

        linus.goTo("/business-units/retail-banking");
        linus.sees("1111 2222 3333").look("business-unit");
    }

    @Test
    void aWrongAddressSaysWhereToGo(Visitors visitors) {
        var ada = visitors.signIn("ada");

        var answer = Objects.requireNonNull(ada.goTo("/no-such-page"));

        assertThat(answer.status()).isEqualTo(404);
        ada.look("not-found");
    }
}
