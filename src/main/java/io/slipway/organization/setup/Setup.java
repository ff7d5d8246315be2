package io.slipway.organization.setup;

import io.slipway.organization.Account;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** From nothing to a business unit that can have projects: every command with this unit's numbers in it. */
@Component
public class Setup {

    private final PortalIntroduction portal;

    Setup(PortalIntroduction portal) {
        this.portal = portal;
    }

    /** All of it, in order. */
    public List<Chore> of(BusinessUnit unit) {
        var chores = new ArrayList<Chore>();
        unit.accounts().values().stream().distinct().forEach(account -> chores.add(bootstrap(unit, account)));
        for (var stage : Stage.values()) {
            chores.add(network(unit, stage));
            chores.add(platform(unit, stage));
        }
        chores.add(studio(unit));
        return List.copyOf(chores);
    }

    /** Once for each account: state, key, GitHub's sign-in, and the roles that Slipway assumes. */
    public Chore bootstrap(BusinessUnit unit, Account account) {
        var line = line(Root.BOOTSTRAP, account)
                .with("external_id", portal.externalId())
                .with("portal_principal_arn", portal.principal())
                .with("role_name", account.role());
        return chore(
                line,
                "Account %s".formatted(account.number()),
                "Makes the state bucket and its key, trusts"
                        + " GitHub's sign-in, and makes the two roles that Slipway assumes: one to look, one to change.");
    }

    public Chore network(BusinessUnit unit, Stage stage) {
        var line = foundation(Root.NETWORK, unit, stage)
                .with("cost_centre", unit.costCentre())
                .with("aws_organization_id", portal.organization());
        return chore(
                line,
                "Network of " + stage.key(),
                "Private subnets in two zones and the doors to AWS. No way"
                        + " to the internet, unless you choose one.");
    }

    public Chore platform(BusinessUnit unit, Stage stage) {
        var line = foundation(Root.PLATFORM, unit, stage)
                .with("cost_centre", unit.costCentre())
                .with("consumer_account_ids", others(unit, stage));
        return chore(
                line,
                "Platform of " + stage.key(),
                "Keys, buckets, the queue of model events, and the fence" + " round every role of a project.");
    }

    /** Studio is where people work, and so in dev alone. */
    public Chore studio(BusinessUnit unit) {
        var line = foundation(Root.STUDIO, unit, Stage.DEV).with("cost_centre", unit.costCentre());
        return chore(line, "Studio of dev", "The domain in which people work, inside the network of dev.");
    }

    private Line foundation(Root root, BusinessUnit unit, Stage stage) {
        return line(root, unit.account(stage))
                .with("business_unit", unit.key().value())
                .with("stage", stage.key())
                .state("foundation/%s/%s/%s.tfstate".formatted(unit.key(), stage.key(), root.key()));
    }

    private static Line line(Root root, Account account) {
        return new Line(root, account)
                .with("account_id", account.number().value())
                .with("region", account.region());
    }

    private static Chore chore(Line line, String title, String text) {
        return new Chore(line.root(), line.account().number(), title, text, line.commands());
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
