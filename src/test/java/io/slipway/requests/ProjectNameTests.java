package io.slipway.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectNameTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "churn-prediction",
                "x2y",
                "a-1-b",
                "ghost",
                "high-risk",
                "studio-x",
                "abcdefghijklmnopqrstuvwxyz12"
            })
    void takesAGoodName(String name) {
        assertThat(new ProjectName(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "ab",
                "Abc",
                "1ab",
                "-rf",
                "a--b",
                "abc-",
                "a_b",
                "a.b",
                "..",
                "../etc",
                "сhurn",
                "churn\u202e",
                "churn\0",
                "a\r\nb",
                "churn😀",
                "abcdefghijklmnopqrstuvwxyz123",
                "${file()}",
                "a b c",
                "con",
                "nul",
                "lpt1",
                "aws-churn",
                "sthree-x",
                "amazon-x",
                "ssm-x",
                "artifacts",
                "access-logs",
                "studio",
                "gh-churn",
                "churn-gh",
                "churn-gh-eu"
            })
    void saysWhatToDoAboutAWrongOne(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProjectName(name))
                .withMessageMatching("(Use|Choose) .+\\.");
    }
}
