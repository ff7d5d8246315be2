package io.slipway.requests;

import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lists of requests, in PostgreSQL. Each business unit is read by its own index and only as far as a page reaches, so
 * a small one among a million requests is as quick as a large one.
 */
@Repository
class JdbcRequestSearch implements RequestSearch {

    private static final String OWN = """
            select * from request
            where requester = :viewer and %1$s
            order by id %2$s limit :size
            """;

    private static final String SHARED = """
            (select * from request
             where requester = :viewer and %1$s
             order by id %2$s limit :size)
            union
            select shared.* from unnest(cast(:units as text[])) as unit cross join lateral (
                select * from request
                where business_unit = unit and state <> 'draft' and %1$s
                order by id %2$s limit :size) as shared
            order by id %2$s limit :size
            """;

    private static final String EVERYTHING = """
            select * from request
            where (state <> 'draft' or requester = :viewer) and %1$s
            order by id %2$s limit :size
            """;

    private final JdbcClient jdbc;

    JdbcRequestSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Request> page(Sight sight, String named, Place place, int size) {
        var found = jdbc.sql(sql(sight, named, place))
                .param("viewer", sight.viewer().value())
                .param("units", units(sight))
                .param("named", holding(named))
                .param("place", place.id())
                .param("size", size)
                .query(JdbcRequests::request)
                .list();
        return place instanceof Place.Above ? found.reversed() : found;
    }

    private static String sql(Sight sight, String named, Place place) {
        var shape = switch (sight) {
            case Sight.Own _ -> OWN;
            case Sight.Shared _ -> SHARED;
            case Sight.Everything _ -> EVERYTHING;
        };
        var name = named.isBlank() ? "true" : "lower(project) like :named";
        return switch (place) {
            case Place.Below _ -> shape.formatted(name + " and id < :place", "desc");
            case Place.Above _ -> shape.formatted(name + " and id > :place", "asc");
        };
    }

    private static String[] units(Sight sight) {
        return sight instanceof Sight.Shared shared
                ? shared.units().stream().map(Record::toString).toArray(String[]::new)
                : new String[0];
    }

    /** The pattern for a name that holds the text, whatever signs it has. */
    static String holding(String text) {
        var literal = text.strip().toLowerCase(Locale.ROOT).replace("\0", "").replaceAll("([\\\\%_])", "\\\\$1");
        return "%" + literal + "%";
    }
}
