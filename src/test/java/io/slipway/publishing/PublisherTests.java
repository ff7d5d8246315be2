package io.slipway.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.github.GitData;
import io.slipway.github.GitData.NewFile;
import io.slipway.github.GitHub;
import io.slipway.publishing.FileChange.Kind;
import io.slipway.publishing.Publication.Item;
import io.slipway.publishing.Publication.Status;
import io.slipway.publishing.Publisher.Outcome;
import io.slipway.publishing.RepositoryPlan.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PublishingTest
class PublisherTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Planner planner;

    @Autowired
    private Publisher publisher;

    @Autowired
    private JdbcPublications publications;

    @Autowired
    private GitHub github;

    @Autowired
    private GitData git;

    private final String name = "publish-" + NUMBER.incrementAndGet();

    @Test
    void makesATemplateRepositoryWithItsTag() {
        var ours = template("1.0.0", Map.of("bin/go", "#!/bin/sh\n", "docs/a.md", "A"));
        assertThat(planner.plan(ours)).returns(State.NEW, RepositoryPlan::state);

        assertThat(publish(ours, Choice.THEIRS)).isInstanceOf(Outcome.Done.class);

        assertThat(planner.plan(ours))
                .returns(State.UNCHANGED, RepositoryPlan::state)
                .returns(true, RepositoryPlan::template);
        assertThat(git.tags(name, "v")).containsOnlyKeys("v1.0.0").containsValue(head());
        assertThat(git.files(name, head()))
                .hasEntrySatisfying(
                        "bin/go", file -> assertThat(file.executable()).isTrue());
        assertThat(github.repository(name).orElseThrow().description()).isEqualTo("Says what it is.");
    }

    @Test
    void bringsANewVersionInOneCommit() {
        publish(template("1.0.0", Map.of("old.py", "1", "both.py", "1")), Choice.THEIRS);
        var before = head();
        var ours = template("1.1.0", Map.of("new.py", "2", "both.py", "2"));

        var plan = planner.plan(ours);
        assertThat(plan.state()).isEqualTo(State.CHANGED);
        assertThat(paths(plan, Kind.ADDED)).containsExactly("new.py");
        assertThat(paths(plan, Kind.CHANGED)).containsExactly("CHANGELOG.md", "both.py");
        assertThat(paths(plan, Kind.REMOVED)).containsExactly("old.py");
        assertThat(plan.from()).contains(new Version(1, 0, 0));
        publish(ours, Choice.THEIRS);

        assertThat(git.tags(name, "v")).containsEntry("v1.0.0", before).containsEntry("v1.1.0", head());
        assertThat(git.files(name, head()).keySet()).containsExactly("CHANGELOG.md", "README.md", "both.py", "new.py");
    }

    @Test
    void keepsWhatPeopleAdded() {
        publish(template("1.0.0", Map.of("a.py", "1")), Choice.THEIRS);
        github.writeFile(name, "house-rules.md", "Ours", "Add our rules");
        var ours = template("1.1.0", Map.of("a.py", "2"));

        assertThat(paths(planner.plan(ours), Kind.ONLY_THERE)).containsExactly("house-rules.md");
        publish(ours, Choice.OURS);

        assertThat(github.file(name, "house-rules.md")).contains("Ours");
        assertThat(github.file(name, "a.py")).contains("2");
    }

    @Test
    void asksBeforeItTakesThePlaceOfWhatPeopleChanged() {
        publish(template("1.0.0", Map.of("a.py", "1", "b.py", "1")), Choice.THEIRS);
        github.writeFile(name, "a.py", "by hand", "Mend it for us");
        var theirs = head();
        var ours = template("1.1.0", Map.of("a.py", "2", "b.py", "2"));

        assertThat(paths(planner.plan(ours), Kind.CONFLICT)).containsExactly("a.py");
        var outcome = publish(ours, Choice.THEIRS);

        assertThat(head()).isEqualTo(theirs);
        assertThat(github.file(name, "a.py")).contains("by hand");
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.link()).endsWith("/%s/pull/1".formatted(name)));
        var branch = git.branch(name, "slipway-v1.1.0").orElseThrow();
        assertThat(git.tags(name, "v")).containsEntry("v1.1.0", branch);
        assertThat(planner.plan(ours).hasWork(Choice.THEIRS)).isFalse();
    }

    @Test
    void takesItsPlaceWhenTheAdminSaysSo() {
        publish(template("1.0.0", Map.of("a.py", "1")), Choice.THEIRS);
        github.writeFile(name, "a.py", "by hand", "Mend it for us");
        var ours = template("1.1.0", Map.of("a.py", "2"));

        publish(ours, Choice.OURS);

        assertThat(github.file(name, "a.py")).contains("2");
        assertThat(planner.plan(ours).state()).isEqualTo(State.UNCHANGED);
    }

    @Test
    void refusesWhatNobodySaw() {
        publish(template("1.0.0", Map.of("a.py", "1")), Choice.THEIRS);
        var ours = template("1.1.0", Map.of("a.py", "2"));
        var seen = item(planner.plan(ours));
        github.writeFile(name, "a.py", "by hand", "Mend it for us");

        var outcome = publisher.publish(publication(ours, Choice.OURS), seen, ours);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("after you looked"));
        assertThat(github.file(name, "a.py")).contains("by hand");
    }

    @Test
    void neverChangesAVersionOrGoesBack() {
        publish(template("1.1.0", Map.of("a.py", "1")), Choice.THEIRS);
        var same = template("1.1.0", Map.of("a.py", "2"));
        var older = template("1.0.0", Map.of("a.py", "0"));

        assertThat(planner.plan(same).state()).isEqualTo(State.SAME_VERSION);
        assertThat(planner.plan(older).state()).isEqualTo(State.NEWER_THERE);
        assertThat(publish(same, Choice.OURS)).isInstanceOf(Outcome.Refused.class);
        assertThat(publish(older, Choice.OURS)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void takesOverARepositoryThatWasThereBefore() {
        git.createTemplate(name, "Made by hand");
        github.writeFile(name, "README.md", "# Ours", "Start by hand");
        var ours = template("1.0.0", Map.of("a.py", "1"));

        assertThat(paths(planner.plan(ours), Kind.CONFLICT)).containsExactly("README.md");
        publish(ours, Choice.THEIRS);

        assertThat(github.file(name, "README.md")).contains("# Ours");
    }

    @Test
    void goesOnAfterADeathAtAnyMoment() {
        var ours = template("1.0.0", Map.of("a.py", "1"));
        var seen = item(planner.plan(ours));
        // Died right after the repository, after its first file, after the commit: each time only the rest is made.
        git.createTemplate(name, ours.description());
        github.writeFile(name, "README.md", readme(), "Start the template");
        var start = head();
        git.advance(name, "main", git.commit(name, start, contents(ours), "Take it"));
        var taken = head();

        publisher.publish(publication(ours, Choice.THEIRS), seen, ours);
        publisher.publish(publication(ours, Choice.THEIRS), seen, ours);

        assertThat(head()).isEqualTo(taken);
        assertThat(git.tags(name, "v")).containsExactly(Map.entry("v1.0.0", taken));
    }

    private Outcome publish(TemplateRepository ours, Choice choice) {
        return publisher.publish(publication(ours, choice), item(planner.plan(ours)), ours);
    }

    private Publication publication(TemplateRepository ours, Choice choice) {
        var id = publications.begin("linus", choice, "0").orElseThrow();
        publications.add(id, 0, planner.plan(ours));
        publications.end(id);
        return new Publication(id, "linus", Instant.EPOCH, choice, null, List.of());
    }

    private static Item item(RepositoryPlan plan) {
        var head = plan.head() == null ? "" : plan.head();
        return new Item(plan.name(), "", plan.version().toString(), head, Status.RUNNING, 1, "", "");
    }

    private static List<String> paths(RepositoryPlan plan, Kind kind) {
        return plan.of(kind).stream().map(FileChange::path).toList();
    }

    private String head() {
        return git.branch(name, "main").orElseThrow();
    }

    private TemplateRepository template(String version, Map<String, String> texts) {
        var files = new TreeMap<String, TemplateFile>();
        texts.forEach((path, text) -> files.put(path, TemplateFile.of(bytes(text))));
        files.put("README.md", TemplateFile.of(bytes(readme())));
        files.put("CHANGELOG.md", TemplateFile.of(bytes("# Changelog\n\n## [%s] – 2026-11-23\n".formatted(version))));
        return new TemplateRepository(name, files);
    }

    private static Map<String, @Nullable NewFile> contents(TemplateRepository ours) {
        var contents = new TreeMap<String, @Nullable NewFile>();
        ours.files().forEach((path, file) -> contents.put(path, new NewFile(file.content(), file.executable())));
        return contents;
    }

    private static String readme() {
        return "# Sample\n\nSays what it is.\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
