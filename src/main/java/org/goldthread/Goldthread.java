package org.goldthread;

import org.goldthread.shared.EmbeddedPostgresql;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the product. Without an outside PostgreSQL it brings its own, kept in {@code goldthread.data-dir}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Goldthread {

    /**
     * Starts the product and returns when it is ready to be used.
     *
     * @param arguments Spring Boot's command line arguments
     */
    public static void main(String[] arguments) {
        var application = new SpringApplication(Goldthread.class);
        application.addListeners(new EmbeddedPostgresql());
        application.run(arguments);
    }
}
