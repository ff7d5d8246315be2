package io.slipway.github;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What GitHub answered. */
record Reply(int status, Map<String, List<String>> headers, byte[] body) {

    Reply {
        var anyCase = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    Optional<Long> number(String name) {
        return header(name).filter(text -> text.matches("\\d{1,12}")).map(Long::valueOf);
    }

    boolean refused() {
        return status >= 400;
    }
}
