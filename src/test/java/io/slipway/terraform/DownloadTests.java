package io.slipway.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The download against a server that is not HashiCorp's. */
class DownloadTests {

    private static final String PROGRAM = """
            #!/bin/sh
            echo '{"terraform_version":"9.9.9"}'
            """;

    @TempDir
    Path bin;

    private final HttpServer server;

    DownloadTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void unpacksAnArchiveWhoseChecksumIsRight() throws Exception {
        var zip = zip(Map.of("LICENSE.txt", "words", "terraform", PROGRAM));
        serve(200, zip);

        var program = download().fetch(release(sha256(zip)));

        assertThat(program).isEqualTo(bin.resolve("terraform-9.9.9")).isExecutable();
        assertThat(Program.at(program)).contains(new Program(program, "Terraform", "9.9.9"));
        assertThat(bin).isDirectoryNotContaining("glob:**{.zip,.new}");
    }

    @Test
    void unpacksNothingWhenTheChecksumIsWrong() throws Exception {
        serve(200, zip(Map.of("terraform", PROGRAM)));

        assertThatIOException()
                .isThrownBy(() -> download().fetch(release("0".repeat(64))))
                .withMessageContaining("SHA-256");
        assertThat(bin).isEmptyDirectory();
    }

    @Test
    void takesNoPathFromTheArchive() throws Exception {
        var zip = zip(Map.of("../terraform", PROGRAM, "/terraform", PROGRAM));
        serve(200, zip);

        assertThatIOException()
                .isThrownBy(() -> download().fetch(release(sha256(zip))))
                .withMessageContaining("holds no 'terraform'");
        assertThat(bin).isEmptyDirectory();
        assertThat(bin.resolveSibling("terraform")).doesNotExist();
    }

    @Test
    void saysWhatTheServerAnswered() {
        serve(404, new byte[0]);

        assertThatIOException()
                .isThrownBy(() -> download().fetch(release("0".repeat(64))))
                .withMessageContaining("answers 404");
        assertThat(bin).isEmptyDirectory();
    }

    private Download download() {
        return new Download(releases(), bin);
    }

    private URI releases() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/terraform");
    }

    private static Release release(String sum) {
        return new Release("9.9.9", Map.of(Release.platform(), sum));
    }

    private void serve(int status, byte[] body) {
        var path = "/terraform/9.9.9/terraform_9.9.9_%s.zip".formatted(Release.platform());
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
