package org.goldthread.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a {@code .form} file. */
final class FormReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormReader() {}

    static FormSchema read(InputStream file) throws IOException {
        var root = JSON.readTree(file);
        return new FormSchema(text(root, "id"), components(root));
    }

    private static List<FormField> components(JsonNode parent) {
        var fields = new ArrayList<FormField>();
        parent.path("components").forEach(node -> fields.add(field(node)));
        return List.copyOf(fields);
    }

    private static FormField field(JsonNode node) {
        var type = FormField.Type.of(text(node, "type"));
        var validate = node.path("validate");
        return new FormField(
                type,
                text(node, "key"),
                node.hasNonNull("dateLabel") ? text(node, "dateLabel") : text(node, "label"),
                text(node, "description"),
                text(node, "text"),
                validate.path("required").asBoolean(),
                node.path("readonly").asBoolean() || node.path("disabled").asBoolean(),
                limits(node, validate),
                options(node),
                orNull(node, "valuesKey"),
                condition(node),
                components(node));
    }

    private static FormField.Limits limits(JsonNode node, JsonNode validate) {
        return new FormField.Limits(
                validate.hasNonNull("minLength") ? validate.get("minLength").asInt() : null,
                validate.hasNonNull("maxLength") ? validate.get("maxLength").asInt() : null,
                validate.hasNonNull("min") ? validate.get("min").decimalValue() : null,
                validate.hasNonNull("max") ? validate.get("max").decimalValue() : null,
                orNull(validate, "pattern"),
                orNull(node.path("properties"), "patternMessage"));
    }

    private static List<FormField.Option> options(JsonNode node) {
        var options = new ArrayList<FormField.Option>();
        node.path("values")
                .forEach(pair -> options.add(new FormField.Option(text(pair, "label"), text(pair, "value"))));
        return List.copyOf(options);
    }

    private static @Nullable String condition(JsonNode node) {
        var hide = orNull(node.path("conditional"), "hide");
        return hide == null || hide.isBlank() ? null : hide.strip().replaceFirst("^=", "");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }

    private static @Nullable String orNull(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asText() : null;
    }
}
