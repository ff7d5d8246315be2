package io.slipway.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Terraform as a child process of this portal. */
final class LocalTerraform implements Terraform {

    private static final Duration OLD = Duration.ofHours(6);

    private final Finder finder;
    private final TerraformSettings settings;
    private final Home home;
    private final JdbcStates states;
    private final Vault vault;
    private final RootsTree roots;
    private final Slots slots;

    LocalTerraform(Finder finder, TerraformSettings settings, Home home, JdbcStates states, Vault vault, Clock clock) {
        this.finder = finder;
        this.settings = settings;
        this.home = home;
        this.states = states;
        this.vault = vault;
        this.roots = RootsTree.of(settings.roots());
        this.slots = new Slots(settings.parallel());
        sweep(clock.instant().minus(OLD));
    }

    /** Previews that a killed portal left behind. */
    private void sweep(Instant before) {
        try (var left = Files.newDirectoryStream(home.previews())) {
            for (var preview : left) {
                if (Files.getLastModifiedTime(preview).toInstant().isBefore(before)) {
                    Home.delete(preview);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Engine engine() {
        return finder.engine();
    }

    @Override
    public TerraformResult preview(Job job, Log log) throws InterruptedException {
        return slots.preview(() -> {
            var layout = new Layout(temporary(), job.root());
            try {
                return open(layout, job, log, commands -> {
                    new KeptState(states, job).newest().ifPresent(state -> state.writeTo(layout.state()));
                    return commands.plan(List.of());
                });
            } finally {
                Home.delete(layout.folder());
            }
        });
    }

    @Override
    public Workspace workspace(String run, Job job) {
        var stage = job.state().substring(job.state().lastIndexOf('/') + 1);
        var layout = new Layout(home.stage(run, stage), job.root());
        var saved = new SavedPlan(layout, job.state(), vault);
        return new DurableWorkspace(
                layout,
                job,
                slots,
                new KeptState(states, job),
                saved,
                settings,
                (log, use) -> open(layout, job, log, use));
    }

    @Override
    public void discard(String run) {
        var folder = home.run(run);
        Layout.atWorkIn(folder).forEach(child -> Child.stop(child, settings.grace()));
        Home.delete(folder);
    }

    private TerraformResult open(Layout layout, Job job, Log log, DurableWorkspace.Use use)
            throws InterruptedException {
        return switch (finder.await()) {
            case Finder.Found.Usable(var program) -> use.with(Commands.in(layout, program, roots, job, settings, log));
            case Finder.Found.Nothing nothing -> new TerraformResult.Broken(List.of(nothing.help()));
            case Finder.Found.NotYet _ -> throw new IllegalStateException("The search for Terraform has no end");
        };
    }

    private Path temporary() {
        try {
            return Files.createTempDirectory(home.previews(), "preview-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
