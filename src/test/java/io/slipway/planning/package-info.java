@NullMarked
package io.slipway.planning;

import org.jspecify.annotations.NullMarked;
