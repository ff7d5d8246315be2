package io.slipway.identity;

import java.util.List;
import java.util.Optional;

/** All people that Slipway knows. */
public interface People {

    /** Everybody, by name. */
    List<Person> all();

    Optional<Person> find(UserId id);

    /** Makes the person known, or changes name and role of a known one. */
    void register(Person person);

    /** The name to show for a login; the login itself for somebody unknown. */
    default String nameOf(UserId id) {
        return find(id).map(Person::name).orElse(id.value());
    }
}
