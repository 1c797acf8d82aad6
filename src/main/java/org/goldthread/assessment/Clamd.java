package org.goldthread.assessment;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Speaks with clamd, the malware scanner of ClamAV, by its INSTREAM command over TCP. */
final class Clamd {

    private static final int PORT = 3310;
    private static final int CHUNK = 64 << 10;
    private static final int MOST_ANSWER = 4096;
    private static final String STREAM = "stream: ";
    private static final String FOUND = " FOUND";

    private final String host;
    private final int port;
    private final Duration connect;
    private final Duration answer;

    /** For {@code host} or {@code host:port}; connecting and each wait for an answer take at most the given times. */
    Clamd(String address, Duration connect, Duration answer) {
        int colon = address.lastIndexOf(':');
        this.host = colon < 0 ? address : address.substring(0, colon);
        this.port = colon < 0 ? PORT : Integer.parseInt(address.substring(colon + 1));
        this.connect = connect;
        this.answer = answer;
    }

    /**
     * Lets clamd look at the bytes.
     *
     * @return the name of what it found, or nothing if they are clean
     * @throws IOException if there is no verdict: clamd is not there, does not answer in time, or answers an error (such as more
     *     bytes than its {@code StreamMaxLength})
     */
    Optional<String> scan(InputStream content) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) connect.toMillis());
            socket.setSoTimeout((int) answer.toMillis());
            var said = ask(socket, content);
            if (said.equals(STREAM + "OK")) {
                return Optional.empty();
            }
            if (said.startsWith(STREAM) && said.endsWith(FOUND)) {
                return Optional.of(said.substring(STREAM.length(), said.length() - FOUND.length()));
            }
            throw new IOException("clamd answered: " + said);
        }
    }

    private static String ask(Socket socket, InputStream content) throws IOException {
        var out = new DataOutputStream(socket.getOutputStream());
        out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        var buffer = new byte[CHUNK];
        for (int read = content.readNBytes(buffer, 0, CHUNK); read > 0; read = content.readNBytes(buffer, 0, CHUNK)) {
            out.writeInt(read);
            out.write(buffer, 0, read);
        }
        out.writeInt(0);
        out.flush();
        return new String(socket.getInputStream().readNBytes(MOST_ANSWER), StandardCharsets.UTF_8)
                .replace("\0", "")
                .strip();
    }
}
