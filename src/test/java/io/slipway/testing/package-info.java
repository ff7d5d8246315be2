/** What the tests of all modules share. */
@NullMarked
package io.slipway.testing;

import org.jspecify.annotations.NullMarked;
