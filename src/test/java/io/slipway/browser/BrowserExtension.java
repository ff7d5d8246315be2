package io.slipway.browser;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts portal and browser once, and gives every test visitors of its own. */
class BrowserExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace OURS = Namespace.create(BrowserExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType().equals(Visitors.class);
    }

    @Override
    public Visitors resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var house = test.getRoot().getStore(OURS);
        var portal = house.computeIfAbsent(House.class, _ -> House.open(), House.class)
                .portal();
        var chromium = house.computeIfAbsent(Chromium.class, _ -> Chromium.start(), Chromium.class);
        return test.getStore(OURS)
                .computeIfAbsent(Visitors.class, _ -> new Visitors(portal, chromium.browser()), Visitors.class);
    }

    /** What a browser complained about fails the test, whatever else the test looked at. */
    @Override
    public void afterEach(ExtensionContext test) {
        var visitors = test.getStore(OURS).get(Visitors.class, Visitors.class);
        if (visitors != null && test.getExecutionException().isEmpty()) {
            visitors.checkComplaints();
        } else if (visitors != null) {
            visitors.takeLastPictures(test.getDisplayName());
        }
    }
}
