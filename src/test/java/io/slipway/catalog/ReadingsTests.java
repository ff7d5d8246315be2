package io.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.Manifest.Answered;
import io.slipway.catalog.Parameter.Choice.Option;
import io.slipway.catalog.Reading.Absent;
import io.slipway.catalog.Reading.Problem;
import io.slipway.catalog.Reading.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingsTests {

    private static final Parameter TEXT = new Parameter.Text("text", "T", "", true, "", 2, 12, null, "");
    private static final Parameter CODE =
            new Parameter.Text("code", "C", "", true, "", 1, 20, "[A-Z]{2}-\\d{5}", "Like RB-44120.");
    private static final Parameter CHOICE =
            new Parameter.Choice("choice", "C", "", true, "", List.of(new Option("batch", "Batch", "")));
    private static final Parameter WHOLE = new Parameter.Whole("whole", "W", "", true, "", 50, 20_000);
    private static final Parameter FLAG = new Parameter.Flag("flag", "F", "", "");
    private static final Parameter LOGIN = new Parameter.GitHubUser("login", "L", "", false, "");
    private static final Parameter TEAM = new Parameter.Team("team", "T", "", true, "");

    private static final List<Parameter> ALL = List.of(TEXT, CODE, CHOICE, WHOLE, FLAG, LOGIN, TEAM);

    static Stream<String> hostile() {
        return Stream.of(
                "\u0000",
                "a\u0000b",
                "a\r\nb",
                "\u202Egnp.exe",
                "\u200Bab\u200B",
                "\uD800",
                "\u0430dm\u0456n\u0301",
                "../../etc/passwd",
                "-rf",
                "${file(\"/etc/passwd\")}",
                "%{ if true }x%{ endif }",
                "<<EOT",
                "__${T(java.lang.Runtime)}__",
                "<script>alert(1)</script>",
                "'; drop table request; --",
                "NaN",
                "Infinity",
                "1e9",
                "0x10",
                "1_000",
                "1,000",
                "٣٠٠",
                "５００",
                "99999999999999999999",
                "-",
                "a".repeat(1_000_000),
                "a-".repeat(500_000),
                "9".repeat(1_000_000),
                "😀".repeat(1000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void neverThrowsAndNeverLetsThroughWhatItShouldNot(String raw) {
        for (var parameter : List.of(CODE, CHOICE, WHOLE, FLAG)) {
            assertThat(parameter.read(raw)).as(parameter.name()).isInstanceOf(Problem.class);
        }
        for (var parameter : ALL) {
            assertThat(parameter.read(raw)).as(parameter.name()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\r\nb", "\u202Egnp", "a\u200Bb", "a\uD800b", "a", "thirteen chars"})
    void refusesTextThatCannotBeSeenOrDoesNotFit(String raw) {
        assertThat(TEXT.read(raw)).isInstanceOf(Problem.class);
    }

    @Test
    void keepsTextAsItIs() {
        assertThat(TEXT.read("${file(a)}")).isEqualTo(new Value("${file(a)}"));
        assertThat(TEXT.read(" Mu\u0308nchen ")).isEqualTo(new Value("M\u00FCnchen"));
        assertThat(TEXT.read("😀😀")).isEqualTo(new Value("😀😀"));
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(TEXT.read("😀".repeat(12))).isInstanceOf(Value.class);
        assertThat(TEXT.read("😀".repeat(13))).isEqualTo(new Problem("Use 2 to 12 characters."));
    }

    @Test
    void saysHowAPatternIsMet() {
        assertThat(CODE.read("RB-44")).isEqualTo(new Problem("Like RB-44120."));
        assertThat(CODE.read("RB-44120")).isEqualTo(new Value("RB-44120"));
        assertThat(CODE.read("RB-٤٤١٢٠")).isInstanceOf(Problem.class);
    }

    @Test
    void takesOnlyAnOfferedAnswer() {
        assertThat(CHOICE.read("batch")).isEqualTo(new Value("batch"));
        assertThat(CHOICE.read("Batch")).isEqualTo(new Problem("Choose one of the answers."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"49", "20001", "-50", "50.0", "5e1", "+50", "", " ", "٥٠"})
    void refusesNumbersOutsideTheBounds(String raw) {
        assertThat(WHOLE.read(raw)).isInstanceOf(Problem.class);
    }

    @Test
    void takesBothBounds() {
        assertThat(WHOLE.read("50")).isEqualTo(new Value(50L));
        assertThat(WHOLE.read(" 20000 ")).isEqualTo(new Value(20_000L));
    }

    @Test
    void readsATickAsABrowserSendsIt() {
        assertThat(FLAG.read("on")).isEqualTo(new Value(true));
        assertThat(FLAG.read("true")).isEqualTo(new Value(true));
        assertThat(FLAG.read("")).isEqualTo(new Value(false));
        assertThat(FLAG.read("yes")).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-ada", "ada-", "a--b", "a_b", "a b", "ada/../x", "аda"})
    void refusesWhatIsNoLogin(String raw) {
        assertThat(LOGIN.read(raw)).isInstanceOf(Problem.class);
    }

    @Test
    void takesLoginsOfThirtyNineCharactersAndNoMore() {
        assertThat(LOGIN.read("a".repeat(39))).isInstanceOf(Value.class);
        assertThat(LOGIN.read("a".repeat(40))).isInstanceOf(Problem.class);
        assertThat(LOGIN.read("a-".repeat(20) + "a")).isInstanceOf(Problem.class);
        assertThat(LOGIN.read("")).isEqualTo(new Absent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Customer", "customer insights", "-x", "x-", "x..y", "@acme/x"})
    void refusesWhatIsNoTeam(String raw) {
        assertThat(TEAM.read(raw)).isInstanceOf(Problem.class);
    }

    @Test
    void readsOnlyDeclaredNames() {
        var manifest = Manifests.shipped("train").manifest();
        var submitted = new HashMap<>(Map.of(
                "team", "customer-insights",
                "instance-type", "ml.m5.xlarge",
                "monthly-budget", "500",
                "cost-centre", "RB-44120"));
        submitted.put("status", "approved");

        assertThat(manifest.read(submitted))
                .isEqualTo(new Answered.Complete(Answers.of(Map.of(
                        "team", "customer-insights",
                        "instance-type", "ml.m5.xlarge",
                        "monthly-budget", 500L,
                        "cost-centre", "RB-44120"))));
    }

    @Test
    void saysWhatIsWrongWithEachAnswer() {
        var manifest = Manifests.shipped("train").manifest();

        var answered = manifest.read(Map.of("team", "x", "instance-type", "pdp-11", "cost-centre", "RB-44120"));

        assertThat(answered)
                .isEqualTo(new Answered.Incomplete(
                        Answers.of(Map.of("team", "x", "cost-centre", "RB-44120")),
                        new TreeMap<>(Map.of(
                                "instance-type", "Choose one of the answers.",
                                "monthly-budget", "This one is needed."))));
    }

    @Test
    void leavesTheNamesOfLateBoundValuesToPlans() {
        assertThat(TEXT.read("«output x»")).isInstanceOf(Problem.class);
    }
}
