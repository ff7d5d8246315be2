package io.slipway.sandbox.github;

import io.slipway.sandbox.github.GitReader.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.web.util.UriComponentsBuilder;

/** Files and folders as GitHub writes them. */
final class ContentShape {

    private static final int LINE = 60;

    private ContentShape() {}

    static Json entry(Repo repo, String ref, Entry entry) {
        var url = UriComponentsBuilder.fromUriString(Urls.repository(repo, "contents", entry.path()))
                .queryParam("ref", ref)
                .build()
                .toUriString();
        var git = Urls.repository(
                repo, "git", entry.isFolder() ? "trees" : "blobs", entry.id().name());
        var html = Urls.html(Cast.ORGANIZATION, repo.name(), entry.isFolder() ? "tree" : "blob", ref, entry.path());
        return Json.with("name", entry.name())
                .and("path", entry.path())
                .and("sha", entry.id().name())
                .and("size", entry.size())
                .and("url", url)
                .and("html_url", html)
                .and("git_url", git)
                .and("download_url", entry.isFolder() ? null : raw(repo, ref, entry))
                .and("type", entry.type())
                .and("_links", Json.with("self", url).and("git", git).and("html", html));
    }

    static Json file(Repo repo, String ref, Entry entry, byte[] content) {
        return entry(repo, ref, entry).and("content", base64(content)).and("encoding", "base64");
    }

    private static String raw(Repo repo, String ref, Entry entry) {
        return Urls.html(Cast.ORGANIZATION, repo.name(), "raw", ref, entry.path());
    }

    /** In lines of sixty, each with its end, as GitHub breaks them. */
    private static String base64(byte[] content) {
        if (content.length == 0) {
            return "";
        }
        var encoder = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return encoder.encodeToString(content) + "\n";
    }
}
