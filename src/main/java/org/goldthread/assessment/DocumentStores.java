package org.goldthread.assessment;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
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
            @DefaultValue("") String bucket,
            @DefaultValue("") String endpoint,
            @DefaultValue("") String region,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey) {}

    @Bean
    DocumentStore documentStore(@Value("${goldthread.data-dir}") Path dataDir, Bucket settings) {
        return settings.bucket().isBlank()
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
        if (!settings.region().isBlank()) {
            builder.region(Region.of(settings.region()));
        }
        if (!settings.endpoint().isBlank()) {
            builder.endpointOverride(URI.create(settings.endpoint())).forcePathStyle(true);
        }
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(Bucket settings) {
        return settings.accessKey().isBlank()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
    }
}
