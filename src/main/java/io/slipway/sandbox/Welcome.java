package io.slipway.sandbox;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The first words of a portal that is ready; the sandbox opens a browser with them, where there is a desktop. */
@Component
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final Environment environment;
    private final SandboxSettings settings;

    Welcome(Environment environment, SandboxSettings settings) {
        this.environment = environment;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        var port = environment.getProperty("local.server.port", "");
        if (port.isBlank()) {
            return;
        }
        var address = "http://localhost:" + port;
        var sandbox = SandboxCondition.holds(environment);
        LOG.info("Slipway is ready at {}{}", address, sandbox ? " (sandbox)" : "");
        if (sandbox) {
            opener().ifPresent(opener -> open(opener, address));
        }
    }

    private Optional<List<String>> opener() {
        var wanted = settings.openBrowser();
        return wanted == null && environment.containsProperty("CI") || Boolean.FALSE.equals(wanted)
                ? Optional.empty()
                : desktop(environment, environment.getProperty("os.name", "").toLowerCase(Locale.ROOT));
    }

    /** The program that opens an address; Java's own way would load a window system into the server. */
    static Optional<List<String>> desktop(Environment environment, String system) {
        if (system.startsWith("mac")) {
            return Optional.of(List.of("open"));
        }
        if (system.startsWith("windows")) {
            return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        return environment.containsProperty("DISPLAY") || environment.containsProperty("WAYLAND_DISPLAY")
                ? Optional.of(List.of("xdg-open"))
                : Optional.empty();
    }

    private static void open(List<String> opener, String address) {
        try {
            new ProcessBuilder(
                            Stream.concat(opener.stream(), Stream.of(address)).toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            LOG.debug("No browser opens", e);
        }
    }
}
