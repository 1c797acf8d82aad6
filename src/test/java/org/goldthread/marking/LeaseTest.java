package org.goldthread.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.goldthread.engine.TaskInbox;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.ProgrammeData;
import org.goldthread.support.ScriptData;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GoldthreadTest
class LeaseTest {

    private static final Duration LEASE = Duration.ofHours(48);

    @Autowired
    ProgrammeData programme;

    @Autowired
    ScriptData data;

    @Autowired
    TaskInbox inbox;

    @Autowired
    Leases leases;

    @Autowired
    LeaseTable table;

    @Autowired
    Sheets sheets;

    @Autowired
    JdbcClient database;

    @Autowired
    TestClock clock;

    private ProgrammeData.Fresh at;
    private UUID window;
    private UUID script;
    private UUID assessor;

    @BeforeEach
    void aScriptAndAnAssessor() {
        at = programme.fresh();
        window = at.windows().get(0);
        script = script();
        assessor = data.person(Role.ASSESSOR, null);
    }

    private UUID script() {
        return data.script(data.candidate(at, "118320"), window, 1);
    }

    private void claim(UUID which, UUID person) {
        inbox.claim(data.task("mark-script", which), person);
    }

    private void refused(String words, Runnable claim) {
        assertThatThrownBy(claim::run).isInstanceOf(Refusal.class).hasMessageContaining(words);
    }

    private int letters(String template, UUID person) {
        return database.sql(
                        "select count(*) from letter l join person p on p.email = l.recipient where l.template = ? and p.id = ?")
                .params(template, person)
                .query(Integer.class)
                .single();
    }

    private void expireAll() {
        leases.due().forEach(leases::expire);
    }

    @Test
    void aClaim_isALeaseOf48Hours_renewedByWork() {
        claim(script, assessor);
        assertThat(table.ofScript(script).orElseThrow().until())
                .isEqualTo(clock.instant().plus(LEASE));

        clock.advance(Duration.ofHours(40));
        sheets.declareNoInterest(script, assessor, false);
        sheets.save(script, assessor, new Sheets.Entered(Map.of("1.1.1", 2), Map.of(), Map.of()), null);
        clock.advance(Duration.ofHours(40));
        expireAll();

        assertThat(table.holds(script, assessor)).isTrue();
    }

    @Test
    void withoutWork_theScriptGoesBack_theAssessorIsTold_andTheDraftIsKept() {
        claim(script, assessor);
        sheets.declareNoInterest(script, assessor, false);
        sheets.save(script, assessor, new Sheets.Entered(Map.of("1.1.1", 2), Map.of(), Map.of()), null);
        clock.advance(LEASE.plusSeconds(1));
        assertThat(leases.expired(window)).hasSize(1);

        expireAll();
        expireAll();

        assertThat(table.holds(script, assessor)).isFalse();
        assertThat(letters("lease-expired", assessor)).isOne();
        assertThat(leases.expired(window)).hasSize(1);
        var another = data.person(Role.ASSESSOR, null);
        claim(script, another);
        assertThat(leases.expired(window)).isEmpty();
        inbox.release(data.task("mark-script", script), another);
        claim(script, assessor);
        assertThat(sheets.open(script, assessor).marks()).containsEntry("1.1.1", 2);
    }

    @Test
    void theLead_takesAScriptBack_withAReason_andTheAssessorIsTold() {
        claim(script, assessor);
        var lead = data.person(Role.LEAD, null);

        refused("why the script is taken back", () -> leases.takeBack(script, lead, " "));
        leases.takeBack(script, lead, "The assessor is ill.");

        assertThat(letters("script-taken-back", assessor)).isOne();
        refused("Nobody holds", () -> leases.takeBack(script, lead, "Again"));
        claim(script, data.person(Role.ASSESSOR, null));
    }

    @Test
    void whoeverIsNotAccreditedToday_neitherClaimsNorFinishes() {
        claim(script, assessor);
        database.sql("update accreditation set ends_on = ? where person = ?")
                .params(TestClock.START.atZone(clock.getZone()).toLocalDate().minusDays(1), assessor)
                .update();

        refused("not accredited", () -> data.mark("mark-script", script, assessor, Map.of(), "Seen"));
        refused("not accredited", () -> claim(script(), assessor));
        assertThat(data.isOpen("mark-script", script)).isTrue();
    }

    @Test
    void whoeverIsNotCalibrated_orStopped_doesNotClaim() {
        database.sql("update assessor_calibration set state = 'CALIBRATING' where person = ?")
                .param(assessor)
                .update();
        refused("not calibrated", () -> claim(script, assessor));

        database.sql("update assessor_calibration set state = 'STOPPED', stopped_by = ? where person = ?")
                .params(script, assessor)
                .update();
        refused("cannot take scripts at present", () -> claim(script, assessor));
    }

    @Test
    void nobodyTakesMoreThanOffered_whateverWasGivenBack() {
        offer(2);
        claim(script, assessor);
        var second = script();
        claim(second, assessor);
        refused("the 2 scripts you offered", () -> claim(script(), assessor));

        data.mark("mark-script", script, assessor, Map.of(), "Seen");
        refused("the 2 scripts you offered", () -> claim(script(), assessor));
        inbox.release(data.task("mark-script", second), assessor);
        claim(script(), assessor);
        offer(0);
        refused("have not offered", () -> claim(script(), assessor));
    }

    private void offer(int scripts) {
        database.sql("update assessor_offer set scripts = ? where person = ? and window_id = ?")
                .params(scripts, assessor, window)
                .update();
    }

    @Test
    void nobodyHoldsMoreThanFiveAtOnce_evenClaimingAllAtTheSameMoment() throws Exception {
        var all = new ArrayList<UUID>();
        for (var i = 0; i < 8; i++) {
            all.add(script());
        }
        var pool = Executors.newFixedThreadPool(8);
        try {
            var claims = all.stream()
                    .map(one -> (Callable<Boolean>) () -> {
                        try {
                            claim(one, assessor);
                            return true;
                        } catch (Refusal tooMany) {
                            return false;
                        }
                    })
                    .toList();
            var won = 0;
            for (var claimed : pool.invokeAll(claims)) {
                won += claimed.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(5);
        } finally {
            pool.shutdownNow();
        }
        refused("the most anybody may hold", () -> claim(script, assessor));
    }

    @Test
    void expiryAndSaveAtTheSameMoment_comeToOneOfTwo_andNothingEnteredIsLost() throws Exception {
        for (var round = 0; round < 6; round++) {
            var one = script();
            claim(one, assessor);
            sheets.declareNoInterest(one, assessor, false);
            var lease = table.ofScript(one).orElseThrow();
            database.sql("update script_lease set until = ? where id = ?")
                    .params(Timestamp.from(clock.instant()), lease.id())
                    .update();
            var pool = Executors.newFixedThreadPool(2);
            var go = new CountDownLatch(1);
            try {
                var expiry = pool.submit(() -> {
                    go.await();
                    return leases.expire(lease.id());
                });
                var save = pool.submit(() -> {
                    go.await();
                    sheets.save(one, assessor, new Sheets.Entered(Map.of("1.1.1", 1), Map.of(), Map.of()), null);
                    return true;
                });
                go.countDown();
                var expired = expiry.get();
                assertThat(save.get()).isTrue();
                assertThat(table.holds(one, assessor)).isEqualTo(!expired);
                assertThat(sheets.open(one, assessor).marks()).containsEntry("1.1.1", 1);
                if (!expired) {
                    inbox.release(data.task("mark-script", one), assessor);
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }
}
