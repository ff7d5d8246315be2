package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import io.slipway.sandbox.github.GitReader.Entry;
import io.slipway.web.Crumb;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads files and folders for the pages. */
@Component
@OnSandbox
class FileView {

    private static final int LONGEST_TEXT = 512 * 1024;

    private final GitStore store;

    FileView(GitStore store) {
        this.store = store;
    }

    /** The first folder of the default branch; nothing when there is no commit yet. */
    List<FileRow> root(Repo repo) {
        return reading(repo, repo.defaultBranch(), "", (git, root) -> rows(git, repo, repo.defaultBranch(), root))
                .orElse(List.of());
    }

    Optional<String> readme(Repo repo) {
        return reading(repo, repo.defaultBranch(), "README.md", (git, file) -> text(git.bytes(file)))
                .flatMap(text -> text);
    }

    Optional<FilesPage> page(Repo repo, String branch, String path) {
        return reading(repo, branch, path, (git, entry) -> page(git, repo, branch, entry));
    }

    Optional<byte[]> raw(Repo repo, String branch, String path) {
        return reading(repo, branch, path, (git, entry) -> entry.isFolder() ? null : git.bytes(entry));
    }

    private FilesPage page(GitReader git, Repo repo, String branch, Entry entry) {
        var title = entry.path().isEmpty() ? repo.name() : entry.path();
        var crumbs = crumbs(repo, branch, entry.path());
        if (entry.isFolder()) {
            return new FilesPage(title, crumbs, rows(git, repo, branch, entry), null, null, 0);
        }
        var text = entry.size() > LONGEST_TEXT ? null : text(git.bytes(entry)).orElse(null);
        return new FilesPage(title, crumbs, List.of(), text, href(repo, "raw", branch, entry.path()), entry.size());
    }

    private static List<FileRow> rows(GitReader git, Repo repo, String branch, Entry folder) {
        return git.list(folder).stream()
                .sorted(Comparator.comparing(Entry::isFolder).reversed().thenComparing(Entry::name))
                .map(entry -> new FileRow(
                        entry.name(),
                        entry.isFolder(),
                        href(repo, entry.isFolder() ? "tree" : "blob", branch, entry.path())))
                .toList();
    }

    private static List<Crumb> crumbs(Repo repo, String branch, String path) {
        var crumbs = new ArrayList<Crumb>();
        crumbs.add(new Crumb(Cast.ORGANIZATION, "/github"));
        crumbs.add(new Crumb(repo.name(), "/github/" + repo.fullName()));
        for (var slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            var folder = path.substring(0, slash);
            crumbs.add(new Crumb(lastPart(folder), href(repo, "tree", branch, folder)));
        }
        crumbs.add(Crumb.here(path.isEmpty() ? branch : lastPart(path)));
        return List.copyOf(crumbs);
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String href(Repo repo, String kind, String branch, String path) {
        return "/github/" + repo.fullName() + "/" + kind + "/" + branch + "/" + path;
    }

    /** The text; empty for what is none. */
    private static Optional<String> text(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> reading(
            Repo repo, String branch, String path, BiFunction<GitReader, Entry, @Nullable T> reading) {
        try (var git = new GitReader(store.open(repo))) {
            return git.branch(branch)
                    .flatMap(commit -> git.entry(commit, path))
                    .flatMap(entry -> Optional.ofNullable(reading.apply(git, entry)));
        }
    }
}
