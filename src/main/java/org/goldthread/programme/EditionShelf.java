package org.goldthread.programme;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads {@code programmes/*.yaml} when the product starts, stores each edition under its code and keeps all stored editions
 * at hand. An edition that candidates are on must still say what it said when they started.
 */
@Component
class EditionShelf implements InitializingBean {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final JdbcClient database;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Map<String, EditionFile> editions = new ConcurrentSkipListMap<>();

    EditionShelf(JdbcClient database, Clock clock, PlatformTransactionManager transactions) {
        this.database = database;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:programmes/*.yaml")) {
            put(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
        }
        database.sql("select code, definition::text as definition from programme_edition")
                .query((row, number) -> Map.entry(row.getString("code"), row.getString("definition")))
                .list()
                .forEach(row -> editions.put(row.getKey(), stored(row.getKey(), row.getValue())));
    }

    /** Validates the file and stores it, unless it is stored already. */
    void put(String name, String content) {
        var tree = parse(name, content);
        var file = EditionFile.read(new FileNode(name, "", tree));
        var definition = canonical(tree);
        transaction.executeWithoutResult(status -> store(name, file, definition));
    }

    Optional<EditionFile> find(String code) {
        return Optional.ofNullable(editions.get(code));
    }

    Iterable<EditionFile> all() {
        return editions.values();
    }

    private void store(String name, EditionFile file, String definition) {
        var view = file.view();
        var hash = hash(definition);
        // Two nodes may start at once: whoever comes second finds the row and compares.
        database.sql("""
                        insert into programme_edition
                            (code, qualification, title, in_force_from, definition, hash, stored_at)
                        values (?, ?, ?, ?, ?::jsonb, ?, ?) on conflict (code) do nothing
                        """)
                .params(view.code(), view.qualification(), view.title(), file.inForceFrom(), definition, hash, now())
                .update();
        var row = database.sql("select hash, in_use_since from programme_edition where code = ? for update")
                .param(view.code())
                .query()
                .singleRow();
        if (hash.equals(row.get("hash"))) {
            return;
        }
        if (row.get("in_use_since") != null) {
            throw new EditionFault(
                    name, "code", view.code() + " has candidates on it, so its file must stay as it was stored");
        }
        database.sql("""
                        update programme_edition set title = ?, in_force_from = ?, definition = ?::jsonb, hash = ?,
                            stored_at = ? where code = ?
                        """)
                .params(view.title(), file.inForceFrom(), definition, hash, now(), view.code())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static JsonNode parse(String name, String content) {
        try {
            return YAML.readTree(content);
        } catch (JsonProcessingException broken) {
            throw new EditionFault(name, "line " + broken.getLocation().getLineNr(), broken.getOriginalMessage());
        }
    }

    private static EditionFile stored(String code, String definition) {
        try {
            return EditionFile.read(new FileNode(code + " as stored", "", JSON.readTree(definition)));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The stored edition " + code + " cannot be read", broken);
        }
    }

    /** The content without comments, layout and order of keys, so that only a change of substance changes the hash. */
    private static String canonical(JsonNode tree) {
        try {
            return JSON.writeValueAsString(JSON.convertValue(tree, TreeMap.class));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hash(String definition) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(definition.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
