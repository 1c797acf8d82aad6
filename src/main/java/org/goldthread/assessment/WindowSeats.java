package org.goldthread.assessment;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.assessors.Offers;
import org.goldthread.assessors.Offers.Offer;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many candidates a window takes: what assessors offer for each of its qualifications, and what the lead allows beyond
 * that, with a reason.
 */
@Component
@Transactional
public class WindowSeats {

    private static final int MOST_EXTRA = 5000;

    private final JdbcClient database;
    private final Offers offers;
    private final Windows windows;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WindowSeats(
            JdbcClient database,
            Offers offers,
            Windows windows,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.offers = offers;
        this.windows = windows;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The lead allows more or fewer seats beyond the offers than before. */
    public record SeatsAllowed(UUID window) {}

    /**
     * The seats of one qualification in one window and what they are made of.
     *
     * @param offers by assessors, only those that count
     * @param extra seats the lead allows beyond the offers
     * @param reason why; null if there are none
     * @param taken seats given out
     * @param waiting candidates standing in line for one
     */
    public record Made(
            UUID window,
            String qualification,
            List<Offer> offers,
            int extra,
            @Nullable String reason,
            int taken,
            int waiting) {

        /** Scripts assessors take. */
        public int offered() {
            return offers.stream().mapToInt(Offer::scripts).sum();
        }

        /** Candidates the window takes. */
        public int seats() {
            return offered() + extra;
        }

        /** Seats not given out; 0 if more are given out than there are. */
        public int free() {
            return Math.max(0, seats() - taken);
        }

        /** Scripts booked beyond what assessors offer. */
        public int overbooked() {
            return Math.max(0, taken - offered());
        }
    }

    private record Count(UUID window, String qualification, int taken, int waiting) {}

    private record Extra(UUID window, String qualification, int seats, String reason) {}

    /** The seats of a window, one entry a qualification. */
    @Transactional(readOnly = true)
    public List<Made> of(WindowView window) {
        return of(List.of(window));
    }

    /** The seats of these windows, one entry a window and qualification; three statements however many. */
    @Transactional(readOnly = true)
    public List<Made> of(Collection<WindowView> asked) {
        var ids = asked.stream().map(WindowView::id).collect(Collectors.toSet());
        var toMark = offers.in(ids).stream().filter(Offer::marks).toList();
        var counts = counts(ids);
        var extras = extras(ids);
        var made = new ArrayList<Made>();
        for (var window : asked) {
            for (var qualification : window.qualifications()) {
                made.add(made(window.id(), qualification, toMark, counts, extras));
            }
        }
        return made;
    }

    private static Made made(
            UUID window, String qualification, List<Offer> offers, List<Count> counts, List<Extra> extras) {
        var count = counts.stream()
                .filter(one ->
                        one.window().equals(window) && one.qualification().equals(qualification))
                .findFirst()
                .orElse(new Count(window, qualification, 0, 0));
        var extra = extras.stream()
                .filter(one ->
                        one.window().equals(window) && one.qualification().equals(qualification))
                .findFirst();
        return new Made(
                window,
                qualification,
                offers.stream()
                        .filter(offer -> offer.window().equals(window)
                                && offer.qualification().equals(qualification))
                        .toList(),
                extra.map(Extra::seats).orElse(0),
                extra.filter(one -> one.seats() > 0).map(Extra::reason).orElse(null),
                count.taken(),
                count.waiting());
    }

    /**
     * Allows so many seats beyond what assessors offer, instead of those allowed so far. Who marks them is for the lead to find.
     *
     * @throws Refusal without a reason, out of range, or if the window does not serve the qualification
     */
    public void allow(UUID window, String qualification, int extra, String reason, @Nullable UUID actor) {
        if (!windows.get(window).qualifications().contains(qualification)) {
            throw new Refusal("qualification", "The window is not for this qualification.");
        }
        if (extra < 0 || extra > MOST_EXTRA) {
            throw new Refusal("extra", "Enter a number of seats from 0 to " + MOST_EXTRA + ".");
        }
        if (reason.isBlank()) {
            throw new Refusal("reason", "Say why, and who will mark the scripts. It is kept on record.");
        }
        lock(window);
        store(window, qualification, extra, reason.strip(), actor);
        events.publishEvent(new SeatsAllowed(window));
    }

    /** Waits until nobody else is giving out or counting seats of this window. */
    void lock(UUID window) {
        database.sql("insert into window_seats (window_id) values (?) on conflict do nothing")
                .param(window)
                .update();
        database.sql("select 1 from window_seats where window_id = ? for update")
                .param(window)
                .query(Integer.class)
                .single();
    }

    /** One seat more than before, for somebody who may not lose their place. */
    void allowOneMore(UUID window, String qualification, String reason, @Nullable UUID actor) {
        var before = extras(List.of(window)).stream()
                .filter(extra -> extra.qualification().equals(qualification))
                .mapToInt(Extra::seats)
                .sum();
        store(window, qualification, before + 1, reason, actor);
    }

    private void store(UUID window, String qualification, int extra, String reason, @Nullable UUID actor) {
        database.sql("""
                        insert into extra_seats (window_id, qualification, seats, reason, given_by, given_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (window_id, qualification) do update
                            set seats = excluded.seats, reason = excluded.reason, given_by = excluded.given_by,
                                given_at = excluded.given_at
                        """)
                .params(window, qualification, extra, reason, actor, Timestamp.from(clock.instant()))
                .update();
        var what = extra + " seats for the " + qualification + " beyond what assessors offer";
        audit.record(new Happening("window", window, null, actor, what, reason));
    }

    /** A candidate with a place in a window, or whose script is handed in there. */
    public record Booked(UUID enrolment, String qualification) {}

    /** Everybody whose script the window has, or may still get. */
    @Transactional(readOnly = true)
    public List<Booked> booked(UUID window) {
        return database.sql(
                        "select enrolment_id as enrolment, qualification from booking where window_id = ? and seat is not null")
                .param(window)
                .query(Booked.class)
                .list();
    }

    private List<Count> counts(Collection<UUID> ids) {
        return database.sql("""
                        select window_id as window, qualification, count(seat)::int as taken,
                               count(line_number)::int as waiting
                        from booking where window_id = any(:ids) and (seat is not null or line_number is not null)
                        group by window_id, qualification
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(Count.class)
                .list();
    }

    private List<Extra> extras(Collection<UUID> ids) {
        return database.sql("""
                        select window_id as window, qualification, seats, reason from extra_seats
                        where window_id = any(:ids)
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(Extra.class)
                .list();
    }
}
