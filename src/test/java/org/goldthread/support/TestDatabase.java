package org.goldthread.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One real PostgreSQL for a whole test run; every Spring context gets a database of its own. */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Off for speed, but what is measured keeps its data as the product does. */
    private static final String DURABLE = Boolean.getBoolean("goldthread.test.durable") ? "on" : "off";

    private static int databases;
    private static volatile boolean closedBySpring;

    private static final class Holder {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setRegisterShutdownHook(false)
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", DURABLE)
                        .setServerConfig("synchronous_commit", DURABLE)
                        .start();
                SpringApplication.getShutdownHandlers().add(() -> close(server));
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Stops the server when the JVM ends, unless Spring does after its contexts: they must not lose it while they close. */
    static void stopAtEnd() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!closedBySpring) {
                close(Holder.SERVER);
            }
        }));
    }

    /** The JDBC URL of a new, empty database. */
    public static synchronized String newDatabase() {
        var name = "goldthread_" + ++databases;
        try (var connection = Holder.SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return Holder.SERVER.getJdbcUrl("postgres", name);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        closedBySpring = true;
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test-database",
                        Map.of("spring.datasource.url", newDatabase(), "spring.datasource.username", "postgres")));
    }
}
