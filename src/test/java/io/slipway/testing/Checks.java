package io.slipway.testing;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the named CHECKs of the database. */
public final class Checks {

    private static final Pattern WORD = Pattern.compile("'([^']+)'");

    private Checks() {}

    /** The words that a column takes. */
    public static Set<String> words(JdbcClient jdbc, String constraint) {
        var definition = jdbc.sql("select pg_get_constraintdef(oid) from pg_constraint where conname = :name")
                .param("name", constraint)
                .query(String.class)
                .single();
        return WORD.matcher(definition).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
