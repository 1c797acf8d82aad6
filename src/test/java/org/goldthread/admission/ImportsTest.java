package org.goldthread.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goldthread.engine.DueJobs;
import org.goldthread.engine.TaskInbox;
import org.goldthread.people.People;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files of applications, good and hostile. */
@GoldthreadTest
class ImportsTest {

    @Autowired
    Imports imports;

    @Autowired
    ImportTable table;

    @Autowired
    Arrivals arrivals;

    @Autowired
    ProgrammeData programme;

    @Autowired
    DueJobs jobs;

    @Autowired
    TaskInbox inbox;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    private String partner = "";
    private UUID coordinator = new UUID(0, 0);

    @BeforeEach
    void partner() {
        new Applicants(database, arrivals, jobs, inbox, people).schools();
        programme.intake();
        partner = programme.partner();
        coordinator = programme.person(Role.COORDINATOR, partner);
    }

    @Test
    void everyGoodRowLands_andTheSameFileAgainChangesNothing() {
        var file = file(goodRows(12));
        var first = imports.get(upload(file));
        assertThat(first.fresh()).isEqualTo(12);
        assertThat(confirmed(first.id()).fresh()).isEqualTo(12);
        assertThat(ofPartner()).isEqualTo(12);

        var again = imports.get(upload(file));
        assertThat(again.already()).isEqualTo(12);
        assertThat(confirmed(again.id()).already()).isEqualTo(12);
        assertThat(ofPartner()).isEqualTo(12);
    }

    @Test
    void theSameFileInTwoTabsAtOnce_isEachApplicationOnce() throws Exception {
        var file = file(goodRows(10));
        var tabs = List.of(upload(file), upload(file));
        tabs.forEach(tab -> imports.confirm(tab, coordinator));
        var pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Imports.BatchView>> both = Stream.concat(tabs.stream(), tabs.stream())
                    .map(tab -> (Callable<Imports.BatchView>) () -> imports.finish(tab))
                    .toList();
            for (var answer : pool.invokeAll(both)) {
                answer.get();
            }
        } finally {
            pool.shutdown();
        }
        var results = tabs.stream().map(imports::get).toList();

        assertThat(ofPartner()).isEqualTo(10);
        assertThat(results.stream().mapToInt(Imports.BatchView::fresh).sum()).isEqualTo(10);
        assertThat(results.stream().mapToInt(Imports.BatchView::already).sum()).isEqualTo(10);
        assertThat(results).allMatch(batch -> batch.state().equals("DONE"));
    }

    @Test
    void anImportBrokenOff_goesOnWithTheRowsThatHaveNoResult() {
        var batch = upload(file(goodRows(5)));
        imports.confirm(batch, coordinator);
        var header = table.header(batch);
        database.sql("update import_row set result = 'NEW' where batch = ? and line <= 3")
                .param(batch)
                .update();

        assertThat(header).contains("given_name");
        assertThat(imports.finish(batch).state()).isEqualTo("DONE");
        assertThat(ofPartner()).isEqualTo(3);
    }

    @Test
    void everyHostileRow_comesBackWithItsReason_andTheGoodOnesLand() {
        var bad = hostile();
        var rows = new ArrayList<>(goodRows(3));
        rows.addAll(bad.values());
        var twice = rows.get(0);
        var upper = new HashMap<>(twice);
        upper.put("email", twice.get("email").toUpperCase(Locale.ROOT));
        rows.add(upper);
        rows.add(twice);
        var text = "\ufeff" + file(rows).replace("\n", "\r\n") + "\r\n,,,,,,,,,,,,,,,,,,,,,\r\nonly,three,fields\r\n";

        var preview = imports.get(upload(text));
        assertThat(preview.fresh()).isEqualTo(3);
        assertThat(preview.already()).isEqualTo(2);
        assertThat(preview.refused()).isEqualTo(bad.size() + 1);
        var done = confirmed(preview.id());

        assertThat(done.fresh()).isEqualTo(3);
        assertThat(done.refused()).isEqualTo(bad.size() + 1);
        assertThat(ofPartner()).isEqualTo(3);
        var refused = imports.rows(done, Arrival.Kind.REFUSED, 1, 100).rows();
        assertThat(refused.stream().flatMap(row -> row.faults().stream()).map(Fault::field))
                .containsAll(bad.keySet().stream()
                        .map(key -> key.replaceFirst("#.*", ""))
                        .toList());
        var csv = imports.refused(done.id()).text();
        assertThat(csv)
                .contains("reason", "only,three,fields")
                .contains("'=HYPERLINK")
                .doesNotContain(",=", ",\"=");
    }

    @Test
    void windows1252AndColumnsInAnotherOrder_areRead() {
        var row = goodRows(1).get(0);
        row.put("familyName", "Müller");
        var backwards =
                Stream.of(Question.values()).sorted(Comparator.reverseOrder()).toList();
        var text = line(backwards.stream().map(Question::column).toList()) + "\n"
                + line(backwards.stream()
                        .map(question -> row.getOrDefault(question.key(), ""))
                        .toList());
        var batch = imports.upload(coordinator, partner, "a.csv", text.getBytes(Charset.forName("windows-1252")));

        assertThat(imports.rows(imports.get(batch), null, 1, 10).rows().get(0).who())
                .isEqualTo("Asha Müller");
    }

    @Test
    void whatIsNoSuchFile_isRefusedWithASentence() {
        assertThatThrownBy(() -> upload("")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> upload("a,b\n1,2")).isInstanceOf(Refusal.class).hasMessageContaining("given_name");
        assertThatThrownBy(() -> upload(file(List.of()))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> upload("PK\u0003\u0004 workbook")).hasMessageContaining("Save it there as CSV");
        assertThatThrownBy(() -> upload("email," + file(goodRows(1))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("twice: email");
    }

    @Test
    void refusedRows_mendedAndSentAgain_comeInAsTheyWere() {
        var row = goodRows(1).get(0);
        row.put("statement", "- I lead a team");
        row.put("yearsTeaching", "-3");
        var first = imports.refused(confirmed(upload(file(List.of(row)))).id()).text();
        assertThat(first).contains("'- I lead a team", "'-3");
        var second = imports.refused(confirmed(upload(first)).id()).text();
        assertThat(second.lines().findFirst().orElseThrow()).containsOnlyOnce("reason");
        assertThat(second).isEqualTo(first);

        var mended = confirmed(upload(second.replaceFirst("'-3", "3")));

        assertThat(mended.fresh()).isEqualTo(1);
        assertThat(database.sql("select statement from application where partner = ?")
                        .param(partner)
                        .query(String.class)
                        .single())
                .isEqualTo("- I lead a team");
    }

    @Test
    void aRowWithTooManyFields_losesNoneOfThem() {
        var text = file(goodRows(1)).strip() + ",left over\n";
        var csv = imports.refused(confirmed(upload(text)).id()).text();

        assertThat(csv).contains("23 fields", ",left over");
    }

    @Test
    void anotherTrnHolder_isRefused() {
        var rows = goodRows(2);
        var trn = String.valueOf(1_000_000 + (int) (Math.abs(UUID.randomUUID().getLeastSignificantBits()) % 9_000_000));
        rows.forEach(row -> row.put("trn", trn));
        var done = confirmed(upload(file(rows)));

        assertThat(done.fresh()).isEqualTo(1);
        assertThat(done.refused()).isEqualTo(1);
    }

    /** Every kind of fault, by the field it must come back at. */
    private static Map<String, Map<String, String>> hostile() {
        var bad = new LinkedHashMap<String, Map<String, String>>();
        bad.put("schoolUrn", bad("schoolUrn", "999999"));
        bad.put("schoolUrn#short", bad("schoolUrn", "11843"));
        bad.put("trn", bad("trn", "12345"));
        bad.put("trn#letters", bad("trn", "abcdefg"));
        bad.put("dateOfBirth", bad("dateOfBirth", "31/02/1980"));
        bad.put("dateOfBirth#child", bad("dateOfBirth", "2015-05-05"));
        bad.put("qualification", bad("qualification", "NPQXX"));
        bad.put("intake", bad("intake", "2099-01"));
        bad.put("yearsTeaching", bad("yearsTeaching", "-3"));
        bad.put("yearsTeaching#word", bad("yearsTeaching", "many"));
        bad.put("givenName", bad("givenName", ""));
        bad.put("sponsorEmail", bad("sponsorEmail", ""));
        bad.put("givenName#formula", bad("givenName", "=HYPERLINK(\"x\",\"y\")"));
        bad.put("familyName", bad("familyName", "<script>alert(1)</script>"));
        bad.put("statement", bad("statement", "x".repeat(200_000)));
        bad.put("email", bad("email", "not-an-address"));
        bad.put("email#empty", bad("email", ""));
        bad.put("leadershipLevel", bad("leadershipLevel", "chief"));
        bad.put("funding", bad("funding", "lottery"));
        var self = Applicants.answers();
        self.put("sponsorEmail", self.get("email"));
        bad.put("sponsorEmail#self", self);
        return bad;
    }

    private static Map<String, String> bad(String key, String value) {
        return Applicants.answers(key, value);
    }

    private static List<Map<String, String>> goodRows(int count) {
        return IntStream.range(0, count)
                .mapToObj(each -> Applicants.answers())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String file(List<Map<String, String>> rows) {
        var all = Stream.of(Question.values()).toList();
        var lines = new ArrayList<String>();
        lines.add(line(all.stream().map(Question::column).toList()));
        rows.forEach(row -> lines.add(line(all.stream()
                .map(question -> row.getOrDefault(question.key(), ""))
                .toList())));
        return String.join("\n", lines);
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.matches("(?s).*[,\"\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell)
                .collect(Collectors.joining(","));
    }

    private UUID upload(String text) {
        return imports.upload(coordinator, partner, "applications.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private Imports.BatchView confirmed(UUID batch) {
        imports.confirm(batch, coordinator);
        return imports.finish(batch);
    }

    private int ofPartner() {
        return database.sql("select count(*) from application where partner = ?")
                .param(partner)
                .query(Integer.class)
                .single();
    }
}
