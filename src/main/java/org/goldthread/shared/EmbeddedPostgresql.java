package org.goldthread.shared;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.MapPropertySource;

/** Starts the product's own PostgreSQL before anything else when no outside one is named. */
public final class EmbeddedPostgresql implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var environment = event.getEnvironment();
        if (environment.containsProperty("spring.datasource.url")) {
            return;
        }
        try {
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(Path.of(environment.getProperty("goldthread.data-dir", "data"), "postgresql"))
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "embedded-postgresql",
                            Map.of(
                                    "spring.datasource.url",
                                    server.getJdbcUrl("postgres", "postgres"),
                                    "spring.datasource.username",
                                    "postgres",
                                    "goldthread.demo",
                                    environment.getProperty("goldthread.demo", "true"))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
