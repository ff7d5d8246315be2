package io.slipway.publishing;

import io.slipway.github.GitData.FileId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of a template repository. */
public record TemplateFile(byte[] content, boolean executable) {

    /** A jar forgets who may be executed; a script says so itself. */
    static TemplateFile of(byte[] content) {
        return new TemplateFile(content, content.length > 1 && content[0] == '#' && content[1] == '!');
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** What git would call it. */
    FileId id() {
        return new FileId(blob(), executable);
    }

    private String blob() {
        try {
            // Git's own name for a content; nothing here relies on nobody finding another one.
            var sha = MessageDigest.getInstance("SHA-1");
            sha.update("blob %d\0".formatted(content.length).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(sha.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
