package io.slipway.publishing.web;

import io.slipway.publishing.FileChange;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One file that differs.
 *
 * @param state as CSS and the plan of a request name it: create, update, delete
 * @param href where both sides are shown
 */
record FileRow(String path, String state, char sign, String word, String note, String href) {

    static FileRow of(String repository, FileChange file) {
        var href = UriComponentsBuilder.fromPath(RepositoriesPage.HREF + "/{name}/file")
                .queryParam("path", "{path}")
                .build(repository, file.path())
                .toString();
        return switch (file.kind()) {
            case ADDED -> of(file, "create", "Create ", "", href);
            case REMOVED -> of(file, "delete", "Delete ", "", href);
            case CONFLICT -> of(file, "update", "Conflict: ", "changed there", href);
            case ONLY_THERE -> of(file, "none", "Stays: ", "only there, stays", href);
            case CHANGED, NONE -> of(file, "update", "Change ", "", href);
        };
    }

    private static FileRow of(FileChange file, String state, String word, String note, String href) {
        return new FileRow(file.path(), state, file.kind().sign(), word, note, href);
    }
}
