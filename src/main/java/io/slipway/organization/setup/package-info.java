/** What a human runs once, before the first project: exactly the commands, filled in. */
@NullMarked
package io.slipway.organization.setup;

import org.jspecify.annotations.NullMarked;
