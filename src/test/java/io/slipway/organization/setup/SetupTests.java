package io.slipway.organization.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.organization.Account;
import io.slipway.organization.AccountNumber;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.organization.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands of the page fit the roots that they apply. */
class SetupTests {

    private static final Pattern GIVEN = Pattern.compile("-var ['\"]?([a-z_]+)=");
    private static final Pattern VARIABLE = Pattern.compile("(?ms)^variable \"([a-z_]+)\" \\{(.*?)^}");
    private static final Pattern DEFAULT = Pattern.compile("(?m)^  default +=");

    private final Setup setup = Setups.known();

    @Test
    void everythingInOrder() {
        assertThat(setup.of(retail()))
                .extracting(Chore::title)
                .containsExactly(
                        "Account 1111 2222 3333",
                        "Account 4444 5555 6666",
                        "Account 7777 8888 9999",
                        "Network of dev",
                        "Platform of dev",
                        "Network of preprod",
                        "Platform of preprod",
                        "Network of prod",
                        "Platform of prod",
                        "Studio of dev");
    }

    @Test
    void anAccountForAllStagesIsBootstrappedOnce() {
        var chores = setup.of(unit("fraud", "222233334444", "222233334444", "222233334444"));

        assertThat(chores)
                .filteredOn(chore -> chore.root() == Root.BOOTSTRAP)
                .singleElement()
                .satisfies(
                        chore -> assertThat(chore.commands())
                                .containsExactly(
                                        "terraform/bootstrap/run 222233334444 eu-west-1 -var external_id=4f1c9e"
                                                + " -var portal_principal_arn=arn:aws:iam::999988887777:role/portal -var role_name=slipway"));
        assertThat(chores).hasSize(8);
        assertThat(chores)
                .filteredOn(chore -> chore.commands().toString().contains("-var primary=true"))
                .extracting(Chore::title)
                .containsExactly("Platform of dev");
    }

    @Test
    void aFoundationKeepsItsStateInTheAccount() {
        assertThat(setup.platform(retail(), Stage.PREPROD).commands())
                .containsExactly(
                        "terraform -chdir=terraform/foundation/platform init -reconfigure"
                                + " -backend-config=bucket=slipway-state-444455556666-eu-west-1"
                                + " -backend-config=key=foundation/retail-banking/preprod/platform.tfstate"
                                + " -backend-config=region=eu-west-1 -backend-config=use_lockfile=true"
                                + " -backend-config=encrypt=true -backend-config=kms_key_id=\"$(aws ssm get-parameter"
                                + " --region eu-west-1 --name /mlops/account/state-key-arn --query Parameter.Value --output text)\"",
                        "terraform -chdir=terraform/foundation/platform apply -var account_id=444455556666"
                                + " -var aws_organization_id=o-a1b2c3d4e5"
                                + " -var business_unit=retail-banking"
                                + " -var 'consumer_account_ids=[\"111122223333\",\"777788889999\"]'"
                                + " -var cost_centre=RB-44120 -var primary=true -var region=eu-west-1"
                                + " -var stage=preprod");
    }

    @Test
    void whatSlipwayDoesNotKnowTheShellFillsIn() {
        var chore = Setups.sandbox().bootstrap(retail().account(Stage.DEV));

        assertThat(chore.commands().getFirst())
                .contains("\"external_id=$SLIPWAY_EXTERNAL_ID\"", "\"portal_principal_arn=$SLIPWAY_PRINCIPAL_ARN\"");
        assertThat(chore.text()).contains("Before, set SLIPWAY_PRINCIPAL_ARN to");
    }

    @Test
    void nothingThatSomebodyTypedRunsInTheShell() {
        var unit = retail();
        var odd = new BusinessUnit(
                unit.key(),
                unit.name(),
                unit.region(),
                "$HOME $(rm -rf ~) it's",
                unit.accounts(),
                List.of(),
                List.of(),
                1);

        assertThat(setup.studio(odd).commands().getLast()).contains("-var 'cost_centre=$HOME $(rm -rf ~) it'\\''s'");
    }

    @ParameterizedTest
    @EnumSource(Root.class)
    void everyVariableIsTheRoots(Root root) throws IOException {
        var declared = variables(root);

        assertThat(declared).as("variables of " + root.folder()).isNotEmpty();
        setup.of(retail()).stream().filter(chore -> chore.root() == root).forEach(chore -> {
            assertThat(declared.keySet()).containsAll(given(chore));
            assertThat(given(chore)).containsAll(required(declared));
        });
    }

    /** By the script's words and by ours. */
    private static Set<String> given(Chore chore) {
        var given = new TreeSet<String>();
        GIVEN.matcher(chore.commands().getLast()).results().forEach(found -> given.add(found.group(1)));
        if (chore.root() == Root.BOOTSTRAP) {
            given.addAll(Set.of("account_id", "region"));
        }
        return given;
    }

    private static Set<String> required(TreeMap<String, Boolean> declared) {
        return declared.entrySet().stream()
                .filter(variable -> !variable.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Each with whether it has a default. */
    private static TreeMap<String, Boolean> variables(Root root) throws IOException {
        var declared = new TreeMap<String, Boolean>();
        try (var files = Files.list(Path.of(root.folder()))) {
            for (var file :
                    files.filter(name -> name.toString().endsWith(".tf")).toList()) {
                VARIABLE.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> declared.put(
                                found.group(1), DEFAULT.matcher(found.group(2)).find()));
            }
        }
        return declared;
    }

    private static BusinessUnit retail() {
        return unit("retail-banking", "111122223333", "444455556666", "777788889999");
    }

    private static BusinessUnit unit(String key, String... numbers) {
        var accounts = new TreeMap<Stage, Account>();
        for (var stage : Stage.values()) {
            accounts.put(stage, new Account(new AccountNumber(numbers[stage.ordinal()]), "eu-west-1", "slipway"));
        }
        return new BusinessUnit(
                new BusinessUnitKey(key), key, "eu-west-1", "RB-44120", accounts, List.of(), List.of(), 1);
    }
}
