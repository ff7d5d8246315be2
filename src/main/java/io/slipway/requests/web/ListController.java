package io.slipway.requests.web;

import io.slipway.requests.Request;
import io.slipway.requests.RequestRow;
import io.slipway.requests.RequestRows;
import io.slipway.requests.RequestSearch;
import io.slipway.requests.RequestSearch.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of requests: one's own, or all that one may see. */
@Controller
class ListController {

    private static final int SIZE = 25;

    /** More of a name than any project has finds nothing. */
    private static final int LONGEST_SEARCH = 100;

    private final RequestSearch search;
    private final RequestRows rows;
    private final RequestAccess access;

    ListController(RequestSearch search, RequestRows rows, RequestAccess access) {
        this.search = search;
        this.rows = rows;
        this.access = access;
    }

    @GetMapping("/requests")
    ModelAndView list(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "") String after) {
        var mine = who.isEmpty() ? q.isBlank() : !who.equals("all");
        var text = q.strip().substring(0, Math.min(q.strip().length(), LONGEST_SEARCH));
        var place = place(before, after);
        var found = search.page(access.sight(mine), text, place, SIZE + 1);
        return new ModelAndView("requests/list", "list", page(mine, text, place, found));
    }

    private RequestList page(boolean mine, String text, Place place, List<Request> found) {
        var more = found.size() > SIZE;
        var shown = switch (place) {
            case Place.Below _ -> found.subList(0, Math.min(SIZE, found.size()));
            case Place.Above _ -> found.subList(Math.max(0, found.size() - SIZE), found.size());
        };
        var first = place.id() == Long.MAX_VALUE;
        var newer = place instanceof Place.Above ? more : !first && !shown.isEmpty();
        var older = place instanceof Place.Above ? !shown.isEmpty() : more;
        return new RequestList(
                mine,
                text,
                rows.of(shown),
                newer ? href(mine, text, "after", shown.getFirst()) : null,
                older ? href(mine, text, "before", shown.getLast()) : null);
    }

    private static String href(boolean mine, String text, String which, Request edge) {
        return UriComponentsBuilder.fromPath("/requests")
                .queryParam("who", mine ? "mine" : "all")
                .queryParam("q", "{q}")
                .queryParam(which, edge.id().value())
                .encode()
                .buildAndExpand(text)
                .toUriString();
    }

    private static Place place(String before, String after) {
        if (!after.isEmpty()) {
            return new Place.Above(number(after, 0));
        }
        return before.isEmpty() ? Place.newest() : new Place.Below(number(before, Long.MAX_VALUE));
    }

    private static long number(String text, long otherwise) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : otherwise;
    }

    /** The page of the list. */
    record RequestList(
            boolean mine,
            String q,
            List<RequestRow> rows,
            @Nullable String newer,
            @Nullable String older) {

        public boolean searched() {
            return !q.isEmpty();
        }
    }
}
