package io.slipway.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.identity.UserId;
import io.slipway.testing.RealDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest(classes = {JdbcBusinessUnits.class, OrganizationSeed.class})
@RealDatabase
@Transactional
class JdbcBusinessUnitsTests {

    private static final UserId ADA = new UserId("ada");
    private static final UserId GRACE = new UserId("grace");

    @Autowired
    private JdbcBusinessUnits units;

    @Autowired
    private OrganizationSeed seed;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void beginsWithTwoBusinessUnitsByName() {
        assertThat(units.all()).extracting(BusinessUnit::name).containsExactly("Fraud", "Retail banking");
    }

    @Test
    void givesEachStageItsAccount() {
        var retail = units.get(new BusinessUnitKey("retail-banking"));
        var fraud = units.get(new BusinessUnitKey("fraud"));

        assertThat(retail.account(Stage.PREPROD))
                .isEqualTo(new Account(new AccountNumber("444455556666"), "eu-west-1", "slipway"));
        assertThat(fraud.accounts().values())
                .extracting(Account::number)
                .containsOnly(new AccountNumber("222233334444"));
    }

    @Test
    void knowsWhoMayAskAndWhoMaySign() {
        var retail = units.get(new BusinessUnitKey("retail-banking"));

        assertThat(retail.mayAsk(ADA)).isTrue();
        assertThat(retail.maySign(ADA)).isFalse();
        assertThat(retail.maySign(GRACE)).isTrue();
    }

    @Test
    void isSeededOnce() {
        jdbc.sql("update business_unit set name = 'Retail' where key = 'retail-banking'")
                .update();

        seed.afterSingletonsInstantiated();

        assertThat(units.all()).extracting(BusinessUnit::name).containsExactly("Fraud", "Retail");
    }

    @Test
    void bringsBackWhatWasAdded() {
        var unit = unit("cards", List.of(GRACE, ADA), List.of(new UserId("linus"), GRACE));

        units.add(unit);

        assertThat(units.find(unit.key())).contains(unit);
    }

    @Test
    void refusesAKeyThatIsTaken() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> units.add(unit("fraud", List.of(), List.of())))
                .withMessage("There is a business unit fraud already");
    }

    @Test
    void knowsNothingOfTheUnknown() {
        assertThat(units.find(new BusinessUnitKey("nobody"))).isEmpty();
    }

    @Test
    void theTablesKnowExactlyTheStagesAndKinds() {
        assertThat(words("business_unit_account_stage"))
                .containsExactlyElementsOf(
                        Arrays.stream(Stage.values()).map(Stage::key).toList());
        assertThat(words("business_unit_person_kind"))
                .containsExactlyElementsOf(Arrays.stream(PersonKind.values())
                        .map(PersonKind::stored)
                        .toList());
    }

    private Stream<String> words(String constraint) {
        var check = jdbc.sql("select pg_get_constraintdef(oid) from pg_constraint where conname = :name")
                .param("name", constraint)
                .query(String.class)
                .single();
        return Arrays.stream(check.split("'")).filter(word -> word.matches("[a-z]+"));
    }

    private static BusinessUnit unit(String key, List<UserId> members, List<UserId> approvers) {
        var account = new Account(new AccountNumber("999900001111"), "eu-north-1", "slipway");
        var accounts = new TreeMap<>(Map.of(Stage.DEV, account, Stage.PREPROD, account, Stage.PROD, account));
        return new BusinessUnit(
                new BusinessUnitKey(key), "Cards", "eu-north-1", "CA-10000", accounts, members, approvers, 1);
    }
}
