package io.slipway.terraform;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Reads the lines of a file that another process still writes. */
final class Tail implements Closeable {

    private static final int LONGEST = 8 * 1024 * 1024;

    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean tooLong;

    Tail(Path path) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.READ);
    }

    /** The lines that have come since. A line too long to be sensible is left out. */
    void drain(Consumer<String> lines) {
        try {
            while (file.read(buffer.clear()) > 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    take(buffer.get(), lines);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rest, also without an end of line. */
    void finish(Consumer<String> lines) {
        drain(lines);
        if (line.size() > 0) {
            take((byte) '\n', lines);
        }
    }

    private void take(byte next, Consumer<String> lines) {
        if (next == '\n') {
            if (!tooLong) {
                lines.accept(line.toString(StandardCharsets.UTF_8));
            }
            line.reset();
            tooLong = false;
        } else if (line.size() < LONGEST) {
            line.write(next);
        } else {
            tooLong = true;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
