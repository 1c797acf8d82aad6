package org.goldthread.assessment;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A real S3 server in this JVM (S3Proxy, in memory) that checks signatures. It lives behind a class loader of its own, so that
 * nothing it brings along is on the class path of the product under test.
 */
final class BucketServer implements AutoCloseable {

    static final String KEY = "goldthread";
    static final String SECRET = "a secret for tests";

    private final URLClassLoader classes;
    private final Object server;

    private BucketServer(URLClassLoader classes, Object server) {
        this.classes = classes;
        this.server = server;
    }

    static BucketServer start() throws Exception {
        var urls = new URL[] {
            Path.of("src/test/resources/s3-server/").toUri().toURL(),
            Path.of("target/s3-server/s3proxy.jar").toUri().toURL()
        };
        var classes = new URLClassLoader("s3-server", urls, ClassLoader.getPlatformClassLoader());
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        try {
            var server = server(classes, blobs(classes));
            server.getClass().getMethod("start").invoke(server);
            return new BucketServer(classes, server);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Object blobs(ClassLoader classes) throws Exception {
        var builders = classes.loadClass("org.jclouds.ContextBuilder");
        var builder = builders.getMethod("newBuilder", String.class).invoke(null, "transient");
        builders.getMethod("credentials", String.class, String.class).invoke(builder, "identity", "credential");
        builders.getMethod("overrides", Properties.class).invoke(builder, new Properties());
        var type = classes.loadClass("org.jclouds.blobstore.BlobStoreContext");
        var context = builders.getMethod("build", Class.class).invoke(builder, type);
        return type.getMethod("getBlobStore").invoke(context);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object server(ClassLoader classes, Object blobs) throws Exception {
        var builder = classes.loadClass("org.gaul.s3proxy.S3Proxy")
                .getMethod("builder")
                .invoke(null);
        var type = builder.getClass();
        var signatures = (Class) classes.loadClass("org.gaul.s3proxy.AuthenticationType");
        type.getMethod("blobStore", classes.loadClass("org.jclouds.blobstore.BlobStore"))
                .invoke(builder, blobs);
        type.getMethod("endpoint", URI.class).invoke(builder, URI.create("http://127.0.0.1:0"));
        type.getMethod("awsAuthentication", signatures, String.class, String.class)
                .invoke(builder, Enum.valueOf(signatures, "AWS_V4"), KEY, SECRET);
        return type.getMethod("build").invoke(builder);
    }

    String address() throws Exception {
        return "http://127.0.0.1:" + server.getClass().getMethod("getPort").invoke(server);
    }

    @Override
    public void close() throws Exception {
        server.getClass().getMethod("stop").invoke(server);
        classes.close();
    }
}
