package io.slipway.organization;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** All business units. */
public interface BusinessUnits {

    /** By name. */
    List<BusinessUnit> all();

    Optional<BusinessUnit> find(BusinessUnitKey key);

    /** @throws NoSuchElementException when there is none of that key */
    default BusinessUnit get(BusinessUnitKey key) {
        return find(key).orElseThrow(() -> new NoSuchElementException("There is no business unit " + key));
    }

    /** @throws IllegalStateException when there is one of that key already */
    void add(BusinessUnit unit);
}
