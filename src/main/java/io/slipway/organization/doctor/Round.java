package io.slipway.organization.doctor;

import io.slipway.aws.AccountProbe;
import io.slipway.aws.AccountProbe.Door;
import io.slipway.aws.Inside;
import io.slipway.organization.doctor.Entrance.Open;
import io.slipway.organization.doctor.Entrance.Shut;
import io.slipway.organization.doctor.Finding.Remedy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/**
 * Looks at everything at once, and never longer than it may take altogether.
 *
 * @param told hears each finding as soon as it is there, with its place among the others
 */
record Round(AccountProbe probe, List<Look> looks, Patient patient, Duration limit, BiConsumer<Integer, Finding> told) {

    /** The verdict on the account. */
    Verdict make() throws InterruptedException {
        var until = System.nanoTime() + limit.toNanos();
        var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("look-", 0).factory());
        try {
            return enter(threads, until);
        } finally {
            // Whoever hangs in a call is left behind: the round has its time, not theirs.
            threads.shutdownNow();
        }
    }

    private Verdict enter(ExecutorService threads, long until) throws InterruptedException {
        var first = looks.getFirst().check();
        var entrance = threads.submit(() -> entrance(first));
        return switch (patiently(entrance, until, new Shut(late(first)))) {
            case Open(var inside) -> lookAround(threads, inside, until);
            case Shut(var finding) -> stayOutside(finding);
        };
    }

    private Entrance entrance(Check check) {
        var account = patient.account();
        var door = new Door(account.number().value(), account.region(), account.role());
        return Entrance.of(probe.enter(door), check, patient, mend());
    }

    private Remedy mend() {
        return looks.getFirst() instanceof RoleLook look ? look.remedy() : Remedy.NONE;
    }

    private Verdict stayOutside(Finding shut) {
        var findings = new ArrayList<>(List.of(shut));
        looks.stream()
                .skip(1)
                .map(look -> Finding.unseen(look.check(), "Slipway is not inside the account."))
                .forEach(findings::add);
        for (var place = 0; place < findings.size(); place++) {
            told.accept(place, findings.get(place));
        }
        return verdict(findings);
    }

    private Verdict lookAround(ExecutorService threads, Inside inside, long until) throws InterruptedException {
        var going = new ArrayList<Future<Finding>>();
        for (var place = 0; place < looks.size(); place++) {
            going.add(threads.submit(task(place, inside)));
        }
        var findings = new ArrayList<Finding>();
        for (var place = 0; place < looks.size(); place++) {
            findings.add(finding(going.get(place), place, until));
        }
        return verdict(findings);
    }

    private Callable<Finding> task(int place, Inside inside) {
        return () -> looks.get(place).look(inside);
    }

    /** Told by this one thread alone, so that a late look writes nothing any more. */
    private Finding finding(Future<Finding> going, int place, long until) throws InterruptedException {
        var finding = patiently(going, until, late(looks.get(place).check()));
        told.accept(place, finding);
        return finding;
    }

    private <T> T patiently(Future<T> going, long until, T late) throws InterruptedException {
        try {
            return going.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | CancellationException e) {
            going.cancel(true);
            return late;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A look at %s failed".formatted(patient.number()), e.getCause());
        }
    }

    private Finding late(Check check) {
        return Finding.amber(
                check,
                "AWS took too long to show the %s.".formatted(check.label()),
                "The doctor waits %d s for a whole account.".formatted(limit.toSeconds()),
                Remedy.of("Look again in a few minutes."));
    }

    private static Verdict verdict(List<Finding> findings) {
        return Verdict.worst(findings.stream().map(Finding::verdict).toList());
    }
}
