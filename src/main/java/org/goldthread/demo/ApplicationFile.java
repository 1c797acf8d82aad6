package org.goldthread.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** Writes an import file of invented applicants at real schools, as a partner's office would send it. */
record ApplicationFile(Draws draws, List<String> schools) {

    private static final List<String> HEADER = List.of(
            "given_name",
            "family_name",
            "former_name",
            "email",
            "trn",
            "date_of_birth",
            "school_urn",
            "role",
            "leadership_level",
            "years_teaching",
            "years_at_level",
            "line_manages",
            "qualification",
            "intake",
            "sponsor_name",
            "sponsor_email",
            "sponsor_role",
            "coach_name",
            "coach_email",
            "statement",
            "release_agreed",
            "funding");
    private static final List<String> GIVEN = List.of(
            "Amara",
            "Bethan",
            "Callum",
            "Dilys",
            "Efua",
            "Fergus",
            "Grace",
            "Hannah",
            "Imran",
            "Joanna",
            "Kofi",
            "Lakshmi",
            "Mateusz",
            "Niamh",
            "Owen",
            "Priya",
            "Rosalind",
            "Siobhan",
            "Tariq",
            "Umar",
            "Verity",
            "Wei",
            "Yasmin",
            "Zoë");
    private static final List<String> FAMILY = List.of(
            "Abara",
            "Begum",
            "Clarke",
            "Doyle",
            "Evans",
            "Fernandes",
            "Gallagher",
            "Hughes",
            "Iqbal",
            "Jenkins",
            "Kowalska",
            "Lewis",
            "Mbeki",
            "Nguyen",
            "O'Brien",
            "Patel",
            "Quinn",
            "Roberts",
            "Shah",
            "Taylor",
            "Udo",
            "Vaughan",
            "Walsh",
            "Young");
    private static final List<String> ROLES = List.of(
            "Subject leader, mathematics",
            "Head of year 9",
            "Phase leader, key stage 1",
            "SENCO",
            "Second in department, English");

    /**
     * A file of {@code count} applicants; {@code batch} keeps two files of one run apart, and {@code stars} may put known
     * people in place of those invented for a line.
     */
    String text(String batch, int count, LocalDate today, BiFunction<Integer, List<String>, List<String>> stars) {
        var out = new StringWriter();
        try (var csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(HEADER);
            for (int i = 0; i < count; i++) {
                csv.writeRecord(stars.apply(i, row(batch + "-" + i, today)));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    private List<String> row(String who, LocalDate today) {
        var given = draws.one(GIVEN, who, "given");
        var family = draws.one(FAMILY, who, "family");
        var school = draws.one(schools, who, "school");
        var host = "@urn" + school + ".example";
        var aspiring = draws.chance(0.14, who, "aspiring");
        var senior = !aspiring && draws.chance(0.08, who, "senior");
        var coach = draws.one(GIVEN, who, "coach") + " " + draws.one(FAMILY, who, "coach family");
        var sponsor = draws.one(GIVEN, school, "head") + " " + draws.one(FAMILY, school, "head family");
        return List.of(
                given,
                family,
                draws.chance(0.1, who, "former") ? draws.one(FAMILY, who, "former name") : "",
                mailName(given + " " + family) + "." + who + host,
                draws.chance(0.03, who, "no trn")
                        ? ""
                        : String.format("%07d", draws.between(100_000, 9_999_999, who, "trn")),
                today.minusYears(draws.between(24, 55, who, "age"))
                        .minusDays(draws.between(0, 364, who, "day"))
                        .toString(),
                school,
                aspiring ? "Class teacher" : senior ? "Assistant headteacher" : draws.one(ROLES, who, "role"),
                aspiring ? "aspiring-middle" : senior ? "senior" : "middle",
                String.valueOf(draws.between(2, 22, who, "years")),
                String.valueOf(draws.between(0, 2, who, "at level")),
                String.valueOf(draws.between(0, 6, who, "manages")),
                "NPQML",
                "",
                sponsor,
                "head" + host,
                "Headteacher",
                coach,
                mailName(coach) + host,
                "I lead a team of " + draws.between(3, 9, who, "team")
                        + " and will raise the progress of disadvantaged pupils.",
                draws.chance(0.96, who, "release") ? "yes" : "no",
                draws.chance(0.1, who, "scholarship")
                        ? "scholarship"
                        : draws.chance(0.1, who, "self") ? "self" : "school");
    }

    private static String mailName(String name) {
        return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z ]", "")
                .toLowerCase(Locale.ROOT)
                .replace(' ', '.');
    }
}
