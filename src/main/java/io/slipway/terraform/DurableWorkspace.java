package io.slipway.terraform;

import io.slipway.terraform.LogLine.Tone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One stage of one run on the disk. */
final class DurableWorkspace implements Terraform.Workspace {

    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Layout layout;
    private final Terraform.Job job;
    private final Slots slots;
    private final KeptState states;
    private final SavedPlan saved;
    private final TerraformSettings settings;
    private final Opening opening;
    private final Adoption adoption;
    private volatile List<ResourceChange> planned = List.of();

    DurableWorkspace(
            Layout layout,
            Terraform.Job job,
            Slots slots,
            KeptState states,
            SavedPlan saved,
            TerraformSettings settings,
            Opening opening) {
        this.layout = layout;
        this.job = job;
        this.slots = slots;
        this.states = states;
        this.saved = saved;
        this.settings = settings;
        this.opening = opening;
        this.adoption = new Adoption(layout, job);
    }

    @Override
    public TerraformResult plan(Terraform.Log log) throws InterruptedException {
        return slots.run(() -> opening.open(log, this::plan));
    }

    @Override
    public TerraformResult apply(Terraform.Log log) throws InterruptedException {
        return slots.run(() -> opening.open(log, this::apply));
    }

    private TerraformResult plan(Commands commands) throws InterruptedException {
        awaitEarlier(commands);
        saved.forget();
        takeNewestState();
        try {
            var result = planned(commands);
            if (result instanceof TerraformResult.Planned(var changes, var outputs)) {
                planned = changes;
                saved.keep();
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            layout.plan().toFile().delete();
        }
    }

    /** What was to be taken over may be gone meanwhile, and then it is made like everything else. */
    private TerraformResult planned(Commands commands) throws InterruptedException {
        var result = commands.plan(adoption.arguments());
        if (result instanceof TerraformResult.Broken && adoption.isPending()) {
            adoption.forget();
            return commands.plan(List.of());
        }
        return result;
    }

    private TerraformResult apply(Commands commands) throws InterruptedException {
        awaitEarlier(commands);
        states.claim();
        var plan = saved.take();
        try (var _ = new StateShipper(layout, job, states, commands::stop).start()) {
            return applied(commands.apply(plan), commands.standing());
        } finally {
            plan.toFile().delete();
            layout.sealedPlan().toFile().delete();
            tellOfTheCopy(commands);
        }
    }

    private TerraformResult applied(TerraformResult result, Set<String> standing) {
        if (result instanceof TerraformResult.Applied) {
            adoption.forget();
        } else {
            adoption.remember(standing, planned);
        }
        return result;
    }

    private void tellOfTheCopy(Commands commands) {
        if (!states.copyIsCurrent()) {
            commands.say(new LogLine(
                    Tone.WAIT, "the state is kept, but its copy in the account is behind; the next plan brings it up"));
        }
    }

    /** A Terraform that outlived its portal finishes what it makes; only then the world is planned anew. */
    private void awaitEarlier(Commands commands) throws InterruptedException {
        var earlier = Layout.atWorkIn(layout.folder());
        if (!earlier.isEmpty()) {
            commands.say(new LogLine(Tone.WAIT, "an earlier Terraform is still at work here, waiting for its end"));
        }
        try {
            while (!earlier.isEmpty()) {
                Thread.sleep(GLANCE);
                earlier = Layout.atWorkIn(layout.folder());
            }
        } finally {
            earlier.forEach(child -> Child.stop(child, settings.grace()));
        }
    }

    /** Local or stored, whichever is newer; then the store has it too. */
    private void takeNewestState() {
        states.claim();
        var local = StateFile.in(layout.state());
        var errored = StateFile.in(layout.erroredState());
        var newest = StateFile.newer(StateFile.newer(local, errored), states.newest());
        newest.ifPresent(state -> {
            if (local.isEmpty() || state.isNewerThan(local.get())) {
                state.writeTo(layout.state());
            }
            states.keep(state);
            states.copy();
        });
    }

    /** Makes the directory ready and runs something in it. */
    interface Opening {

        TerraformResult open(Terraform.Log log, Use use) throws InterruptedException;
    }

    /** Something that is done with Terraform's commands. */
    interface Use {

        TerraformResult with(Commands commands) throws InterruptedException;
    }
}
