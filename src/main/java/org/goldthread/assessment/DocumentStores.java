package org.goldthread.assessment;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Chooses where documents are kept: a folder, or a bucket if one is named. */
@Configuration
@EnableConfigurationProperties(DocumentStores.Bucket.class)
class DocumentStores {

    /**
     * A bucket of Amazon S3 or of a server that speaks its protocol.
     *
     * @param bucket its name; empty for the folder
     * @param endpoint the server's address; empty for Amazon's
     * @param region the region requests are signed for
     * @param accessKey empty for what the machine itself has been given
     */
    @ConfigurationProperties("goldthread.documents")
    record Bucket(
            @Nullable String bucket,
            @Nullable String endpoint,
            @Nullable String region,
            @Nullable String accessKey,
            @Nullable String secretKey) {}

    @Bean
    DocumentStore documentStore(@Value("${goldthread.data-dir}") Path dataDir, Bucket settings) {
        return isBlank(settings.bucket())
                ? new FolderDocumentStore(dataDir)
                : new BucketDocumentStore(client(settings), settings.bucket(), dataDir);
    }

    static S3Client client(Bucket settings) {
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(credentials(settings))
                // Other servers than Amazon's do not all know the newer checksums; every object here is checked by its
                // hash.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (!isBlank(settings.region())) {
            builder.region(Region.of(settings.region()));
        }
        if (!isBlank(settings.endpoint())) {
            builder.endpointOverride(URI.create(settings.endpoint())).forcePathStyle(true);
        }
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(Bucket settings) {
        return isBlank(settings.accessKey()) || settings.secretKey() == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
    }

    private static boolean isBlank(@Nullable String setting) {
        return setting == null || setting.isBlank();
    }
}
