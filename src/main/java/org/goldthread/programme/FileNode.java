package org.goldthread.programme;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A mapping in a programme file together with where it stands, so that every fault can name its place. */
record FileNode(String file, String path, JsonNode node) {

    /** Faults unless this is a mapping with exactly these keys. */
    FileNode exactly(String... keys) {
        return keys(List.of(keys), List.of());
    }

    /** Faults unless this is a mapping with all the needed keys and none beside the optional ones. */
    FileNode keys(List<String> needed, List<String> optional) {
        if (!node.isObject()) {
            throw new EditionFault(file, path, "must be a mapping");
        }
        var known = Stream.concat(needed.stream(), optional.stream()).toList();
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw fault(name, "is not a known key; known here are " + String.join(", ", known));
            }
        });
        needed.stream().filter(key -> !node.hasNonNull(key)).findFirst().ifPresent(key -> {
            throw fault(key, "is missing");
        });
        return this;
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    String text(String key, int longest) {
        var value = node.path(key);
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > longest) {
            throw fault(key, "must be text of 1 to " + longest + " characters");
        }
        return value.textValue();
    }

    String matching(String key, Pattern pattern, String rule) {
        var value = node.path(key).asText();
        if (!pattern.matcher(value).matches()) {
            throw fault(key, rule);
        }
        return value;
    }

    int whole(String key, int least, int most) {
        var value = node.path(key);
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw fault(key, "must be a whole number from " + least + " to " + most);
        }
        return value.intValue();
    }

    double share(String key) {
        var value = node.path(key);
        if (!value.isNumber() || value.doubleValue() < 0 || value.doubleValue() > 1) {
            throw fault(key, "must be a share from 0 to 1");
        }
        return value.doubleValue();
    }

    boolean flag(String key) {
        if (!node.path(key).isBoolean()) {
            throw fault(key, "must be true or false");
        }
        return node.path(key).booleanValue();
    }

    LocalDate date(String key) {
        try {
            return LocalDate.parse(node.path(key).asText());
        } catch (DateTimeException notADate) {
            throw fault(key, "must be a date like 2017-09-01");
        }
    }

    FileNode child(String key) {
        return new FileNode(file, at(key), node.path(key));
    }

    List<FileNode> children(String key) {
        var value = node.path(key);
        if (!value.isArray() || value.isEmpty()) {
            throw fault(key, "must be a list with at least one entry");
        }
        var children = new ArrayList<FileNode>();
        for (int index = 0; index < value.size(); index++) {
            children.add(new FileNode(file, at(key) + "[" + index + "]", value.get(index)));
        }
        return children;
    }

    List<String> texts(String key, int least, int most) {
        var value = node.path(key);
        if (!value.isArray() || value.size() < least || value.size() > most) {
            throw fault(key, "must be a list of " + least + " to " + most + " entries");
        }
        var texts = new ArrayList<String>();
        for (int index = 0; index < value.size(); index++) {
            if (!value.get(index).isTextual() || value.get(index).textValue().isBlank()) {
                throw new EditionFault(file, at(key) + "[" + index + "]", "must be text");
            }
            texts.add(value.get(index).textValue());
        }
        return texts;
    }

    EditionFault fault(String key, String rule) {
        return new EditionFault(file, at(key), rule);
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
