package io.slipway.catalog;

/** One version of a template; written {@code train-deploy@3}. */
public record TemplateVersionId(TemplateKey template, int version) {

    /** @throws IllegalArgumentException when the version is not positive */
    public TemplateVersionId {
        if (version < 1) {
            throw new IllegalArgumentException("Versions count from 1");
        }
    }

    /** @throws IllegalArgumentException when the text is not of the form {@code key@number} */
    public static TemplateVersionId of(String text) {
        var at = text.indexOf('@');
        if (at < 1 || !text.substring(at + 1).matches("\\d{1,6}")) {
            throw new IllegalArgumentException("Not a template version: key@number");
        }
        return new TemplateVersionId(new TemplateKey(text.substring(0, at)), Integer.parseInt(text.substring(at + 1)));
    }

    @Override
    public String toString() {
        return template + "@" + version;
    }
}
