package io.slipway.terraform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for Terraform in the background: setting, PATH, home folder, download. Looks again when there was none. */
final class Finder {

    private static final Logger LOG = LoggerFactory.getLogger(Finder.class);
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final TerraformSettings settings;
    private final String path;
    private final Download download;
    private final Release release;
    private final Clock clock;
    private CompletableFuture<Found> search;

    Finder(TerraformSettings settings, String path, Download download, Release release, Clock clock) {
        this.settings = settings;
        this.path = path;
        this.download = download;
        this.release = release;
        this.clock = clock;
        this.search = begin();
    }

    /** Where the search stands. */
    Engine engine() {
        return switch (search().getNow(new Found.NotYet())) {
            case Found.Usable(var program) -> new Engine.Ready(program.product(), program.version());
            case Found.NotYet _ -> new Engine.Searching();
            case Found.Nothing(var help, var at) -> new Engine.Missing(help);
        };
    }

    /** The end of the search. */
    Found await() throws InterruptedException {
        try {
            return search().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The search for Terraform failed", e);
        }
    }

    private synchronized CompletableFuture<Found> search() {
        if (search.getNow(new Found.NotYet()) instanceof Found.Nothing nothing
                && clock.instant().isAfter(nothing.at().plus(AGAIN))) {
            search = begin();
        }
        return search;
    }

    private CompletableFuture<Found> begin() {
        var begun = new CompletableFuture<Found>();
        Thread.ofPlatform().daemon().name("find terraform").start(() -> {
            try {
                begun.complete(look());
            } catch (RuntimeException | Error e) {
                begun.completeExceptionally(e);
            }
        });
        return begun;
    }

    private Found look() {
        var old = new ArrayList<String>();
        var found = candidates()
                .map(Program::at)
                .flatMap(Optional::stream)
                .filter(program -> newEnough(program, old))
                .findFirst();
        return found.map(Finder::usable).orElseGet(() -> download(old));
    }

    private Stream<Path> candidates() {
        var named = settings.binary();
        return named != null
                ? Stream.of(named.toAbsolutePath())
                : Stream.concat(Program.onThePath(path), Stream.of(download.target(release)));
    }

    private static boolean newEnough(Program program, List<String> old) {
        if (!program.isNewEnough()) {
            old.add("%s is %s %s".formatted(program.path(), program.product(), program.version()));
        }
        return program.isNewEnough();
    }

    private Found download(List<String> old) {
        if (!settings.download() || settings.binary() != null) {
            return nothing(old, settings.binary() == null ? "" : settings.binary() + " cannot be used.");
        }
        try {
            LOG.info("Downloading Terraform {} from {}", release.version(), settings.releases());
            var program = Program.at(download.fetch(release));
            return program.map(Finder::usable).orElseGet(() -> nothing(old, "The downloaded one does not start."));
        } catch (IOException e) {
            return nothing(
                    old, "The download of Terraform %s failed: %s.".formatted(release.version(), e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return nothing(old, "");
        }
    }

    private static Found usable(Program program) {
        LOG.info("Using {} {} at {}", program.product(), program.version(), program.path());
        return new Found.Usable(program);
    }

    private Found nothing(List<String> old, String why) {
        var help = Stream.of(
                        "There is no Terraform or OpenTofu 1.11 or newer.",
                        old.isEmpty() ? "" : "Too old: " + String.join(", ", old) + ".",
                        why,
                        "Install one on the PATH, or name it by slipway.terraform.binary.")
                .filter(sentence -> !sentence.isEmpty())
                .toList();
        LOG.warn("{}", String.join(" ", help));
        return new Found.Nothing(String.join(" ", help), clock.instant());
    }

    /** What the search found. */
    sealed interface Found {

        record Usable(Program program) implements Found {}

        record NotYet() implements Found {}

        record Nothing(String help, Instant at) implements Found {}
    }
}
