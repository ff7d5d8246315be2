@NullMarked
package io.slipway.organization.doctor;

import org.jspecify.annotations.NullMarked;
