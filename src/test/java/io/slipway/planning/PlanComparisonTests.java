package io.slipway.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.organization.Account;
import io.slipway.organization.AccountNumber;
import io.slipway.organization.Stage;
import io.slipway.terraform.ResourceChange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanComparisonTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final PlanComparison COMPARISON =
            new PlanComparison(LateBound.repositories(Map.of("training", "42")));

    @Test
    void thePlanMadeAnewWithTheRealIdsIsTheSignedOne() {
        var signed = signed("role", "{'trust': '«id of repository training»', 'id': '(known after apply)'}");

        assertThat(COMPARISON.differences(
                        signed, List.of(creates("role", "{'trust': '42', 'id': '(known after apply)'}"))))
                .isEmpty();
    }

    @Test
    void anotherValueIsADifference() {
        var signed = signed("role", "{'trust': '«id of repository training»'}");

        assertThat(COMPARISON.differences(signed, List.of(creates("role", "{'trust': '43'}"))))
                .containsExactly("role: not what was signed");
    }

    @Test
    void theOrderOfAListIsNoDifferenceWhereverAValueBecameKnown() {
        var signed =
                signed("policy", "{'to': ['(known after apply)', 'b', {'ids': ['«id of repository training»', '9']}]}");

        assertThat(COMPARISON.differences(
                        signed, List.of(creates("policy", "{'to': ['b', {'ids': ['9', '42']}, 'x']}"))))
                .isEmpty();
        assertThat(COMPARISON.differences(
                        signed, List.of(creates("policy", "{'to': ['c', {'ids': ['9', '42']}, 'x']}"))))
                .containsExactly("policy: not what was signed");
    }

    @Test
    void whatThePlanLeftOpenMayBeEmptyWhereTheThingStands() {
        var signed = signed("topic", "{'name': 'a', 'description': null}");

        assertThat(COMPARISON.differences(signed, List.of(stands("topic", "{'name': 'a', 'description': ''}"))))
                .isEmpty();
        assertThat(COMPARISON.differences(signed, List.of(stands("topic", "{'name': 'b', 'description': ''}"))))
                .containsExactly("topic: not what was signed");
    }

    @Test
    void aSwitchOfTerraformsOwnIsOffWhereTheThingStands() {
        var signed = signed("bucket", "{'bucket': 'a', 'force_destroy': false}");

        assertThat(COMPARISON.differences(signed, List.of(stands("bucket", "{'bucket': 'a', 'force_destroy': null}"))))
                .isEmpty();
        assertThat(COMPARISON.differences(signed, List.of(stands("bucket", "{'bucket': 'a', 'force_destroy': true}"))))
                .containsExactly("bucket: not what was signed");
    }

    @Test
    void aBareBucketIsTakenOverBecauseItsMarkComesSecond() {
        var signed = signed("bucket", "{'bucket': 'a', 'tags_all': {'slipway:request': 'R-1'}}");

        assertThat(COMPARISON.differences(signed, List.of(bucket("{'bucket': 'a', 'tags_all': {}, 'policy': ''}"))))
                .isEmpty();
        for (var used : List.of(
                "{'bucket': 'a', 'tags_all': {'owner': 'x'}}",
                "{'bucket': 'a', 'tags_all': {}, 'policy': '{}'}",
                "{'bucket': 'a', 'tags_all': {}, 'lifecycle_rule': [{}]}")) {
            assertThat(COMPARISON.differences(signed, List.of(bucket(used))))
                    .containsExactly(
                            "bucket: stands in the account already, and not from this request; take it away there");
        }
    }

    private static ResourceChange bucket(String before) {
        return new ResourceChange(
                "bucket",
                "aws_s3_bucket",
                List.of("update"),
                true,
                Set.of(),
                json(before),
                json("{'bucket': 'a', 'tags_all': {'slipway:request': 'R-1'}}"));
    }

    @Test
    void aThingThatStandsIsTakenOverOnlyWithTheMarkOfTheRequest() {
        var signed = signed("parameter", "{'value': 'a', 'tags_all': {'slipway:request': 'R-1'}}");

        assertThat(COMPARISON.differences(signed, List.of(imported("R-1")))).isEmpty();
        for (var another : List.of("R-2", "")) {
            assertThat(COMPARISON.differences(signed, List.of(imported(another))))
                    .containsExactly(
                            "parameter: stands in the account already, and not from this request; take it away there");
        }
    }

    @Test
    void aThingOfSomebodyElseIsNeverTakenAwayToMakeOurs() {
        var signed = signed("role", "{'path': '/mlops/', 'tags_all': {'slipway:request': 'R-1'}}");

        assertThat(COMPARISON.differences(signed, List.of(replaced("R-1")))).isEmpty();
        for (var another : List.of("R-2", "")) {
            assertThat(COMPARISON.differences(signed, List.of(replaced(another))))
                    .containsExactly(
                            "role: stands in the account already, and not from this request; take it away there");
        }
    }

    /** Stands with the mark of a request, and what was signed can only be had by making it anew. */
    private static ResourceChange replaced(String mark) {
        return new ResourceChange(
                "role",
                "aws_iam_role",
                List.of("delete", "create"),
                true,
                Set.of(),
                json("{'path': '/', 'tags_all': {'slipway:request': '%s'}}".formatted(mark)),
                json("{'path': '/mlops/', 'tags_all': {'slipway:request': 'R-1'}}"));
    }

    private static ResourceChange imported(String mark) {
        return new ResourceChange(
                "parameter",
                "aws_ssm_parameter",
                List.of("update"),
                true,
                Set.of(),
                json("{'value': 'b', 'tags_all': {'slipway:request': '%s'}}".formatted(mark)),
                json("{'value': 'a', 'tags_all': {'slipway:request': 'R-1'}}"));
    }

    @Test
    void anAttributeThatNobodySignedIsADifference() {
        var signed = signed("bucket", "{'name': 'a'}");

        assertThat(COMPARISON.differences(signed, List.of(creates("bucket", "{'name': 'a', 'public': true}"))))
                .containsExactly("bucket: not what was signed");
    }

    @Test
    void aResourceThatNobodySignedIsADifference() {
        var signed = signed("bucket", "{'name': 'a'}");
        var now = List.of(creates("bucket", "{'name': 'a'}"), creates("backdoor", "{'name': 'b'}"));

        assertThat(COMPARISON.differences(signed, now)).containsExactly("backdoor: create, which nobody signed");
    }

    @Test
    void aSignedResourceThatIsNoLongerPlannedIsADifference() {
        assertThat(COMPARISON.differences(signed("bucket", "{'name': 'a'}"), List.of()))
                .containsExactly("bucket: signed, but no longer planned");
    }

    @Test
    void theOrderOfAListDoesNotMatterWhereAnIdIsBoundIntoIt() {
        var signed = signed("role", "{'subjects': ['«id of repository training»', '7']}");

        assertThat(COMPARISON.differences(signed, List.of(creates("role", "{'subjects': ['7', '42']}"))))
                .isEmpty();
    }

    @Test
    void whatAnEarlierAttemptMadeMayStandAsItWasSigned() {
        var signed = signed("bucket", "{'name': 'a', 'id': '(known after apply)'}");
        var now = List.of(stands("bucket", "{'name': 'a', 'id': '5f0c'}"));

        assertThat(COMPARISON.differences(signed, now)).isEmpty();
        assertThat(PlanComparison.standing(signed, now)).isEqualTo(1);
    }

    @Test
    void whatStandsOtherwiseThanSignedIsADifference() {
        var signed = signed("bucket", "{'name': 'a'}");

        assertThat(COMPARISON.differences(signed, List.of(stands("bucket", "{'name': 'b'}"))))
                .containsExactly("bucket: not what was signed");
    }

    @Test
    void whatAnAttemptLeftHalfMadeMayBeReplacedByWhatWasSigned() {
        var signed = signed("bucket", "{'name': 'a'}");
        var now = List.of(new ResourceChange(
                "bucket", "terraform_data", List.of("delete", "create"), json("{'name': 'a'}"), json("{'name': 'a'}")));

        assertThat(COMPARISON.differences(signed, now)).isEmpty();
    }

    @Test
    void aDeletionInsteadOfACreationIsADifference() {
        var signed = signed("bucket", "{'name': 'a'}");
        var now = List.of(new ResourceChange(
                "bucket", "terraform_data", List.of("delete"), json("{'name': 'a'}"), JSON.nullNode()));

        assertThat(COMPARISON.differences(signed, now)).containsExactly("bucket: not what was signed");
    }

    private static StagePlan signed(String address, String after) {
        var change = new TerraformChange(Action.CREATE, address, "terraform_data", List.of(), json(after));
        var account = new Account(new AccountNumber("111122223333"), "eu-west-1", "slipway");
        return new StagePlan(Stage.DEV, account, "train/dev", List.of(change), Map.of());
    }

    private static ResourceChange creates(String address, String after) {
        return new ResourceChange(address, "terraform_data", List.of("create"), JSON.nullNode(), json(after));
    }

    private static ResourceChange stands(String address, String value) {
        return new ResourceChange(address, "terraform_data", List.of("no-op"), json(value), json(value));
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
