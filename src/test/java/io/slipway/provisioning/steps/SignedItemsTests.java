package io.slipway.provisioning.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.planning.Action;
import io.slipway.planning.Attribute;
import io.slipway.planning.GitHubChange;
import io.slipway.planning.GitHubItem.Variable;
import io.slipway.planning.LateBound;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignedItemsTests {

    private static final LateBound VALUES = new LateBound(
            Map.of("«output artifact_bucket of dev»", "churn-artifacts", "«id of repository training»", "42"));

    @Test
    void bindsNamesBeforeItCompares() {
        assertThat(signed("s3://«output artifact_bucket of dev»/«id of repository training»")
                        .differences(List.of(variable("s3://churn-artifacts/42"))))
                .isEmpty();
    }

    @Test
    void neverBindsTheOtherWayRound() {
        assertThat(signed("442").differences(List.of(variable("442")))).isEmpty();
        assertThat(signed("42").differences(List.of(variable("«id of repository training»"))))
                .hasSize(1);
    }

    @Test
    void saysWhichValueIsAnother() {
        assertThat(signed("one").differences(List.of(variable("two"))))
                .containsExactly("variable churn-training/A: value was signed as 'one' and is 'two' now");
    }

    @Test
    void noticesWhatNobodySigned() {
        assertThat(new SignedItems(List.of(), VALUES).differences(List.of(variable("one"))))
                .containsExactly("variable churn-training/A is new");
    }

    @Test
    void noticesWhatIsNoLongerWanted() {
        assertThat(signed("one").differences(List.of()))
                .containsExactly("variable churn-training/A is no longer wanted");
    }

    @Test
    void keepsANameThatHasNoValue() {
        assertThat(signed("«output lost of dev»").differences(List.of(variable(""))))
                .hasSize(1);
    }

    @Test
    void neverWritesANameInPlaceOfAValue() {
        assertThat(signed("«output lost of dev»").differences(List.of(variable("«output lost of dev»"))))
                .containsExactly("variable churn-training/A waits for an output that Terraform did not give");
    }

    private static SignedItems signed(String value) {
        var change = new GitHubChange(
                Action.CREATE, "variable", "churn-training/A", "", List.of(new Attribute("value", null, value)));
        return new SignedItems(List.of(change), VALUES);
    }

    private static Variable variable(String value) {
        return new Variable("churn-training", "", "A", value);
    }
}
