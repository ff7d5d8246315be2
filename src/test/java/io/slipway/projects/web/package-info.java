@NullMarked
package io.slipway.projects.web;

import org.jspecify.annotations.NullMarked;
