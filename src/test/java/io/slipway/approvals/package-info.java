@NullMarked
package io.slipway.approvals;

import org.jspecify.annotations.NullMarked;
