package io.slipway.approvals;

import static io.slipway.testing.Churn.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.approvals.Unusual.Mark;
import io.slipway.organization.Account;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.Stage;
import io.slipway.planning.Plan;
import io.slipway.testing.Churn;
import io.slipway.testing.SamplePlan;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UnusualTests {

    @Test
    void aPlanThatOnlyAddsIsLikeAnyOther() {
        assertThat(Unusual.of(plan(Churn.unit()), NOON)).isEmpty();
    }

    @Test
    void aDeletionIsTheFirstToNotice() {
        var moved = SamplePlan.moved(plan(oneAccount()), "0".repeat(64));

        assertThat(Unusual.of(moved, NOON)).extracting(Mark::title).first().isEqualTo("Deletes one thing");
    }

    @Test
    void oneAccountForAllStagesIsSaid() {
        assertThat(Unusual.of(plan(oneAccount()), NOON)).singleElement().satisfies(mark -> {
            assertThat(mark.title()).isEqualTo("prod shares its account");
            assertThat(mark.text()).contains("dev and preprod");
        });
    }

    @Test
    void anOldPlanSaysItsAge() {
        var later = NOON.plus(Duration.ofDays(9));

        assertThat(Unusual.of(plan(Churn.unit()), later))
                .extracting(Mark::title)
                .containsExactly("The plan is 9 days old");
    }

    private static Plan plan(BusinessUnit unit) {
        return SamplePlan.of(Churn.request(), Churn.manifest(), unit, "7f3a91c4".repeat(8), NOON);
    }

    private static BusinessUnit oneAccount() {
        var unit = Churn.unit();
        var accounts = new TreeMap<Stage, Account>();
        unit.accounts().keySet().forEach(stage -> accounts.put(stage, unit.account(Stage.DEV)));
        return new BusinessUnit(
                unit.key(),
                unit.name(),
                unit.region(),
                unit.costCentre(),
                accounts,
                unit.members(),
                unit.approvers(),
                1);
    }
}
