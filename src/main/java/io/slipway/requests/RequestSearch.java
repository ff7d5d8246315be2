package io.slipway.requests;

import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnitKey;
import java.util.List;

/** Finds what a list shows to one person. */
public interface RequestSearch {

    /**
     * One page, newest first.
     *
     * @param named a part of the project's name; empty for all
     */
    List<Request> page(Sight sight, String named, Place place, int size);

    /** What somebody sees. A draft is seen by its requester only. */
    sealed interface Sight {

        UserId viewer();

        /** One's own. */
        record Own(UserId viewer) implements Sight {}

        /** One's own, and all of some business units. */
        record Shared(UserId viewer, List<BusinessUnitKey> units) implements Sight {

            public Shared {
                units = List.copyOf(units);
            }
        }

        /** All. */
        record Everything(UserId viewer) implements Sight {}
    }

    /** Where a page begins. */
    sealed interface Place {

        /** The number next to the page. */
        long id();

        /** The page below a number. */
        record Below(long id) implements Place {}

        /** The page above a number. */
        record Above(long id) implements Place {}

        static Place newest() {
            return new Below(Long.MAX_VALUE);
        }
    }
}
