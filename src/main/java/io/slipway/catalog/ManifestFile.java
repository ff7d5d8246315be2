package io.slipway.catalog;

/**
 * A manifest as it was written, and what it means.
 *
 * @param position where the template stands in the catalog; smaller comes first
 */
public record ManifestFile(TemplateVersionId id, int position, Manifest manifest, String yaml) {}
