package io.slipway.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.github.GitHub;
import io.slipway.publishing.Publication.Status;
import io.slipway.publishing.PublishingSettings.Command;
import io.slipway.sandbox.github.Fault;
import io.slipway.sandbox.github.Fault.Behaviour;
import io.slipway.sandbox.github.Faults;
import io.slipway.testing.Checks;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Publishing from the command line, carried out by the real scheduler. */
@PublishingTest
class PublishCommandTests {

    private static final String REPOSITORY = "pipeline-promotion";
    private static final String FILE = "docs/customize.md";

    @Autowired
    private Publishing publishing;

    @Autowired
    private GitHub github;

    @Autowired
    private JdbcClient jdbc;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Autowired
    private Faults faults;

    @AfterEach
    void mend() throws InterruptedException {
        faults.clear();
        run(Command.APPLY, Choice.OURS);
    }

    @Test
    void hasNothingToDoInTheSandbox() throws InterruptedException {
        assertThat(run(Command.PLAN, Choice.THEIRS)).isEqualTo(PublishCommand.FINE);

        assertThat(said()).contains("model-training 1.0.0: There is nothing to do.", "There is nothing to publish.");
    }

    @Test
    void saysWhatPeopleChangedAndLeavesItAlone() throws InterruptedException {
        change();

        assertThat(run(Command.APPLY, Choice.THEIRS)).isEqualTo(PublishCommand.FINE);

        assertThat(said()).contains("pipeline-promotion 1.0.0: People changed files", "  ! " + FILE);
        assertThat(github.file(REPOSITORY, FILE)).contains("By hand");
    }

    @Test
    void takesThePlaceOfWhatPeopleChangedWhenItIsTold() throws InterruptedException {
        change();

        assertThat(run(Command.PLAN, Choice.OURS)).isEqualTo(PublishCommand.TO_DO);
        assertThat(github.file(REPOSITORY, FILE)).contains("By hand");
        assertThat(run(Command.APPLY, Choice.OURS)).isEqualTo(PublishCommand.FINE);

        assertThat(said()).contains("pipeline-promotion 1.0.0: done. 1 file written.");
        assertThat(github.file(REPOSITORY, FILE).orElseThrow()).doesNotContain("By hand");
        var publication = publishing.page(Long.MAX_VALUE, 1).getFirst();
        assertThat(publication.askedBy()).isEqualTo("linus");
        assertThat(publication.isFine()).isTrue();
        assertThat(publishing.going()).isEmpty();
    }

    @Test
    void saysThatGitHubCannotBeAsked() throws InterruptedException {
        faults.add(Fault.onCall(1, "GET", "/repos/acme-ml/" + REPOSITORY, new Behaviour.ServerError()));

        assertThat(run(Command.PLAN, Choice.THEIRS)).isEqualTo(PublishCommand.NOT_ALL);

        assertThat(said())
                .isEqualToIgnoringNewLines(
                        "GitHub could not be asked: GitHub has trouble of its own (500). Try again in a while.");
    }

    @Test
    void takesPartInAPublicationThatGoesOn() {
        var plan = publishing.plan();
        jdbc.sql("insert into publication (asked_by, asked_at, choice, digest) values ('ada', now(), 'ours', '0')")
                .update();
        var going = publishing.going().orElseThrow();

        assertThat(publishing.begin("linus", plan, Choice.OURS)).isEqualTo(going.id());

        publishing.carryOut(going.id());
        assertThat(publishing.going()).isEmpty();
    }

    @Test
    void storesEveryStatusAndChoice() {
        assertThat(Checks.words(jdbc, "publication_repository_status"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Status.values()).map(JdbcPublications::stored).toList());
        assertThat(Checks.words(jdbc, "publication_choice"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Choice.values()).map(Choice::key).toList());
    }

    private void change() {
        github.writeFile(REPOSITORY, FILE, "By hand", "Say it in our words");
    }

    private int run(Command command, Choice conflicts) throws InterruptedException {
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new PublishCommand(publishing, new PublishingSettings(command, conflicts), out).run("linus");
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
