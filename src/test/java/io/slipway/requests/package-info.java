@NullMarked
package io.slipway.requests;

import org.jspecify.annotations.NullMarked;
