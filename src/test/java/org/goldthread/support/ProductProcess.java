package org.goldthread.support;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldthread.Goldthread;

/** The product in a JVM of its own, as an operator runs it: it can be killed without warning and started again. */
public final class ProductProcess implements AutoCloseable {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Process process;
    private final int port;
    private final Path output;

    private ProductProcess(Process process, int port, Path output) {
        this.process = process;
        this.port = port;
        this.output = output;
    }

    /** Starts the product with these settings and waits until it says it is ready. */
    public static ProductProcess start(Map<String, String> settings) {
        try {
            var port = freePort();
            var output = Files.createTempFile("goldthread", ".log");
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Duser.timezone=Europe/London",
                    "-cp",
                    classPath(),
                    Goldthread.class.getName()));
            settings.forEach((name, value) -> command.add("--" + name + "=" + value));
            command.add("--server.port=" + port);
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            var product = new ProductProcess(process, port, output);
            product.awaitReady();
            return product;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends the JVM as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
    }

    /** The JVM's process id. */
    public long pid() {
        return process.pid();
    }

    /** The full address of a path. */
    public URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** What the product has printed. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Signs in with the demonstration's password; the cookies of {@code jar} then work on every node. */
    public void signIn(CookieManager jar, String who) {
        var page = send(jar, HttpRequest.newBuilder(address("/sign-in")).build());
        var token = CSRF.matcher(page.body());
        if (!token.find()) {
            throw new IllegalStateException("The sign-in page has no form: " + page.body());
        }
        var form = "name=" + who + "&password=goldthread&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        send(
                jar,
                HttpRequest.newBuilder(address("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
    }

    /** Reads a page with these cookies, without following redirects. */
    public HttpResponse<String> get(CookieManager jar, String path) {
        return send(jar, HttpRequest.newBuilder(address(path)).build());
    }

    @Override
    public void close() {
        process.destroy();
        await().atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive());
    }

    private void awaitReady() {
        await().atMost(Duration.ofSeconds(240))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("The product did not start:\n" + output());
                    }
                    return isReady();
                });
    }

    private boolean isReady() {
        try {
            return get(new CookieManager(), "/actuator/health/readiness").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static HttpResponse<String> send(CookieManager jar, HttpRequest request) {
        try {
            return HttpClient.newBuilder()
                    .cookieHandler(jar)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Without the empty entries a test runner leaves in it, which would mean the working folder. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
