package io.slipway.sandbox.github;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One page of a list as GitHub cuts it: {@code per_page} and {@code page} asked, {@code Link} answered. */
record Page<T>(List<T> all, int number, int size) {

    static final int MOST = 100;

    /** Cuts the list; {@code perPage} and {@code page} are what was asked, 0 where nothing was. */
    static <T> Page<T> of(List<T> all, int perPage, int page) {
        return new Page<>(all, Math.max(1, page), perPage <= 0 ? 30 : Math.min(perPage, MOST));
    }

    /** A bare list. */
    ResponseEntity<List<Json>> answer(Function<T, Json> shape) {
        return ResponseEntity.ok().headers(links()).body(shaped(shape));
    }

    /** A list in an object, with its total. */
    ResponseEntity<Json> answer(String name, Function<T, Json> shape) {
        var body = Json.with("total_count", all.size()).and(name, shaped(shape));
        return ResponseEntity.ok().headers(links()).body(body);
    }

    private List<Json> shaped(Function<T, Json> shape) {
        return all.stream()
                .skip((long) (number - 1) * size)
                .limit(size)
                .map(shape)
                .toList();
    }

    private int last() {
        return Math.max(1, (all.size() + size - 1) / size);
    }

    private HttpHeaders links() {
        var links = new ArrayList<String>();
        if (number > 1) {
            links.add(link(number - 1, "prev"));
        }
        if (number < last()) {
            links.add(link(number + 1, "next"));
            links.add(link(last(), "last"));
        }
        if (number > 1) {
            links.add(link(1, "first"));
        }
        var headers = new HttpHeaders();
        if (!links.isEmpty()) {
            headers.set(HttpHeaders.LINK, String.join(", ", links));
        }
        return headers;
    }

    private static String link(int page, String rel) {
        var url = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("page", page)
                .build()
                .toUriString();
        return "<%s>; rel=\"%s\"".formatted(url, rel);
    }
}
