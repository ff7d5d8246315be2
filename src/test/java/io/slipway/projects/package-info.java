@NullMarked
package io.slipway.projects;

import org.jspecify.annotations.NullMarked;
