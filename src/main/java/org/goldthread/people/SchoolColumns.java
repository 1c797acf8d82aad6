package org.goldthread.people;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file holds what, by the header's names: the short list of schools and the establishment download of "Get
 * Information about Schools" alike. Columns that are not known are passed over.
 */
final class SchoolColumns {

    private static final Pattern URN = Pattern.compile("[0-9]{6}");

    private enum Column {
        URN("urn"),
        NAME("school name", "establishmentname"),
        AUTHORITY("local authority", "la (name)"),
        DISTRICT("administrative district", "districtadministrative (name)"),
        TYPE("school type", "typeofestablishment (name)"),
        PHASE("phaseofeducation (name)"),
        TRUST("trusts (name)"),
        REGION("gor (name)"),
        POSTCODE("postcode"),
        FREE_MEALS("percentagefsm"),
        STATUS("establishmentstatus (name)");

        private final List<String> names;

        Column(String... names) {
            this.names = List.of(names);
        }
    }

    private final Map<Column, Integer> places = new HashMap<>();

    /** One school as it stands in the file; what the file has no column for is null. */
    record Row(
            String urn,
            String name,
            String authority,
            String district,
            String type,
            @Nullable String phase,
            @Nullable String trust,
            @Nullable String region,
            @Nullable String postcode,
            @Nullable BigDecimal freeMeals,
            @Nullable Boolean open) {}

    SchoolColumns(List<String> header) {
        for (int place = 0; place < header.size(); place++) {
            var name = header.get(place).strip().toLowerCase(Locale.ROOT);
            for (var column : Column.values()) {
                if (column.names.contains(name)) {
                    places.putIfAbsent(column, place);
                }
            }
        }
        for (var needed : List.of(Column.URN, Column.NAME, Column.AUTHORITY, Column.DISTRICT, Column.TYPE)) {
            if (!places.containsKey(needed)) {
                throw new Refusal(
                        "file",
                        "The file has no column \"" + needed.names.get(needed.names.size() - 1)
                                + "\". Its first line must name the columns, as the published lists do.");
            }
        }
    }

    String urn(CsvRecord line) {
        return text(line, Column.URN).orElse("");
    }

    /** The line as a school; what is wrong with it comes as a {@link Refusal}, caught row by row. */
    Row row(CsvRecord line) {
        var urn = urn(line);
        if (!URN.matcher(urn).matches()) {
            throw new Refusal("The URN must be six digits.");
        }
        return new Row(
                urn,
                text(line, Column.NAME).orElseThrow(() -> new Refusal("The name of the school is missing.")),
                text(line, Column.AUTHORITY).orElseThrow(() -> new Refusal("The local authority is missing.")),
                text(line, Column.DISTRICT).orElse(""),
                text(line, Column.TYPE).orElse(""),
                text(line, Column.PHASE)
                        .filter(phase -> !phase.equals("Not applicable"))
                        .orElse(null),
                text(line, Column.TRUST).orElse(null),
                text(line, Column.REGION).orElse(null),
                text(line, Column.POSTCODE).orElse(null),
                text(line, Column.FREE_MEALS).map(SchoolColumns::percent).orElse(null),
                text(line, Column.STATUS)
                        .map(status -> status.startsWith("Open"))
                        .orElse(null));
    }

    private Optional<String> text(CsvRecord line, Column column) {
        var place = places.get(column);
        if (place == null || place >= line.getFieldCount()) {
            return Optional.empty();
        }
        var text = line.getField(place).replace("\0", "").strip();
        if (text.length() > 300) {
            throw new Refusal("A cell is longer than 300 characters.");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static BigDecimal percent(String text) {
        try {
            var percent = new BigDecimal(text.replace("%", "").strip());
            if (percent.signum() >= 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0) {
                return percent;
            }
        } catch (NumberFormatException wrong) {
            throw new Refusal("The share of free school meals is not a number: " + text);
        }
        throw new Refusal("The share of free school meals is not between 0 and 100: " + text);
    }
}
