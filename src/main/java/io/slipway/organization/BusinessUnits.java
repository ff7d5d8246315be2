package io.slipway.organization;

import io.slipway.identity.UserId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All business units. */
public interface BusinessUnits {

    /** By name. */
    List<BusinessUnit> all();

    Optional<BusinessUnit> find(BusinessUnitKey key);

    /** @throws NoSuchElementException when there is none of that key */
    default BusinessUnit get(BusinessUnitKey key) {
        return find(key).orElseThrow(() -> new NoSuchElementException("There is no business unit " + key));
    }

    /** Those that this person may sign for. */
    default Set<BusinessUnitKey> signedBy(UserId person) {
        return all().stream()
                .filter(unit -> unit.maySign(person))
                .map(BusinessUnit::key)
                .collect(Collectors.toSet());
    }

    /** @throws IllegalStateException when there is one of that key already */
    void add(BusinessUnit unit);
}
