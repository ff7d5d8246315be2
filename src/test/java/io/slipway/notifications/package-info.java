@NullMarked
package io.slipway.notifications;

import org.jspecify.annotations.NullMarked;
