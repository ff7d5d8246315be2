package io.slipway.organization.setup;

import io.slipway.organization.Account;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** From nothing to a business unit that can have projects: every command with this unit's numbers in it. */
@Component
public class Setup {

    /** The third number is sixteen times the stage's place: a /20 for each. */
    private static final String ADDRESSES = "10.40.%d.0/20";

    private final PortalIntroduction portal;

    Setup(PortalIntroduction portal) {
        this.portal = portal;
    }

    /** All of it, in order. */
    public List<Chore> of(BusinessUnit unit) {
        var chores = new ArrayList<Chore>();
        unit.accounts().values().stream().distinct().forEach(account -> chores.add(bootstrap(account)));
        for (var stage : Stage.values()) {
            chores.add(network(unit, stage));
            chores.add(platform(unit, stage));
        }
        chores.add(studio(unit));
        return List.copyOf(chores);
    }

    /** Once for each account: state, key, GitHub's sign-in, and the roles that Slipway assumes. */
    public Chore bootstrap(Account account) {
        var line = new Line(Root.BOOTSTRAP, account)
                .with("external_id", portal.externalId())
                .with("portal_principal_arn", portal.principal())
                .with("role_name", account.role());
        return new Chore(
                Root.BOOTSTRAP,
                account.number(),
                "Account " + account.number().grouped(),
                "Makes the state bucket and its key, trusts GitHub's sign-in, and makes the two roles that Slipway"
                        + " assumes: one to look, one to change. In a second region of the same account, add"
                        + " -var primary=false." + portal.gaps(),
                line.run());
    }

    public Chore network(BusinessUnit unit, Stage stage) {
        var line = line(Root.NETWORK, unit, stage)
                .with("aws_organization_id", portal.organization())
                .with("cidr", ADDRESSES.formatted(stage.ordinal() * 16))
                .with("cost_centre", unit.costCentre());
        return chore(
                line,
                unit,
                stage,
                "Private subnets in two zones and a door to each service of AWS, without a way to the internet."
                        + " Choose addresses that nothing else of yours has; or give a VPC of yours by -var vpc=… in"
                        + " the place of cidr.");
    }

    public Chore platform(BusinessUnit unit, Stage stage) {
        var line = line(Root.PLATFORM, unit, stage)
                .with("aws_organization_id", portal.organization())
                .with("consumer_account_ids", others(unit, stage))
                .with("cost_centre", unit.costCentre())
                .with("primary", isFirst(unit, stage) ? "true" : "");
        return chore(
                line,
                unit,
                stage,
                "Keys, buckets, the queue of model events, and the fence round every role of a project. Where another"
                        + " business unit shares the account and has done it, leave -var primary=true out.");
    }

    /** What an account has once is set with the first stage that uses it. */
    private static boolean isFirst(BusinessUnit unit, Stage stage) {
        var number = unit.account(stage).number();
        return Stream.of(Stage.values())
                .filter(other -> unit.account(other).number().equals(number))
                .findFirst()
                .filter(stage::equals)
                .isPresent();
    }

    /** Studio is where people work, and so in dev alone. */
    public Chore studio(BusinessUnit unit) {
        var line = line(Root.STUDIO, unit, Stage.DEV).with("cost_centre", unit.costCentre());
        return chore(line, unit, Stage.DEV, "The domain in which people work, inside the network of dev.");
    }

    private static Line line(Root root, BusinessUnit unit, Stage stage) {
        var account = unit.account(stage);
        return new Line(root, account)
                .with("account_id", account.number().value())
                .with("business_unit", unit.key().value())
                .with("region", account.region())
                .with("stage", stage.key());
    }

    private static Chore chore(Line line, BusinessUnit unit, Stage stage, String text) {
        var state = "foundation/%s/%s/%s.tfstate"
                .formatted(unit.key(), stage.key(), line.root().key());
        var title = "%s of %s".formatted(line.root().label(), stage.key());
        return new Chore(line.root(), line.account().number(), title, text, line.initAndApply(state));
    }

    /** The accounts of the other stages as Terraform reads a list. */
    private static String others(BusinessUnit unit, Stage stage) {
        return unit.accounts().values().stream()
                .map(account -> account.number().value())
                .filter(number -> !number.equals(unit.account(stage).number().value()))
                .distinct()
                .map("\"%s\""::formatted)
                .collect(Collectors.joining(",", "[", "]"));
    }
}
