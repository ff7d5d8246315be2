package io.slipway.terraform;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.zip.ZipInputStream;

/** Downloads a pinned release; nothing is unpacked before its checksum is right. */
final class Download {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LARGEST = 512L * 1024 * 1024;
    private static final String PROGRAM = "terraform";

    private final URI releases;
    private final Path bin;

    Download(URI releases, Path bin) {
        this.releases = releases;
        this.bin = bin;
    }

    Path target(Release release) {
        return bin.resolve("terraform-" + release.version());
    }

    /** The path of the program. */
    Path fetch(Release release) throws IOException, InterruptedException {
        var archive =
                release.archive().orElseThrow(() -> new IOException("there is no release for " + Release.platform()));
        var zip = Files.createTempFile(bin, "download-", ".zip");
        var program = Files.createTempFile(bin, "terraform-", ".new");
        try {
            check(archive, get(archive.at(releases), zip));
            unpack(zip, program);
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
            return Files.move(program, target(release), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(zip);
            Files.deleteIfExists(program);
        }
    }

    private static String get(URI address, Path file) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(20))
                .build()) {
            var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            var response = client.send(request, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException("%s answers %d".formatted(address, response.statusCode()));
                }
                return store(body, file);
            }
        }
    }

    private static String store(InputStream body, Path file) throws IOException {
        try (var digesting = new DigestInputStream(body, sha256())) {
            copy(digesting, file);
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        }
    }

    private static void check(Release.Archive archive, String sum) throws IOException {
        if (!archive.sha256().equals(sum)) {
            throw new IOException("the archive's SHA-256 is %s, not %s: not used".formatted(sum, archive.sha256()));
        }
    }

    /** Takes the one entry that is wanted, by its exact name; no other name of the archive becomes a path. */
    private static void unpack(Path zip, Path program) throws IOException {
        try (var entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().equals(PROGRAM)) {
                    copy(entries, program);
                    return;
                }
            }
        }
        throw new IOException("the archive holds no '%s'".formatted(PROGRAM));
    }

    private static void copy(InputStream from, Path to) throws IOException {
        try (var out = Files.newOutputStream(to)) {
            var buffer = new byte[64 * 1024];
            var total = 0L;
            for (var read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                total += read;
                if (total > LARGEST) {
                    throw new IOException("the archive is larger than " + LARGEST + " bytes");
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
