package io.slipway.sandbox.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How to reach a server that runs, and how to stop it. */
record RunningServer(int port, String url, String password, Runnable stop) {

    static final String USER = "postgres";

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, USER, password);
    }
}
