@NullMarked
package io.slipway.provisioning.web;

import org.jspecify.annotations.NullMarked;
