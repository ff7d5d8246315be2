package io.slipway.terraform;

import io.slipway.terraform.LogLine.Tone;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells events in words, and counts what is done. */
final class Narrator {

    private final Set<String> done = new HashSet<>();

    /** The line for people; empty when they need none. */
    Optional<LogLine> tell(Event event) {
        return Optional.ofNullable(
                switch (event) {
                    case Event.Version(var version) -> quiet("Terraform " + version);
                    case Event.Planned(var address, var action) -> plain(address + ": will be " + past(action));
                    case Event.Drifted(var address, var action) ->
                        new LogLine(Tone.WAIT, address + ": was " + past(action) + " outside of Terraform");
                    case Event.Started(var address, var action) -> plain(address + ": " + present(action));
                    case Event.Progressing(var address, var action, var seconds) ->
                        quiet(address + ": still " + present(action) + ", " + seconds + " s");
                    case Event.Completed completed -> completed(completed);
                    case Event.Errored(var address, var action, var seconds) ->
                        new LogLine(Tone.BAD, address + ": not " + past(action) + ", failed after " + seconds + " s");
                    case Event.Said(var address, var text) -> quiet(address + ": " + text);
                    case Event.Diagnosed(var error, var text, var address) ->
                        new LogLine(error ? Tone.BAD : Tone.WAIT, text);
                    case Event.Summed summed -> summed(summed);
                    case Event.Outputs _, Event.Other _ -> null;
                });
    }

    /** A replacement completes twice, once for each half, and counts once. */
    private LogLine completed(Event.Completed event) {
        done.add(event.address());
        var text = event.address() + ": " + past(event.action()) + " in " + event.seconds() + " s";
        return new LogLine(Tone.GOOD, text, done.size());
    }

    private LogLine summed(Event.Summed event) {
        return switch (event.operation()) {
            case "apply" ->
                new LogLine(
                        Tone.GOOD,
                        "made %d, changed %d, deleted %d".formatted(event.add(), event.change(), event.remove()),
                        done.size());
            default ->
                quiet("%d to make, %d to change, %d to delete".formatted(event.add(), event.change(), event.remove()));
        };
    }

    private static String present(String action) {
        return switch (action) {
            case "create" -> "creating";
            case "update" -> "changing";
            case "delete" -> "deleting";
            case "read" -> "reading";
            default -> action;
        };
    }

    private static String past(String action) {
        return switch (action) {
            case "create" -> "made";
            case "update" -> "changed";
            case "delete" -> "deleted";
            case "replace" -> "made anew";
            case "read" -> "read";
            default -> action;
        };
    }

    private static LogLine plain(String text) {
        return new LogLine(Tone.PLAIN, text);
    }

    private static LogLine quiet(String text) {
        return new LogLine(Tone.QUIET, text);
    }
}
