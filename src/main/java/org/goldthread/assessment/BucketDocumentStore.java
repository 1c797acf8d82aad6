package org.goldthread.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.utils.BinaryUtils;
import software.amazon.awssdk.utils.Md5Utils;

/**
 * Documents in a bucket: {@code documents/ab12…}, one object a hash, which every node of an installation reaches. An object
 * appears when all its bytes have arrived as they were sent, or not at all.
 */
final class BucketDocumentStore implements DocumentStore {

    private static final String PREFIX = "documents/";
    private static final String MARKER = "documents-sweep";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final S3Client client;
    private final String bucket;
    private final Incoming incoming;

    BucketDocumentStore(S3Client client, String bucket, Path dataDir) {
        this.client = client;
        this.bucket = bucket;
        this.incoming = new Incoming(dataDir.resolve("documents/incoming").toAbsolutePath());
    }

    @Override
    public Path incoming() {
        return incoming.file();
    }

    @Override
    public void keep(Path received, String hash) {
        // Put even if it is there: its new age protects it from being swept before the row that needs it is committed.
        client.putObject(
                put -> put.bucket(bucket).key(key(hash)).contentMD5(md5(received)), RequestBody.fromFile(received));
        FileDesk.discard(received);
    }

    @Override
    public InputStream open(String hash) {
        try {
            return client.getObject(get -> get.bucket(bucket).key(key(hash)));
        } catch (NoSuchKeyException missing) {
            throw new IllegalStateException("Document " + hash + " is not in the store", missing);
        }
    }

    @Override
    public int sweep(Duration longerThan, Predicate<String> needed) {
        int swept = incoming.sweep(longerThan);
        var before = now().minus(longerThan);
        for (var object : client.listObjectsV2Paginator(
                        list -> list.bucket(bucket).prefix(PREFIX))
                .contents()) {
            if (object.lastModified().isBefore(before) && isStale(object, needed)) {
                client.deleteObject(delete -> delete.bucket(bucket).key(object.key()));
                swept++;
            }
        }
        return swept;
    }

    private static boolean isStale(S3Object object, Predicate<String> needed) {
        var hash = object.key().substring(PREFIX.length());
        return HASH.matcher(hash).matches() && !needed.test(hash);
    }

    /** The server's own time, which the ages of its objects are in: a new object tells it. */
    private Instant now() {
        client.putObject(put -> put.bucket(bucket).key(MARKER), RequestBody.empty());
        return client.headObject(head -> head.bucket(bucket).key(MARKER)).lastModified();
    }

    /** The one checksum that every server of this protocol compares on arrival. */
    private static String md5(Path file) {
        try (var content = Files.newInputStream(file)) {
            return BinaryUtils.toBase64(Md5Utils.computeMD5Hash(content));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String key(String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("Not a hash: " + hash);
        }
        return PREFIX + hash;
    }
}
