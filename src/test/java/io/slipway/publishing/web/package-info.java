@NullMarked
package io.slipway.publishing.web;

import org.jspecify.annotations.NullMarked;
