@NullMarked
package io.slipway.sandbox.github;

import org.jspecify.annotations.NullMarked;
