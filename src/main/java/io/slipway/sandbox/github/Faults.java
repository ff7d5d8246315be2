package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** The script by which a test makes calls go wrong; empty otherwise. */
@Component
@OnSandbox
public class Faults {

    private final List<Planned> script = new CopyOnWriteArrayList<>();

    Faults() {}

    public void add(Fault fault) {
        script.add(new Planned(fault, new AtomicInteger()));
    }

    public void clear() {
        script.clear();
    }

    /** Counts the call, and says what befalls it. */
    Optional<Fault.Behaviour> next(String method, String path) {
        return script.stream()
                .filter(planned -> planned.fault().matches(method, path))
                .filter(planned -> planned.fault().hits(planned.calls().incrementAndGet()))
                .map(planned -> planned.fault().behaviour())
                .toList()
                .stream()
                .findFirst();
    }

    private record Planned(Fault fault, AtomicInteger calls) {}
}
