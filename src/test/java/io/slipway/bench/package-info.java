/** Figures: each a ratio or a distribution from one run, so that the machine's speed cancels out. */
@NullMarked
package io.slipway.bench;

import org.jspecify.annotations.NullMarked;
