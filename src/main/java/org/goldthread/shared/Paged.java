package org.goldthread.shared;

import java.util.List;

/**
 * One page of a list.
 *
 * @param rows the rows of this page, in order
 * @param page the page's number, from 1
 * @param size rows a page, at least 1
 * @param total rows over all pages
 */
public record Paged<T>(List<T> rows, int page, int size, long total) {

    /** How many pages there are, at least one. */
    public int pages() {
        return Math.max(1, (int) ((total + size - 1) / size));
    }
}
