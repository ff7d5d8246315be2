/** The pages as people meet them: the real application, a real browser. */
@NullMarked
package io.slipway.browser;

import org.jspecify.annotations.NullMarked;
