/** The account doctor: looks at the accounts of business units, and says what to mend. */
@NullMarked
package io.slipway.organization.doctor;

import org.jspecify.annotations.NullMarked;
