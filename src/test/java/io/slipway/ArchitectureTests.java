package io.slipway;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The plan of the house, and that every wall stands where it was drawn. */
class ArchitectureTests {

    @Test
    void modulesKnowOnlyWhomTheyMay() {
        ApplicationModules.of(SlipwayApplication.class).verify();
    }
}
