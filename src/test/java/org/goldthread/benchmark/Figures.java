package org.goldthread.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured at each size, and the tables that set the sizes beside each other. */
final class Figures {

    /** Something done to all scripts of a window at once. */
    record Deed(int scripts, double seconds, double processor, long statements, double load) {}

    /** A page as somebody gets it: the middle time of several, its statements, its length. */
    record Page(double milliseconds, int statements, int kilobytes) {}

    private final Map<String, List<Deed>> deeds = new LinkedHashMap<>();
    private final Map<String, List<Page>> pages = new LinkedHashMap<>();

    void add(String name, Deed deed) {
        deeds.computeIfAbsent(name, none -> new ArrayList<>()).add(deed);
        System.out.printf(Locale.UK, "  %-52s %s%n", name, words(deed));
    }

    void add(String name, Page page) {
        pages.computeIfAbsent(name, none -> new ArrayList<>()).add(page);
        System.out.printf(Locale.UK, "  %-52s %s%n", name, words(page));
    }

    void print(PrintStream out) {
        out.printf(
                "%n%-44s%s%n",
                "done to all scripts at once",
                "    for each size: seconds, of them this JVM's processors, statements a script, load of the machine");
        deeds.forEach((name, sizes) -> {
            out.printf("%-44s", name);
            sizes.forEach(deed -> out.printf(" | %5d: %s", deed.scripts(), words(deed)));
            out.println();
        });
        out.printf(
                "%n%-44s%s%n",
                "pages",
                "    for each size: milliseconds, statements, KB; then how many times the smallest size's time");
        pages.forEach((name, sizes) -> {
            out.printf("%-44s", name);
            sizes.forEach(page -> out.printf(" | %s", words(page)));
            var first = sizes.get(0).milliseconds();
            var last = sizes.get(sizes.size() - 1).milliseconds();
            out.printf(Locale.UK, " | x %.1f%n", last / first);
        });
    }

    private static String words(Deed deed) {
        return String.format(
                Locale.UK,
                "%6.1f s, %5.1f s, %6.1f a script, load %.1f",
                deed.seconds(),
                deed.processor(),
                (double) deed.statements() / deed.scripts(),
                deed.load());
    }

    private static String words(Page page) {
        return String.format(
                Locale.UK, "%5.0f ms, %2d, %4d KB", page.milliseconds(), page.statements(), page.kilobytes());
    }
}
