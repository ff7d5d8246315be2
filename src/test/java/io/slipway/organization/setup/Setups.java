package io.slipway.organization.setup;

import io.slipway.aws.PortalPass;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Commands for tests. */
public final class Setups {

    private Setups() {}

    /** Of a portal that does not know who it is. */
    public static Setup sandbox() {
        return new Setup(new PortalIntroduction(new StaticListableBeanFactory().getBeanProvider(PortalPass.class)));
    }

    /** Of a portal that knows. */
    static Setup known() {
        PortalPass pass = new Known();
        var beans = new StaticListableBeanFactory(Map.of("pass", pass));
        return new Setup(new PortalIntroduction(beans.getBeanProvider(PortalPass.class)));
    }

    private record Known() implements PortalPass {

        @Override
        public Optional<String> principal() {
            return Optional.of("arn:aws:iam::999988887777:role/portal");
        }

        @Override
        public String externalId() {
            return "4f1c9e";
        }

        @Override
        public Optional<String> organization() {
            return Optional.of("o-a1b2c3d4e5");
        }
    }
}
