package io.slipway.identity;

import io.slipway.identity.DemoPeople.DemoPerson;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All the people whom anybody may become; nobody outside of the sandbox. */
@Component
class Cast {

    private final ObjectProvider<DemoPeople> sources;

    Cast(ObjectProvider<DemoPeople> sources) {
        this.sources = sources;
    }

    List<DemoPerson> everybody() {
        return sources.orderedStream().flatMap(source -> source.all().stream()).toList();
    }

    Optional<Person> find(String login) {
        return everybody().stream()
                .map(DemoPerson::person)
                .filter(person -> person.id().value().equals(login))
                .findFirst();
    }
}
