package io.slipway.catalog;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** All templates and their versions. */
public interface Catalog {

    /** The newest published version of each template, in the order of the catalog. */
    List<TemplateVersion> published();

    /** The newest published version of one template. */
    Optional<TemplateVersion> newest(TemplateKey template);

    /** Every version of one template, newest first. */
    List<TemplateVersion> versions(TemplateKey template);

    Optional<TemplateVersion> find(TemplateVersionId id);

    /** The manifest of a version as it was written, comments and all; empty when it was not written at all. */
    default Optional<String> yaml(TemplateVersionId id) {
        return Optional.empty();
    }

    /** @throws NoSuchElementException when there is no such version */
    default TemplateVersion get(TemplateVersionId id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("There is no template version " + id));
    }
}
