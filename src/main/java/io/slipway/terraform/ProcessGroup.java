package io.slipway.terraform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals for a child and all it started. Each child leads a group of its own where the system has {@code setsid}, so
 * that it outlives a terminal's Ctrl-C and can be ended as a whole.
 */
final class ProcessGroup {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessGroup.class);

    private static final List<String> LEADING = Stream.of("/usr/bin/setsid", "/bin/setsid")
            .filter(path -> Files.isExecutable(Path.of(path)))
            .limit(1)
            .toList();

    private ProcessGroup() {}

    /** The command that makes the child lead a group, without changing its process id. */
    static List<String> leading(List<String> command) {
        var all = new ArrayList<>(LEADING);
        all.addAll(command);
        return all;
    }

    /** Asks the child to come to an end; Terraform then tells its own children. */
    static void interrupt(ProcessHandle leader) {
        signal("INT", Long.toString(leader.pid()));
    }

    static void kill(ProcessHandle leader) {
        var descendants = leader.descendants().toList();
        killGroup(leader.pid());
        leader.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    /** Ends what an ended leader left behind. */
    static void killGroup(long group) {
        if (!LEADING.isEmpty()) {
            signal("KILL", "-" + group);
        }
    }

    private static void signal(String name, String target) {
        try {
            // Java sends no SIGINT; the shell's own kill exists everywhere, also where no kill binary is installed
            new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" -- \"$2\" 2>/dev/null", "kill", name, target)
                    .inheritIO()
                    .start()
                    .onExit()
                    .get(5, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            LOG.warn("No SIG{} for {}", name, target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
