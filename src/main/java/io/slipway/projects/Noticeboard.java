package io.slipway.projects;

import io.slipway.identity.UserId;
import java.util.List;

/** What somebody should know when they come home. Implemented by whoever tells people things. */
public interface Noticeboard {

    /** The newest notices that this person has not put away. */
    List<Note> of(UserId person);

    /**
     * A notice.
     *
     * @param tone {@code success}, {@code warning}, {@code error} or {@code info}
     * @param href where it leads
     * @param dismissal where to post to put it away
     */
    record Note(String tone, String title, String text, String href, String action, String dismissal) {}
}
