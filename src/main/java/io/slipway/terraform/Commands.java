package io.slipway.terraform;

import io.slipway.terraform.LogLine.Tone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Terraform commands, in one directory, for one job. */
final class Commands {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private final Program program;
    private final Layout layout;
    private final Terraform.Job job;
    private final TerraformSettings settings;
    private final Terraform.Log log;
    private final Redactor redactor;
    private final Narrator narrator = new Narrator();
    private final List<String> errors = new ArrayList<>();
    private final Standing standing = new Standing();
    private final Map<String, JsonNode> outputs = new TreeMap<>();
    private volatile @Nullable Child running;

    private Commands(Program program, Layout layout, Terraform.Job job, TerraformSettings settings, Terraform.Log log) {
        this.program = program;
        this.layout = layout;
        this.job = job;
        this.settings = settings;
        this.log = log;
        var secrets = new ArrayList<>(job.surroundings().secret().values());
        secrets.addAll(SensitiveVariables.values(layout.root(), job.variables()));
        this.redactor = new Redactor(secrets);
    }

    /** Lays out roots, variables and settings, and is ready for commands. */
    static Commands in(
            Layout layout,
            Program program,
            RootsTree roots,
            Terraform.Job job,
            TerraformSettings settings,
            Terraform.Log log) {
        try {
            Home.privateFolder(layout.roots());
            roots.copyTo(layout.roots());
            if (!Files.isDirectory(layout.root())) {
                throw new IllegalArgumentException("There is no Terraform root '%s'".formatted(job.root()));
            }
            Files.write(layout.variables(), JsonMapper.shared().writeValueAsBytes(job.variables()));
            Files.writeString(layout.settings(), settingsFor(settings.mirror()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Commands(program, layout, job, settings, log);
    }

    /**
     * Plans into the layout's plan file, which then lies there in clear.
     *
     * @param more arguments besides
     */
    TerraformResult plan(List<String> more) throws InterruptedException {
        say(new LogLine(Tone.QUIET, "%s %s, root %s".formatted(program.product(), program.version(), job.root())));
        var plan = new ArrayList<>(List.of("plan", "-json", "-input=false", "-out=" + layout.plan()));
        plan.addAll(more);
        var done = run("init", "-json", "-input=false") == 0 && run(plan.toArray(String[]::new)) == 0 && show() == 0;
        return done ? shown() : broken();
    }

    /** The resources that the last command wanted to make, and that stand already. */
    Set<String> standing() {
        return standing.addresses();
    }

    /** Applies a plan file. */
    TerraformResult apply(Path plan) throws InterruptedException {
        return run("apply", "-json", "-input=false", plan.toString()) == 0
                ? new TerraformResult.Applied(outputs)
                : broken();
    }

    /** Ends the running command, from another thread. */
    void stop() {
        var child = running;
        if (child != null) {
            child.stop();
        }
    }

    void say(LogLine line) {
        var clean = new LogLine(line.tone(), redactor.clean(line.text()), line.done());
        try {
            log.line(clean);
        } catch (RuntimeException e) {
            // a log that cannot be written is no reason to break off what is being made
            LOG.warn("A line of {} is lost", job.state(), e);
        }
    }

    private int show() throws InterruptedException {
        return child("show", "-json", layout.plan().toString()).await(_ -> {});
    }

    /** What {@code show} wrote contains secrets in clear, so that it goes at once. */
    private TerraformResult shown() {
        try {
            return PlanReader.read(layout.out());
        } finally {
            layout.out().toFile().delete();
        }
    }

    private int run(String... arguments) throws InterruptedException {
        return child(arguments).await(this::hear);
    }

    private Child child(String... arguments) {
        errors.clear();
        standing.forget();
        var command = new ArrayList<>(List.of(program.path().toString(), layout.chdir()));
        command.addAll(Arrays.asList(arguments));
        var child = Child.start(command, environment(), layout, settings.grace());
        running = child;
        return child;
    }

    private void hear(String line) {
        var event = EventReader.read(line);
        if (event instanceof Event.Diagnosed(var error, var text, var address) && error) {
            errors.add(redactor.clean(text));
            standing.hear(text, address);
        }
        if (event instanceof Event.Outputs(var values)) {
            outputs.putAll(values);
        }
        if (!(event instanceof Event.Version)) {
            narrator.tell(event).ifPresent(this::say);
        }
    }

    private TerraformResult broken() {
        var diagnostics = new ArrayList<>(errors);
        if (diagnostics.isEmpty()) {
            Child.complaints(layout.err()).stream().map(redactor::clean).forEach(diagnostics::add);
        }
        if (diagnostics.isEmpty()) {
            diagnostics.add(program.product() + " was ended from outside");
        }
        return new TerraformResult.Broken(diagnostics);
    }

    /** Starts empty: nothing of the portal's own environment reaches the child. */
    private Map<String, String> environment() {
        var environment = job.surroundings().all();
        environment.put("HOME", layout.folder().toString());
        environment.put("TF_IN_AUTOMATION", "1");
        environment.put("TF_INPUT", "0");
        environment.put("CHECKPOINT_DISABLE", "1");
        environment.put("TF_CLI_CONFIG_FILE", layout.settings().toString());
        return environment;
    }

    private static String settingsFor(@Nullable Path mirror) {
        if (mirror == null) {
            return "disable_checkpoint = true\n";
        }
        var path =
                JsonMapper.shared().writeValueAsString(mirror.toAbsolutePath().toString());
        return """
                disable_checkpoint = true
                provider_installation {
                  filesystem_mirror {
                    path = %s
                  }
                }
                """.formatted(path);
    }
}
