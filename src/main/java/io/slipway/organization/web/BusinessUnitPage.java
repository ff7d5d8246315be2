package io.slipway.organization.web;

import io.slipway.identity.People;
import io.slipway.identity.UserId;
import io.slipway.organization.Account;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.setup.Chore;
import io.slipway.web.Crumb;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one business unit.
 *
 * @param shared how many stages share an account, in words; empty when each has its own
 * @param doctor null for whoever does not belong to it
 * @param chores what is done by hand once, in order; empty for whoever does not belong to it
 */
record BusinessUnitPage(
        String key,
        String name,
        String region,
        String costCentre,
        String shared,
        List<Berth> berths,
        @Nullable DoctorView doctor,
        List<ChoreView> chores,
        List<Member> members) {

    static BusinessUnitPage of(BusinessUnit unit, @Nullable DoctorView doctor, List<Chore> chores, People people) {
        return new BusinessUnitPage(
                unit.key().value(),
                unit.name(),
                unit.region(),
                unit.costCentre(),
                shared(unit),
                berths(unit, doctor),
                doctor,
                ChoreView.all(chores),
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

    private static List<Berth> berths(BusinessUnit unit, @Nullable DoctorView doctor) {
        return unit.accounts().entrySet().stream()
                .map(entry -> Berth.of(entry.getKey().key(), entry.getValue(), doctor))
                .toList();
    }

    private static LinkedHashSet<UserId> everybody(BusinessUnit unit) {
        var everybody = new LinkedHashSet<>(unit.members());
        everybody.addAll(unit.approvers());
        return everybody;
    }

    /**
     * The account that serves a stage.
     *
     * @param standing null where no doctor looks
     * @param href what the doctor found; null where no doctor looks
     */
    record Berth(
            String stage,
            String number,
            String region,
            String role,
            @Nullable Standing standing,
            @Nullable String href) {

        static Berth of(String stage, Account account, @Nullable DoctorView doctor) {
            var seen = doctor == null || !doctor.practises() ? null : doctor.account(account.number());
            return new Berth(
                    stage,
                    account.number().grouped(),
                    account.region(),
                    account.role(),
                    seen == null ? null : seen.standing(),
                    seen == null ? null : seen.href());
        }
    }

    /** Something to do by hand, and when. */
    record ChoreView(int place, String title, String account, String text, List<String> commands) {

        static List<ChoreView> all(List<Chore> chores) {
            return IntStream.range(0, chores.size())
                    .mapToObj(at -> of(at + 1, chores.get(at)))
                    .toList();
        }

        private static ChoreView of(int place, Chore chore) {
            return new ChoreView(place, chore.title(), chore.account().grouped(), chore.text(), chore.commands());
        }
    }

    /** Somebody of the business unit. */
    record Member(String login, String name, String may) {

        static Member of(UserId person, BusinessUnit unit, People people) {
            return new Member(person.value(), people.nameOf(person), unit.maySign(person) ? "ask, sign" : "ask");
        }
    }
}
