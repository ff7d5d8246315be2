package io.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.catalog.TemplateVersion.Status;
import io.slipway.testing.RealDatabase;
import java.time.Clock;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest(classes = {JdbcCatalog.class, ManifestReader.class, CatalogSeed.class, JdbcCatalogTests.Time.class})
@RealDatabase
@Transactional
@ExtendWith(OutputCaptureExtension.class)
class JdbcCatalogTests {

    private static final TemplateKey TRAIN = new TemplateKey("train");

    @Autowired
    private JdbcCatalog catalog;

    @Autowired
    private CatalogSeed seed;

    @Autowired
    private JdbcClient jdbc;

    private final ManifestReader reader = new ManifestReader();

    @Test
    void beginsWithTheFourTemplatesInTheirOrder() {
        assertThat(catalog.published())
                .extracting(version -> version.id().toString())
                .containsExactly("train-deploy@1", "pipeline-promotion@1", "train@1", "llm-train@1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train-deploy", "pipeline-promotion", "train", "llm-train"})
    void bringsBackWhatWasWritten(String key) {
        var written = Manifests.shipped(key);

        assertThat(catalog.get(written.id())).isEqualTo(written);
        assertThat(catalog.yaml(written.id())).contains(Manifests.yaml(key));
    }

    @Test
    void knowsNothingOfTheUnknown() {
        var nobody = new TemplateKey("nobody");

        assertThat(catalog.newest(nobody)).isEmpty();
        assertThat(catalog.versions(nobody)).isEmpty();
        assertThat(catalog.find(new TemplateVersionId(TRAIN, 7))).isEmpty();
    }

    @Test
    void addsANewVersionAndKeepsTheOld() {
        seed.publish(reader.read(version(2)));

        assertThat(catalog.versions(TRAIN)).extracting(v -> v.id().version()).containsExactly(2, 1);
        assertThat(catalog.newest(TRAIN))
                .hasValueSatisfying(v -> assertThat(v.id()).hasToString("train@2"));
        assertThat(catalog.published())
                .extracting(v -> v.id().toString())
                .contains("train@2")
                .doesNotContain("train@1");
    }

    @Test
    void offersNoDraft() {
        catalog.add(reader.read(version(3)), Status.DRAFT);

        assertThat(catalog.newest(TRAIN))
                .hasValueSatisfying(v -> assertThat(v.id()).hasToString("train@1"));
    }

    @Test
    void refusesAChangedManifestOfTheSameVersion(CapturedOutput output) {
        var changed = Manifests.yaml("train").replace("max: 20000", "max: 90000");

        seed.publish(reader.read(changed));

        assertThat(catalog.yaml(new TemplateVersionId(TRAIN, 1))).contains(Manifests.yaml("train"));
        assertThat(output).contains("Manifest train@1 is refused: it changed");
    }

    @Test
    void takesNoOffenceAtAChangedComment(CapturedOutput output) {
        seed.publish(reader.read("# Another comment\n" + Manifests.yaml("train")));

        assertThat(output).doesNotContain("refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update template_version set manifest = 'x' where template = 'train'",
                "update template_version set version = 9 where template = 'train'",
                "update template_version set status = 'draft' where template = 'train'",
                "delete from template_version where template = 'train'"
            })
    void nobodyChangesAPublishedVersion(String sql) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql(sql).update())
                .withMessageContaining("train@1 is published and never changes");
    }

    @Test
    void aPublishedVersionCanBeDeprecatedAndADraftChanged() {
        catalog.add(reader.read(version(4)), Status.DRAFT);

        assertThat(jdbc.sql(
                                "update template_version set status = 'deprecated' where template = 'train' and version = 1")
                        .update())
                .isOne();
        assertThat(jdbc.sql("delete from template_version where version = 4").update())
                .isOne();
    }

    @Test
    void theTableKnowsExactlyTheStatuses() {
        var check = jdbc.sql("select pg_get_constraintdef(oid) from pg_constraint where conname = :name")
                .param("name", "template_version_status")
                .query(String.class)
                .single();

        var known = Arrays.stream(check.split("'")).filter(word -> word.matches("[a-z-]+"));
        assertThat(known)
                .containsExactlyElementsOf(
                        Arrays.stream(Status.values()).map(JdbcCatalog::stored).toList());
    }

    private static String version(int version) {
        return Manifests.yaml("train").replace("version: 1\n", "version: %d\n".formatted(version));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
