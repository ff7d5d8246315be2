package io.slipway.identity;

import java.util.List;

/** People whom anybody on this machine may become by one click. Only the sandbox offers any. */
public interface DemoPeople {

    /** In the order of the sign-in page; each has a line that says what they come to do. */
    List<DemoPerson> all();

    /** A person to be, and what they come to do. */
    record DemoPerson(Person person, String story) {}
}
