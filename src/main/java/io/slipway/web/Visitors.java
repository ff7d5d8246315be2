package io.slipway.web;

import java.util.Optional;

/** Tells the shell who is looking; whoever knows the people implements it. */
public interface Visitors {

    /** Empty when nobody is signed in. */
    Optional<Visitor> current();
}
