package org.goldthread.shared;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The address of a list with what was asked of it, so that it can be kept and sent; what is empty is left out. */
public final class ListAddress {

    private final String path;
    private final Map<String, String> asked = new LinkedHashMap<>();

    private ListAddress(String path) {
        this.path = path;
    }

    /** The list at this path, with nothing asked of it. */
    public static ListAddress of(String path) {
        return new ListAddress(path);
    }

    /** The same with this asked; null and blank are nothing. */
    public ListAddress with(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            asked.put(name, value);
        }
        return this;
    }

    /** The address, encoded. */
    @Override
    public String toString() {
        var address = UriComponentsBuilder.fromPath(path);
        asked.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(asked).toUriString();
    }
}
