package io.slipway.sandbox.database;

import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process with nothing but the embedded database: adds a row, says how many there are, waits for its input to end. */
@SpringBootConfiguration
@ImportAutoConfiguration({
    EmbeddedDatabaseConfiguration.class,
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
class DatabaseOnly {

    public static void main(String[] args) throws IOException {
        var application = new SpringApplication(DatabaseOnly.class);
        try (var context = application.run(args)) {
            var jdbc = context.getBean(JdbcClient.class);
            jdbc.sql("create table if not exists start (id int generated always as identity)")
                    .update();
            jdbc.sql("insert into start default values").update();
            var rows = jdbc.sql("select count(*) from start").query(Long.class).single();
            System.out.println("ROWS " + rows);
            while (System.in.read() >= 0) {
                System.out.flush();
            }
        }
    }
}
