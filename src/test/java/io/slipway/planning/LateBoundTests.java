package io.slipway.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LateBoundTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void showsTheNameWhereTheSentinelStood() {
        var sentinels = LateBound.sentinels(List.of("training", "realtime"));
        var planned = JSON.readTree("""
                {"trust": {"sub": "repo:acme@1/x@%s:environment:prod", "ids": ["%s"]}, "size": 3}
                """.formatted(sentinels.idOf("training"), sentinels.idOf("realtime")));

        assertThat(sentinels.named(planned)).isEqualTo(JSON.readTree("""
                {"trust": {"sub": "repo:acme@1/x@«id of repository training»:environment:prod",
                           "ids": ["«id of repository realtime»"]}, "size": 3}
                """));
    }

    @Test
    void bindsNamesToTheRealValuesAndNothingElse() {
        var real = LateBound.repositories(Map.of("training", "42"));
        var approved = JSON.readTree("""
                {"id": "«id of repository training»", "account": "111142223333"}
                """);

        assertThat(real.bound(approved)).isEqualTo(JSON.readTree("""
                {"id": "42", "account": "111142223333"}
                """));
    }

    @Test
    void sentinelsAreDistinctAndLongerThanAnAccountNumber() {
        var sentinels = LateBound.sentinels(List.of("a", "b", "c"));

        assertThat(sentinels.valueByName().values()).doesNotHaveDuplicates().allMatch(value -> value.length() > 12);
    }
}
