@NullMarked
package io.slipway.publishing;

import org.jspecify.annotations.NullMarked;
