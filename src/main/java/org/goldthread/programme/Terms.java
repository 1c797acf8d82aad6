package org.goldthread.programme;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.goldthread.programme.TermView.Break;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The school terms and bank holidays of the default calendar. */
@Component
@Transactional
public class Terms {

    private static final int LONGEST_TERM = 200;

    private record Head(
            UUID id, String name, LocalDate startsOn, LocalDate endsOn, boolean illustrative, int version) {}

    private record Pause(UUID term, String name, LocalDate startsOn, LocalDate endsOn) {}

    private final JdbcClient database;
    private final AuditTrail audit;

    Terms(JdbcClient database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** A bank holiday. */
    public record Holiday(LocalDate day, String name) {}

    /** A term as it is entered. */
    public record NewTerm(String name, LocalDate startsOn, LocalDate endsOn, List<Break> breaks) {}

    /** All terms, latest first. */
    @Transactional(readOnly = true)
    public List<TermView> all() {
        var pauses = database.sql("select term, name, starts_on, ends_on from school_break order by starts_on")
                .query(Pause.class)
                .list();
        return database.sql("""
                        select id, name, starts_on, ends_on, illustrative, version from school_term
                        order by starts_on desc
                        """).query(Head.class).list().stream()
                .map(head -> view(head, pauses))
                .toList();
    }

    /** The term; an unknown id is an {@link IllegalArgumentException}. */
    @Transactional(readOnly = true)
    public TermView get(UUID id) {
        return all().stream()
                .filter(term -> term.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No term has the id " + id));
    }

    /** Bank holidays from the day on. */
    @Transactional(readOnly = true)
    public List<Holiday> holidays(LocalDate from) {
        return database.sql("select day, name from bank_holiday where day >= ? order by day")
                .param(from)
                .query(Holiday.class)
                .list();
    }

    /** Adds a term. */
    public UUID add(NewTerm asked, @Nullable UUID actor) {
        guard(asked);
        var id = UUID.randomUUID();
        clashing(() -> {
            database.sql(
                            "insert into school_term (id, name, starts_on, ends_on, illustrative) values (?, ?, ?, ?, false)")
                    .params(id, asked.name().strip(), asked.startsOn(), asked.endsOn())
                    .update();
            breaks(id, asked.breaks());
        });
        record(id, actor, "Term " + asked.name() + " added: " + days(asked));
        return id;
    }

    /** Changes a term; it is no longer illustrative then. Dates already worked out for candidates stay. */
    public void change(UUID id, int version, NewTerm asked, @Nullable UUID actor) {
        guard(asked);
        clashing(() -> {
            var changed = database.sql("""
                            update school_term set name = ?, starts_on = ?, ends_on = ?, illustrative = false,
                                version = version + 1 where id = ? and version = ?
                            """)
                    .params(asked.name().strip(), asked.startsOn(), asked.endsOn(), id, version)
                    .update();
            if (changed == 0) {
                Change.onVersion(get(id).version(), version);
            }
            database.sql("delete from school_break where term = ?").param(id).update();
            breaks(id, asked.breaks());
        });
        record(id, actor, "Term " + asked.name() + " changed: " + days(asked));
    }

    /** Adds a bank holiday. */
    public void addHoliday(LocalDate day, String name, @Nullable UUID actor) {
        var words = Change.name("holidayName", name, 80);
        try {
            database.sql("insert into bank_holiday (day, name) values (?, ?)")
                    .params(day, words)
                    .update();
        } catch (DuplicateKeyException twice) {
            throw new Refusal("holidayOn", "This day is a bank holiday already.");
        }
        record(
                UUID.nameUUIDFromBytes(day.toString().getBytes(StandardCharsets.UTF_8)),
                actor,
                "Bank holiday added: " + words + ", " + DateWords.day(day));
    }

    /** Takes a bank holiday away; doing so twice changes nothing. */
    public void removeHoliday(LocalDate day, @Nullable UUID actor) {
        if (database.sql("delete from bank_holiday where day = ?").param(day).update() == 1) {
            record(
                    UUID.nameUUIDFromBytes(day.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    actor,
                    "Bank holiday taken away: " + DateWords.day(day));
        }
    }

    private void breaks(UUID term, List<Break> breaks) {
        for (Break pause : breaks) {
            database.sql("insert into school_break (id, term, name, starts_on, ends_on) values (?, ?, ?, ?, ?)")
                    .params(UUID.randomUUID(), term, pause.name().strip(), pause.startsOn(), pause.endsOn())
                    .update();
        }
    }

    private static void guard(NewTerm term) {
        Change.name("name", term.name(), 80);
        if (!term.endsOn().isAfter(term.startsOn())) {
            throw new Refusal("endsOn", "A term ends after it starts.");
        }
        if (term.startsOn().plusDays(LONGEST_TERM).isBefore(term.endsOn())) {
            throw new Refusal("endsOn", "A term has at most " + LONGEST_TERM + " days.");
        }
        for (int index = 0; index < term.breaks().size(); index++) {
            var pause = term.breaks().get(index);
            Change.name("breakName" + index, pause.name(), 80);
            if (pause.endsOn().isBefore(pause.startsOn())
                    || pause.startsOn().isBefore(term.startsOn())
                    || pause.endsOn().isAfter(term.endsOn())) {
                throw new Refusal("breakFrom" + index, "A break runs forward and lies inside the term.");
            }
        }
    }

    private static void clashing(Runnable change) {
        try {
            change.run();
        } catch (DuplicateKeyException twice) {
            throw new Refusal("name", "There is a term of this name already.");
        } catch (DataIntegrityViolationException overlap) {
            throw new Refusal("startsOn", "These days overlap with another term or break.");
        }
    }

    private static String days(NewTerm asked) {
        return DateWords.day(asked.startsOn()) + " to " + DateWords.day(asked.endsOn());
    }

    private static TermView view(Head head, List<Pause> pauses) {
        var own = pauses.stream()
                .filter(pause -> pause.term().equals(head.id()))
                .map(pause -> new Break(pause.name(), pause.startsOn(), pause.endsOn()))
                .toList();
        return new TermView(
                head.id(), head.name(), head.startsOn(), head.endsOn(), head.illustrative(), head.version(), own);
    }

    private void record(UUID subject, @Nullable UUID actor, String what) {
        audit.record(new Happening("calendar", subject, null, actor, what, null));
    }
}
