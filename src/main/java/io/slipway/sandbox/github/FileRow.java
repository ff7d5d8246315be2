package io.slipway.sandbox.github;

/** A file or a folder to open. */
record FileRow(String name, boolean folder, String href) {

    public String icon() {
        return folder ? "stack" : "request";
    }
}
