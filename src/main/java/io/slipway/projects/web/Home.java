package io.slipway.projects.web;

import io.slipway.catalog.TemplateVersion;
import io.slipway.projects.Noticeboard.Note;
import io.slipway.requests.RequestRow;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page that somebody comes home to.
 *
 * @param waiting how many requests wait for this person's signature
 * @param first those of them that wait longest
 * @param mayAsk whether a business unit knows this person
 */
record Home(
        List<Note> notes,
        int waiting,
        List<RequestRow> first,
        List<RequestRow> requests,
        List<ProjectCard> projects,
        List<TemplateVersion> templates,
        boolean mayAsk) {

    /** Where things stand, in words. */
    public String lead() {
        var sentences = Stream.of(
                        sentence(waiting, "waits", "wait", "for your signature"),
                        sentence(moving(), "is", "are", "being worked on"),
                        sentence(planned(), "is planned and waits", "are planned and wait", "to be submitted"))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
        return sentences.isEmpty() ? nothing() : sentences;
    }

    /** Whether there is nothing yet that is theirs. */
    public boolean isNew() {
        return requests.isEmpty() && projects.isEmpty();
    }

    public boolean hasMore() {
        return waiting > first.size();
    }

    private String nothing() {
        return isNew() && mayAsk ? "Nothing is yours yet. A template is the way to begin." : "Nothing waits for you.";
    }

    private long moving() {
        return requests.stream().filter(row -> row.standing().moving()).count();
    }

    private long planned() {
        return requests.stream()
                .filter(row -> row.standing().badge().equals("planned"))
                .count();
    }

    private static String sentence(long count, String one, String many, String what) {
        return switch ((int) count) {
            case 0 -> "";
            case 1 -> "One request %s %s.".formatted(one, what);
            default -> "%d requests %s %s.".formatted(count, many, what);
        };
    }
}
