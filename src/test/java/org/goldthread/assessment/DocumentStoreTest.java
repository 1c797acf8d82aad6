package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What every document store promises, tried on each of them. */
class DocumentStoreTest {

    abstract static class Promises {

        private static final Duration BEFORE_IT_CAME = Duration.ofMinutes(-5);

        @TempDir
        Path folder;

        abstract DocumentStore store();

        final String keep(DocumentStore store, String text) throws IOException {
            var received = store.incoming();
            Files.writeString(received, text);
            var hash = Hashes.of(text);
            store.keep(received, hash);
            assertThat(received).doesNotExist();
            return hash;
        }

        final String read(DocumentStore store, String hash) throws IOException {
            try (var content = store.open(hash)) {
                return new String(content.readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        @Test
        void whatIsKept_isRead_asOftenAsAsked() throws IOException {
            var store = store();
            var hash = keep(store, "a document");
            assertThat(read(store, hash)).isEqualTo("a document");
            assertThat(read(store, hash)).isEqualTo("a document");
        }

        @Test
        void keptTwice_isThereOnce() throws IOException {
            var store = store();
            assertThat(keep(store, "the same")).isEqualTo(keep(store, "the same"));
            assertThat(store.sweep(BEFORE_IT_CAME, hash -> false)).isEqualTo(1);
        }

        @Test
        void whatIsNotThere_isAFault_andWhatIsNoHash_isNotLookedFor() {
            var store = store();
            assertThatThrownBy(() -> store.open(Hashes.of("nobody kept this")))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> store.open("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void theSweep_leavesWhatIsNeededOrNew_andTakesUploadsThatBrokeOff() throws IOException {
            var store = store();
            var needed = keep(store, "needed");
            var stale = keep(store, "stale");
            store.incoming();
            assertThat(store.sweep(Duration.ofDays(1), hash -> false)).isZero();
            assertThat(store.sweep(BEFORE_IT_CAME, Set.of(needed)::contains)).isEqualTo(2);
            assertThat(read(store, needed)).isEqualTo("needed");
            assertThatThrownBy(() -> store.open(stale)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class InAFolder extends Promises {

        @Override
        DocumentStore store() {
            return new FolderDocumentStore(folder);
        }
    }

    @Nested
    class InABucket extends Promises {

        private static BucketServer server;
        private static int buckets;

        @BeforeAll
        static void start() throws Exception {
            server = BucketServer.start();
        }

        @AfterAll
        static void stop() throws Exception {
            server.close();
        }

        private static S3Client client(String bucket, String secret) {
            try {
                return DocumentStores.client(
                        new DocumentStores.Bucket(bucket, server.address(), "us-east-1", BucketServer.KEY, secret));
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }

        @Override
        DocumentStore store() {
            var name = "documents-" + ++buckets;
            var client = client(name, BucketServer.SECRET);
            client.createBucket(create -> create.bucket(name));
            return new BucketDocumentStore(client, name, folder);
        }

        @Test
        void aWrongKey_isRefusedByTheServer() {
            var store = new BucketDocumentStore(client("any", "not the secret"), "any", folder);
            // Asked for, not sent: a server that refuses may hang up before it has read all that is sent to it.
            assertThatThrownBy(() -> store.open("0".repeat(64)))
                    .isInstanceOfSatisfying(S3Exception.class, refused -> assertThat(refused.statusCode())
                            .isEqualTo(403));
        }
    }
}
