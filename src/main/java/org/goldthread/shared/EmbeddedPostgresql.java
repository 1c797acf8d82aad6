package org.goldthread.shared;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * Starts the product's own PostgreSQL before anything else when no outside one is named, and stops it after everything else.
 * It keeps real data: every confirmed change is on the disk, it listens to this machine only, and it wants a password.
 */
public final class EmbeddedPostgresql implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgresql.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String USER = "postgres";
    private static final String SERVER = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var environment = event.getEnvironment();
        if (environment.containsProperty("spring.datasource.url")) {
            return;
        }
        if (!ClassUtils.isPresent(SERVER, null)) {
            throw new StartRefused(
                    "No database is named, and this build brings none of its own.",
                    "Set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.");
        }
        try {
            start(environment);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void start(ConfigurableEnvironment environment) throws IOException {
        var folder = ServerFolder.open(Path.of(environment.getProperty("goldthread.data-dir", "data")));
        var left = LeftServer.on(folder.cluster());
        if (left.isPresent()) {
            log.info(
                    "A database server of an earlier start still runs (process {}); stopping it first.",
                    left.get().pid());
            left.get().stop(PATIENCE);
        }
        var port = folder.port();
        var server = server(folder, port);
        SpringApplication.getShutdownHandlers().add(() -> close(server, folder));
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "embedded-postgresql",
                        Map.of(
                                "spring.datasource.url",
                                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                                "spring.datasource.username",
                                USER,
                                "spring.datasource.password",
                                folder.password(),
                                "goldthread.demo",
                                environment.getProperty("goldthread.demo", "true"))));
    }

    private static EmbeddedPostgres server(ServerFolder folder, int port) throws IOException {
        var password = folder.password();
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.cluster())
                .setOverrideWorkingDirectory(folder.programs().toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                // For a new data folder: passwords are asked for from the first connection on.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setConnectConfig("password", password)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // The server writes its own log: the product's output may be gone before it is.
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_filename", "postgresql-%a.log")
                .setServerConfig("log_truncate_on_rotation", "on")
                .start();
    }

    private static void close(EmbeddedPostgres server, ServerFolder folder) {
        try (folder) {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
