package io.slipway.terraform;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The state store: the newest serial of each state, encrypted, guarded by the fence of who works on it. */
@Repository
class JdbcStates {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    JdbcStates(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * From now on only this fence and higher ones write.
     *
     * @throws StaleFenceException when a higher one was here
     */
    void claim(String name, long fence) {
        var claimed = jdbc.sql("""
                        insert into terraform_state (name, fence) values (:name, :fence)
                        on conflict (name) do update set fence = excluded.fence
                        where terraform_state.fence <= excluded.fence
                        """).param("name", name).param("fence", fence).update();
        if (claimed == 0) {
            throw new StaleFenceException(name, fence);
        }
    }

    /**
     * Keeps a serial, unless the same or a newer one is kept.
     *
     * @throws StaleFenceException when a higher fence was here
     */
    void ship(String name, long fence, StateFile state) {
        var shipped = jdbc.sql("""
                        update terraform_state
                        set serial = :serial, lineage = :lineage, content = :content, shipped_at = :now
                        where name = :name and fence <= :fence
                          and (serial is null or (lineage = :lineage and serial < :serial))
                        """)
                .param("name", name)
                .param("fence", fence)
                .param("serial", state.serial())
                .param("lineage", state.lineage())
                .param("content", vault.seal(name, state.bytes()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (shipped == 0) {
            refuse(name, fence, state);
        }
    }

    /** @throws TamperedException when it is not what was shipped */
    Optional<StateFile> newest(String name) {
        return jdbc.sql("select content from terraform_state where name = :name and content is not null")
                .param("name", name)
                .query(byte[].class)
                .optional()
                .map(content -> StateFile.of(vault.open(name, content)).orElseThrow(() -> new TamperedException(name)));
    }

    private void refuse(String name, long fence, StateFile state) {
        var mayWrite = jdbc.sql("select fence <= :fence from terraform_state where name = :name")
                .param("name", name)
                .param("fence", fence)
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (!mayWrite) {
            throw new StaleFenceException(name, fence);
        }
        newest(name).ifPresent(state::isNewerThan);
    }
}
