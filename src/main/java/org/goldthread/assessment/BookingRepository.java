package org.goldthread.assessment;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BookingRepository extends Repository<Booking, UUID> {

    Booking save(Booking booking);

    void flush();

    /** How many seats of a window are taken. */
    record Taken(UUID window, long seats) {}

    @Query("select b from Booking b where b.enrolmentId = :enrolment and b.state in ('OFFERED', 'BOOKED', 'CONFIRMED')")
    Optional<Booking> live(UUID enrolment);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from Booking b where b.enrolmentId = :enrolment and b.state in ('OFFERED', 'BOOKED', 'CONFIRMED')")
    Optional<Booking> liveLocked(UUID enrolment);

    @Query("select b from Booking b where b.enrolmentId = :enrolment order by b.attempt desc, b.changedAt desc limit 1")
    Optional<Booking> latest(UUID enrolment);

    @Query("select count(b) from Booking b where b.enrolmentId = :enrolment and b.state = 'SUBMITTED'")
    int submitted(UUID enrolment);

    @Query("select b from Booking b where b.windowId = :window and b.state in ('BOOKED', 'CONFIRMED')")
    List<Booking> holding(UUID window);

    @Query("select b.seat from Booking b where b.windowId = :window and b.seat is not null")
    Set<Integer> seatsTaken(UUID window);

    @Query("""
            select new org.goldthread.assessment.BookingRepository$Taken(b.windowId, count(b)) from Booking b
            where b.windowId in :windows and b.seat is not null group by b.windowId""")
    List<Taken> taken(Collection<UUID> windows);

    @Modifying
    @NativeQuery("insert into window_seats (window_id) values (:window) on conflict do nothing")
    void openSeats(UUID window);

    /** Waits until nobody else is taking or counting seats of this window. */
    @NativeQuery("select cast(window_id as text) from window_seats where window_id = :window for update")
    String lockSeats(UUID window);
}
