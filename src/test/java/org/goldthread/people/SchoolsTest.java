package org.goldthread.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

@GoldthreadTest
class SchoolsTest {

    private static final AtomicInteger next = new AtomicInteger(900_000);
    private static final String SHORT = "URN,Local Authority,School Name,School Type,Administrative District\r\n";
    private static final String FULL = "\"URN\",\"LA (code)\",\"LA (name)\",\"EstablishmentName\","
            + "\"TypeOfEstablishment (name)\",\"EstablishmentStatus (name)\",\"PhaseOfEducation (name)\",\"PercentageFSM\","
            + "\"Trusts (name)\",\"Postcode\",\"GOR (name)\",\"DistrictAdministrative (name)\"\r\n";

    @Autowired
    Schools schools;

    @Autowired
    People people;

    @Test
    void theSampleOfRealSchools_isTaken_andAgainChangesNothing() {
        var sample = new ClassPathResource("demo/schools.csv");
        var first = schools.importFile(sample, null);
        var second = schools.importFile(sample, null);

        assertThat(first.taken()).isGreaterThan(150);
        assertThat(first.refused()).isEmpty();
        assertThat(second.added() + second.updated()).isZero();
        assertThat(schools.search("Thanet", 1, 20).total()).isPositive();
    }

    @Test
    void theShortList_isReadWithAndWithoutByteOrderMark() {
        var urn = fresh();
        var text = "\uFEFF" + SHORT + urn + ",Kent,\"St Zoë's, Bridge\",Community school,Canterbury\r\n";

        assertThat(read(text, StandardCharsets.UTF_8).added()).isEqualTo(1);

        assertThat(schools.find(urn)).hasValueSatisfying(school -> {
            assertThat(school.name()).isEqualTo("St Zoë's, Bridge");
            assertThat(school.open()).isTrue();
        });
    }

    @Test
    void theEstablishmentDownload_isReadAsWindows1252_andKeepsClosedSchools() {
        var urn = fresh();
        var line = "\"%s\",\"886\",\"Kent\",\"École – Hythe\",\"Academy converter\",\"Closed\",\"Primary\",\"31.5\","
                + "\"Sea Trust\",\"CT21 1AA\",\"South East\",\"Folkestone and Hythe\"\r\n";
        var result = read(FULL + line.formatted(urn), Charset.forName("windows-1252"));

        assertThat(result.closed()).isEqualTo(1);
        assertThat(schools.find(urn)).hasValueSatisfying(school -> {
            assertThat(school.name()).isEqualTo("École – Hythe");
            assertThat(school.trust()).isEqualTo("Sea Trust");
            assertThat(school.freeMealsPercent()).isEqualByComparingTo("31.5");
            assertThat(school.open()).isFalse();
        });
    }

    @Test
    void importingAgain_updates_andKeepsWhatTheShorterFileDoesNotKnow() {
        var urn = fresh();
        read(
                FULL
                        + "\"%s\",\"886\",\"Kent\",\"Old Name\",\"Academy converter\",\"Closed\",\"Primary\",\"30\",\"T\",\"P\",\"G\",\"Swale\"\r\n"
                                .formatted(urn),
                StandardCharsets.UTF_8);

        var again = read(SHORT + urn + ",Kent,New Name,Academy converter,Swale\n", StandardCharsets.UTF_8);

        assertThat(again.updated()).isEqualTo(1);
        assertThat(schools.find(urn)).hasValueSatisfying(school -> {
            assertThat(school.name()).isEqualTo("New Name");
            assertThat(school.trust()).isEqualTo("T");
            assertThat(school.open()).isFalse();
        });
    }

    @Test
    void badRows_comeBackWithTheirReason_andGoodOnesLand() {
        var good = fresh();
        var result = read(
                SHORT + "12345,Kent,Short,Community school,Swale\n\n" + good + ",Kent,Good,Community school,Swale\n"
                        + good + ",Kent,Twice,Community school,Swale\n" + fresh() + ",Kent\n",
                StandardCharsets.UTF_8);

        assertThat(result.added()).isEqualTo(1);
        assertThat(result.refused())
                .extracting(SchoolsImported.Refused::reason)
                .containsExactly(
                        "The URN must be six digits.",
                        "This URN is in the file twice; the first row was taken.",
                        "The name of the school is missing.");
        assertThat(result.refused()).first().extracting("line").isEqualTo(2L);
    }

    @Test
    void anotherKindOfFile_isRefusedWithASentence() {
        for (var text : List.of("", "a,b,c\n1,2,3\n", "%PDF-1.7\u0000\u0001\n", "PK\u0003\u0004 archive")) {
            assertThatThrownBy(() -> read(text, StandardCharsets.UTF_8)).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void twoListsInOppositeOrder_takenAtOnce_bothArrive() throws Exception {
        var urns = Stream.generate(SchoolsTest::fresh).limit(4_500).toList();
        var header = "URN,Local Authority,School Name,School Type,Administrative District\n";
        var there = header + lines(urns, "Opposite");
        var back =
                header + lines(urns.stream().sorted(Comparator.reverseOrder()).toList(), "Opposite");
        var one = CompletableFuture.supplyAsync(() -> read(there, StandardCharsets.UTF_8));
        var two = CompletableFuture.supplyAsync(() -> read(back, StandardCharsets.UTF_8));

        assertThat(one.get(60, TimeUnit.SECONDS).taken()).isEqualTo(4_500);
        assertThat(two.get(60, TimeUnit.SECONDS).taken()).isEqualTo(4_500);
    }

    private static String lines(List<String> urns, String name) {
        return urns.stream()
                .map(urn -> urn + ",Kent," + name + ",Community school,Swale\n")
                .collect(Collectors.joining());
    }

    @Test
    void severalPeople_areFoundAtOnce() {
        var email = "m" + UUID.randomUUID() + "@example.org";
        var id = people.invite("Mo", "Maple", email, Role.COACH, null);

        assertThat(people.all(Set.of(id, UUID.randomUUID()))).containsOnlyKeys(id);
    }

    private SchoolsImported read(String text, Charset charset) {
        return schools.importFile(new ByteArrayResource(text.getBytes(charset)), null);
    }

    private static String fresh() {
        return String.valueOf(next.incrementAndGet());
    }
}
