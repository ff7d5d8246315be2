/** The page shell: layout, navigation, errors, flash. Knows no other module; the others hang themselves in. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.slipway.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
