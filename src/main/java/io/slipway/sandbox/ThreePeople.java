package io.slipway.sandbox;

import static io.slipway.identity.Role.ADMIN;
import static io.slipway.identity.Role.APPROVER;
import static io.slipway.identity.Role.DATA_SCIENTIST;

import io.slipway.identity.DemoPeople;
import io.slipway.identity.People;
import io.slipway.identity.Person;
import io.slipway.identity.Role;
import io.slipway.identity.UserId;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Three people to be: one asks, one signs, one looks after the house. */
@Component
@OnSandbox
class ThreePeople implements DemoPeople, SmartInitializingSingleton {

    private static final List<DemoPerson> ALL = List.of(
            person("ada", "Ada", DATA_SCIENTIST, "Asks for a project, watches it being made, works in it."),
            person("grace", "Grace", APPROVER, "Reads what a request will do, and signs it or says why not."),
            person("linus", "Linus", ADMIN, "Looks after business units, accounts and templates."));

    private final People people;

    ThreePeople(People people) {
        this.people = people;
    }

    @Override
    public List<DemoPerson> all() {
        return ALL;
    }

    @Override
    public void afterSingletonsInstantiated() {
        ALL.stream().map(DemoPerson::person).forEach(people::register);
    }

    private static DemoPerson person(String login, String name, Role role, String story) {
        return new DemoPerson(new Person(new UserId(login), name, role), story);
    }
}
