package io.slipway.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The plan that was made last, encrypted; it is taken out at most once. */
final class SavedPlan {

    private final Layout layout;
    private final String name;
    private final Vault vault;

    SavedPlan(Layout layout, String state, Vault vault) {
        this.layout = layout;
        this.name = "plan of " + state;
        this.vault = vault;
    }

    /** Puts away what Terraform just planned. */
    void keep() throws IOException {
        var sealed = vault.seal(name, Files.readAllBytes(layout.plan()));
        write(layout.sealedPlan(), sealed);
        Files.delete(layout.plan());
    }

    /**
     * Takes the plan out, in clear, to be applied now.
     *
     * @throws IllegalStateException when there is none, or it was taken out before
     */
    Path take() {
        if (!Files.exists(layout.sealedPlan()) || Files.exists(layout.begun())) {
            throw new IllegalStateException(
                    "There is no saved plan in %s that was not begun before: plan again".formatted(layout.folder()));
        }
        try {
            write(layout.begun(), new byte[0]);
            Files.write(layout.plan(), vault.open(name, Files.readAllBytes(layout.sealedPlan())));
            return layout.plan();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing of a plan is left; the mark that it was begun goes last. */
    void forget() {
        try {
            Files.deleteIfExists(layout.plan());
            Files.deleteIfExists(layout.sealedPlan());
            Files.deleteIfExists(layout.begun());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On the disk before anything else happens. */
    private void write(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var folder = FileChannel.open(layout.folder(), StandardOpenOption.READ)) {
            channel.force(true);
            folder.force(true);
        }
    }
}
