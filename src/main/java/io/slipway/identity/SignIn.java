package io.slipway.identity;

import java.util.List;

/** The sign-in page: whom one may be, and what just happened. */
record SignIn(List<DemoPeople.DemoPerson> people, boolean wrong, boolean left) {}
