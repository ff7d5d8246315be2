package io.slipway.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.terraform.TerraformResult.Applied;
import io.slipway.terraform.TerraformResult.Planned;
import io.slipway.testing.NeedsTerraform;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The state's second place, as the bucket of an account is one. */
@NeedsTerraform
class StateCopyTests {

    @TempDir
    Path folder;

    private final String state = UUID.randomUUID().toString();
    private final Shelf shelf = new Shelf();
    private Workbench bench;

    @BeforeEach
    void root() throws Exception {
        bench = new Workbench(folder).root("one", """
                resource "terraform_data" "a" { input = "a" }
                resource "terraform_data" "b" { input = terraform_data.a.output }
                """);
    }

    @Test
    void endsWithWhatPostgresqlHas() throws Exception {
        made();

        assertThat(shelf.newest().flatMap(StateFile::of).orElseThrow().serial())
                .isEqualTo(bench.states().newest(state + "/dev").orElseThrow().serial());
    }

    @Test
    void isFoundAgainWhenPostgresqlLostIt() throws Exception {
        made();
        bench.database()
                .sql("delete from terraform_state where name = :name")
                .param("name", state + "/dev")
                .update();

        assertThat(bench.terraform().workspace("run-2", job(2)).plan(bench::log))
                .isInstanceOfSatisfying(
                        Planned.class, planned -> assertThat(planned.changes()).allMatch(ResourceChange::isNoOp));
    }

    @Test
    void breaksNothingOffWhenItCannotBeWrittenAndIsBroughtUpLater() throws Exception {
        var workspace = bench.terraform().workspace("run-1", job(1));
        workspace.plan(bench::log);
        shelf.full = true;

        assertThat(workspace.apply(bench::log)).isInstanceOf(Applied.class);
        assertThat(bench.said().toString()).contains("its copy in the account is behind");
        assertThat(shelf.newest()).isEmpty();

        shelf.full = false;
        workspace.plan(bench::log);

        assertThat(shelf.newest()).isPresent();
    }

    @Test
    void isTriedOnceMoreAtTheEnd() throws Exception {
        shelf.refusesFirst = true;

        made();

        assertThat(bench.said().toString()).doesNotContain("is behind");
        assertThat(shelf.newest().flatMap(StateFile::of).orElseThrow().serial())
                .isEqualTo(bench.states().newest(state + "/dev").orElseThrow().serial());
    }

    @Test
    void delaysNothingWhenItIsSlow() throws Exception {
        bench.root("one", """
                resource "terraform_data" "a" { input = "a" }
                resource "terraform_data" "b" { input = terraform_data.a.output }
                resource "terraform_data" "c" {
                  input = terraform_data.b.output
                  provisioner "local-exec" { command = "while [ ! -e ${path.root}/go ]; do sleep 0.1; done" }
                }
                """);
        var workspace = bench.terraform().workspace("run-1", job(1));
        workspace.plan(bench::log);
        shelf.gate = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var applying = threads.submit(() -> workspace.apply(bench::log));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(resources()).contains("a", "b"));
            assertThat(shelf.newest()).isEmpty();

            shelf.gate.countDown();
            Files.createFile(bench.stage("run-1").resolve("roots/one/go"));
            assertThat(applying.get()).isInstanceOf(Applied.class);
        }

        assertThat(shelf.newest().flatMap(StateFile::of).orElseThrow().serial())
                .isEqualTo(bench.states().newest(state + "/dev").orElseThrow().serial());
    }

    @Test
    void mustAnswerBeforeAnythingIsPlanned() {
        shelf.away = true;

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> bench.terraform().preview(job(1), bench::log))
                .withMessageContaining("away");
    }

    private void made() throws InterruptedException {
        var workspace = bench.terraform().workspace("run-1", job(1));
        workspace.plan(bench::log);
        assertThat(workspace.apply(bench::log)).isInstanceOf(Applied.class);
    }

    private List<String> resources() {
        return bench.states()
                .newest(state + "/dev")
                .map(kept -> JsonMapper.shared().readTree(kept.bytes()))
                .map(kept -> kept.path("resources").valueStream())
                .orElse(Stream.of())
                .map(resource -> resource.path("name").asString(""))
                .toList();
    }

    private Terraform.Job job(long fence) {
        return new Terraform.Job(state + "/dev", "one", Map.of(), Surroundings.NONE, shelf, fence);
    }

    /** Keeps states in memory, and can be full or away. */
    private static final class Shelf implements StateCopy {

        private final List<byte[]> states = new CopyOnWriteArrayList<>();
        private final Set<Long> refused = new HashSet<>();
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private boolean full;
        private boolean away;
        private boolean refusesFirst;

        @Override
        public Optional<byte[]> newest() {
            if (away) {
                throw new UncheckedIOException("The shelf is away", new java.io.IOException());
            }
            return states.isEmpty() ? Optional.empty() : Optional.of(states.getLast());
        }

        @Override
        public void ship(byte[] state) {
            awaitGate();
            if (full
                    || refusesFirst
                            && refused.add(StateFile.of(state).orElseThrow().serial())) {
                throw new IllegalStateException("The shelf is full");
            }
            states.add(state);
        }

        private void awaitGate() {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
