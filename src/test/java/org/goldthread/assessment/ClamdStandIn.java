package org.goldthread.assessment;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Speaks clamd's INSTREAM command and finds the one harmless string all scanners agree to find. */
final class ClamdStandIn implements AutoCloseable {

    /** The EICAR test string. */
    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    enum Mood {
        AT_WORK,
        /** Hangs up on whoever calls. */
        AWAY,
        /** Takes the bytes and never answers. */
        SILENT
    }

    private final ServerSocket door;
    private final int most;
    private volatile Mood mood = Mood.AT_WORK;

    private ClamdStandIn(ServerSocket door, int most) {
        this.door = door;
        this.most = most;
    }

    /** Starts one that takes at most so many bytes. */
    static ClamdStandIn start(int most) throws IOException {
        var standIn = new ClamdStandIn(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), most);
        var thread = new Thread(standIn::serve, "clamd");
        thread.setDaemon(true);
        thread.start();
        return standIn;
    }

    String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    void is(Mood other) {
        mood = other;
    }

    private void serve() {
        while (!door.isClosed()) {
            try (var caller = door.accept()) {
                if (mood != Mood.AWAY) {
                    answer(caller);
                }
            } catch (SocketException closedOrGone) {
                // the next one
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    private void answer(Socket caller) throws IOException {
        var in = new DataInputStream(caller.getInputStream());
        var command = new String(in.readNBytes("zINSTREAM\0".length()), StandardCharsets.US_ASCII);
        if (!command.equals("zINSTREAM\0")) {
            say(caller, "UNKNOWN COMMAND");
            return;
        }
        var content = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            content.write(in.readNBytes(length));
            if (content.size() > most) {
                say(caller, "INSTREAM size limit exceeded. ERROR");
                return;
            }
        }
        if (mood == Mood.SILENT) {
            in.read();
            return;
        }
        var found = content.toString(StandardCharsets.ISO_8859_1).contains(EICAR);
        say(caller, found ? "stream: Eicar-Signature FOUND" : "stream: OK");
    }

    private static void say(Socket caller, String words) throws IOException {
        caller.getOutputStream().write((words + "\0").getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
