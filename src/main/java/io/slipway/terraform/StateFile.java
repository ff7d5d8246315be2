package io.slipway.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One version of a Terraform state. The bytes contain secrets. */
record StateFile(String lineage, long serial, byte[] bytes) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The state in a file; empty when there is none, or only half of one (Terraform writes in place). */
    static Optional<StateFile> in(Path file) {
        try {
            return Files.exists(file) ? of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<StateFile> of(byte[] bytes) {
        try {
            var tree = JSON.readTree(bytes);
            var lineage = tree.path("lineage").asString("");
            return lineage.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new StateFile(lineage, tree.path("serial").asLong(0), bytes));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The newer of two that may both be missing. */
    static Optional<StateFile> newer(Optional<StateFile> one, Optional<StateFile> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return other.get().isNewerThan(one.get()) ? other : one;
    }

    boolean isNewerThan(StateFile other) {
        if (!lineage.equals(other.lineage)) {
            throw new IllegalStateException("Two states with different histories: %s and %s; keep one by hand"
                    .formatted(lineage, other.lineage));
        }
        return serial > other.serial;
    }

    /** Replaces the file in one go, so that a crash leaves the old one or this one. */
    void writeTo(Path file) {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(beside, bytes);
            try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
