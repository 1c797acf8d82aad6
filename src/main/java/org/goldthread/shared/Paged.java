package org.goldthread.shared;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One page of a list.
 *
 * @param rows the rows of this page, in order
 * @param page the page's number, from 1
 * @param size rows a page, at least 1
 * @param total rows over all pages
 */
public record Paged<T>(List<T> rows, int page, int size, long total) {

    private static final int NEAR = 2;

    /**
     * A page of a list that is short enough to be read whole.
     *
     * @param all the rows of every page, in order
     */
    public static <T> Paged<T> of(List<T> all, int page, int size) {
        var rows = all.stream().skip((page - 1L) * size).limit(size).toList();
        return new Paged<>(rows, page, size, all.size());
    }

    /** How many pages there are, at least one. */
    public int pages() {
        return Math.max(1, (int) ((total + size - 1) / size));
    }

    /** The numbers of the pages to offer around this one; around the last, if an address asked for one beyond it. */
    public List<Integer> around() {
        var here = Math.min(page, pages());
        return IntStream.rangeClosed(Math.max(1, here - NEAR), Math.min(pages(), here + NEAR))
                .boxed()
                .toList();
    }

    /** The page before this one; the last, if an address asked for one beyond it. */
    public int previous() {
        return Math.min(page - 1, pages());
    }
}
