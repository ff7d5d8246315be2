package io.slipway.aws;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The codes of quotas by their names, the same in every account and for ever; learned once, for the list is long. */
class QuotaCodes {

    private final Map<String, String> codes = new ConcurrentHashMap<>();

    void learn(String name, String code) {
        codes.put(name, code);
    }

    Optional<String> code(String name) {
        return Optional.ofNullable(codes.get(name));
    }
}
