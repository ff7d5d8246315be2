package io.slipway.sandbox;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says what to type when something else listens on the port already. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortTaken extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, PortInUseException cause) {
        var port = cause.getPort();
        return new FailureAnalysis(
                "Something else listens on port %d already, perhaps another Slipway.".formatted(port),
                "Open http://localhost:%d to see whether it is one; else stop it, or take another port:%n%n"
                                .formatted(port)
                        + "    mvn spring-boot:run -Dspring-boot.run.arguments=--server.port=%d".formatted(port + 1),
                cause);
    }
}
