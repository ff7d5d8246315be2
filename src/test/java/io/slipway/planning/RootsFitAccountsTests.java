package io.slipway.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.aws.AccountAccess;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A start with roots that do not belong to the accounts. */
class RootsFitAccountsTests {

    private final ApplicationContextRunner sandbox = new ApplicationContextRunner().withBean(RootsFitAccounts.class);

    private final ApplicationContextRunner aws =
            sandbox.withBean(AccountAccess.class, () -> RootsFitAccountsTests::nobody);

    @Test
    void theSandboxStartsWithItsOwnRoots() {
        sandbox.run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void accountsStartWithTheRootsForThem() {
        aws.withPropertyValues("slipway.terraform.roots=projects")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void rootsThatMakeNothingAreNotForAccounts() {
        aws.run(context -> assertThat(context)
                .getFailure()
                .isInstanceOfSatisfying(FailureAnalyzedException.class, failure -> {
                    assertThat(failure.analysis().getDescription())
                            .isEqualTo("slipway.aws.enabled is true, but slipway.terraform.roots are the sandbox's,"
                                    + " which make nothing in AWS.");
                    assertThat(failure.analysis().getAction()).startsWith("Set slipway.terraform.roots to projects");
                }));
    }

    @Test
    void rootsForAccountsNeedAccounts() {
        sandbox.withPropertyValues("slipway.terraform.roots=projects")
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(FailureAnalyzedException.class)
                        .hasMessageContaining("slipway.aws.enabled is not true"));
    }

    private static AccountAccess.Access nobody(Object door, Object purpose, String who, Map<String, String> tags) {
        throw new IllegalStateException("Nobody goes in");
    }
}
