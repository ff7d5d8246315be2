/** The real jar as a process of its own: driven over HTTP, killed and started again. */
@NullMarked
package io.slipway.process;

import org.jspecify.annotations.NullMarked;
