package io.slipway.catalog;

/** The short name of a template: {@code train-deploy}. */
public record TemplateKey(String value) {

    /** @throws IllegalArgumentException when it is not small letters, digits and single dashes */
    public TemplateKey {
        if (value.length() > 40 || !value.matches("[a-z](?:-?[a-z0-9])+")) {
            throw new IllegalArgumentException("A template's key has small letters, digits and dashes");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
