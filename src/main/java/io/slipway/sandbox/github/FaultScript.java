package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import io.slipway.sandbox.github.Fault.Behaviour;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets a test in another process write the script of faults. Off unless a setting says otherwise. */
@RestController
@OnSandbox
@ConditionalOnBooleanProperty("slipway.sandbox.github.faults")
class FaultScript {

    static final String PATH = "/github/faults";

    private final Faults faults;

    FaultScript(Faults faults) {
        this.faults = faults;
    }

    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(
            @RequestParam String method,
            @RequestParam String path,
            @RequestParam Kind kind,
            @RequestParam(defaultValue = "1") int nth,
            @RequestParam(defaultValue = "1") int times,
            @RequestParam(defaultValue = "1") int seconds) {
        faults.add(new Fault(method, Pattern.compile(path), nth, times, kind.behaviour(seconds)));
    }

    @DeleteMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        faults.clear();
    }

    /** What can go wrong, as a form can say it. */
    enum Kind {
        ERROR,
        BUSY,
        HANG,
        DROP;

        Behaviour behaviour(int seconds) {
            return switch (this) {
                case ERROR -> new Behaviour.ServerError();
                case BUSY -> new Behaviour.SecondaryRateLimit(seconds);
                case HANG -> new Behaviour.Hang(Duration.ofSeconds(seconds));
                case DROP -> new Behaviour.ActAndDrop();
            };
        }
    }
}
