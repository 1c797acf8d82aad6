package org.goldthread.shared;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The data folder: the database's files, its password and its port, held by one running product at a time. What is in it can
 * be copied as a whole while the product is stopped.
 */
final class ServerFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel lock;

    private ServerFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Opens the folder, making it if need be; refused while another process has it open. */
    static ServerFolder open(Path folder) throws IOException {
        var real = make(folder).toRealPath();
        var channel = FileChannel.open(real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new ServerFolder(real, channel);
            }
        } catch (OverlappingFileLockException sameProcess) {
            channel.close();
            throw inUse(real);
        }
        channel.close();
        throw inUse(real);
    }

    /** Only the owner may look inside: the programs that are run lie there too. */
    private static Path make(Path folder) throws IOException {
        if (Files.notExists(folder) && isPosix()) {
            return Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return Files.createDirectories(folder);
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static StartRefused inUse(Path folder) {
        return new StartRefused(
                "Goldthread is already running with the data folder " + folder + ".",
                "Use the one that runs, stop it first, or name another folder with --goldthread.data-dir=... and another"
                        + " port with SERVER_PORT.");
    }

    /** Where the database keeps its files. */
    Path cluster() {
        return folder.resolve("postgresql");
    }

    /** Where the server's programs are unpacked: beside its data, where nobody else can put others in their place. */
    Path programs() throws IOException {
        return Files.createDirectories(folder.resolve("programs"));
    }

    /** The database's password, generated once, readable by the owner only. */
    String password() throws IOException {
        if (Files.notExists(passwordFile())) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            createPrivate(passwordFile());
            Files.writeString(passwordFile(), HexFormat.of().formatHex(bytes));
        }
        return Files.readString(passwordFile()).strip();
    }

    Path passwordFile() {
        return folder.resolve("postgresql.password");
    }

    /** The database's port: the same at every start, unless another program has taken it meanwhile. */
    int port() throws IOException {
        var file = folder.resolve("postgresql.port");
        if (Files.exists(file)) {
            var port = Integer.parseInt(Files.readString(file).strip());
            if (isFree(port)) {
                return port;
            }
        }
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, Integer.toString(free.getLocalPort()));
            return free.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static void createPrivate(Path file) throws IOException {
        if (isPosix()) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /** Gives the folder free for the next start; the end of the process does the same. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
