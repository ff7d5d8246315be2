package io.slipway.organization.web;

import io.slipway.identity.People;
import io.slipway.identity.UserId;
import io.slipway.organization.Account;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.Stage;
import io.slipway.web.Crumb;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Everything about one business unit.
 *
 * @param shared how many stages share an account, in words; empty when each has its own
 */
record BusinessUnitPage(
        String key,
        String name,
        String region,
        String costCentre,
        String shared,
        List<Berth> berths,
        List<Member> members) {

    static BusinessUnitPage of(BusinessUnit unit, People people) {
        return new BusinessUnitPage(
                unit.key().value(),
                unit.name(),
                unit.region(),
                unit.costCentre(),
                shared(unit),
                unit.accounts().entrySet().stream().map(Berth::of).toList(),
                everybody(unit).stream()
                        .map(person -> Member.of(person, unit, people))
                        .toList());
    }

    public List<Crumb> crumbs() {
        return List.of(new Crumb("Business units", "/business-units"), Crumb.here(name));
    }

    private static String shared(BusinessUnit unit) {
        var accounts = unit.accounts().values().stream()
                .map(Account::number)
                .distinct()
                .count();
        if (accounts == 1) {
            return "One account serves all stages: dev, preprod and prod are kept apart by names and roles alone.";
        }
        return accounts < unit.accounts().size() ? "Two stages share one account." : "";
    }

    private static LinkedHashSet<UserId> everybody(BusinessUnit unit) {
        var everybody = new LinkedHashSet<>(unit.members());
        everybody.addAll(unit.approvers());
        return everybody;
    }

    /** The account that serves a stage. */
    record Berth(String stage, String number, String region, String role) {

        static Berth of(Map.Entry<Stage, Account> entry) {
            var account = entry.getValue();
            return new Berth(entry.getKey().key(), grouped(account.number().value()), account.region(), account.role());
        }

        private static String grouped(String number) {
            return number.replaceAll("(\\d{4})(?=\\d)", "$1 ");
        }
    }

    /** Somebody of the business unit. */
    record Member(String login, String name, String may) {

        static Member of(UserId person, BusinessUnit unit, People people) {
            return new Member(person.value(), people.nameOf(person), unit.maySign(person) ? "ask, sign" : "ask");
        }
    }
}
