@NullMarked
package io.slipway.organization;

import org.jspecify.annotations.NullMarked;
