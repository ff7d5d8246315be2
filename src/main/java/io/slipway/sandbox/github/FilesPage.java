package io.slipway.sandbox.github;

import io.slipway.web.Crumb;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder, or a file.
 *
 * @param text of a file; absent for a folder and for what is no text
 * @param raw where the bare file is; absent for a folder
 */
record FilesPage(
        String title,
        List<Crumb> crumbs,
        List<FileRow> files,
        @Nullable String text,
        @Nullable String raw,
        long size) {

    public boolean isFolder() {
        return raw == null;
    }
}
