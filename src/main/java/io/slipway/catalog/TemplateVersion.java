package io.slipway.catalog;

/** A version of a template; its manifest never changes once it is published. */
public record TemplateVersion(TemplateVersionId id, Status status, Manifest manifest) {

    /** Only a published version can be asked for. */
    public enum Status {
        DRAFT,
        PUBLISHED,
        DEPRECATED
    }
}
