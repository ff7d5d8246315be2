package io.slipway.sandbox.database;

import io.slipway.sandbox.HomeFolder;
import io.slipway.sandbox.SandboxProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says that a home folder is in use. The operating system takes it back from a portal that dies. */
record HomeLock(Path file, FileChannel channel) implements AutoCloseable {

    /** Closing any second channel of the file would give the lock away, so whatever this JVM holds is remembered. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    static HomeLock take(HomeFolder home) {
        var file = home.path().resolve("slipway.lock");
        if (!HELD.add(file)) {
            throw inUse(home, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            return take(home, file);
        } catch (IOException | RuntimeException e) {
            HELD.remove(file);
            throw e instanceof RuntimeException known ? known : new UncheckedIOException((IOException) e);
        }
    }

    @SuppressWarnings("resource") // the lock lives in the channel
    private static HomeLock take(HomeFolder home, Path file) throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(home, Files.readString(file).strip());
        }
        return new HomeLock(file, channel).signed();
    }

    private HomeLock signed() throws IOException {
        var pid = Long.toString(ProcessHandle.current().pid());
        channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)), 0);
        return this;
    }

    private static SandboxProblem inUse(HomeFolder home, String pid) {
        return new SandboxProblem(
                "Another Slipway runs here (pid %s): it uses the home folder %s.".formatted(pid, home.path()),
                "Stop it, or give this one a home of its own: --slipway.home=<folder> --server.port=8081");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(file);
        }
    }
}
