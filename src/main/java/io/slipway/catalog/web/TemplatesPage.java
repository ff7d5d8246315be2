package io.slipway.catalog.web;

import io.slipway.catalog.TemplateVersion;
import java.util.List;

/** The cards of {@code /templates}. */
record TemplatesPage(List<Card> cards) {

    static TemplatesPage of(List<TemplateVersion> versions) {
        return new TemplatesPage(versions.stream().map(Card::of).toList());
    }

    /** What there is to know before opening a template. */
    record Card(String key, String name, String summary, String repositories, String stages, int version) {

        static Card of(TemplateVersion version) {
            var manifest = version.manifest();
            return new Card(
                    version.id().template().value(),
                    manifest.name(),
                    manifest.summary(),
                    RepositoryCount.of(manifest).words(),
                    String.join(
                            ", ",
                            manifest.stages().stream()
                                    .map(stage -> stage.stage())
                                    .toList()),
                    version.id().version());
        }
    }
}
