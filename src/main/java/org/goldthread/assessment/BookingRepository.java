package org.goldthread.assessment;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BookingRepository extends Repository<Booking, UUID> {

    Booking save(Booking booking);

    void flush();

    @Query(
            "select b from Booking b where b.enrolmentId = :enrolment and b.state in ('OFFERED', 'WAITING', 'BOOKED', 'CONFIRMED')")
    Optional<Booking> live(UUID enrolment);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select b from Booking b where b.enrolmentId = :enrolment and b.state in ('OFFERED', 'WAITING', 'BOOKED', 'CONFIRMED')")
    Optional<Booking> liveLocked(UUID enrolment);

    @Query("select b from Booking b where b.enrolmentId = :enrolment order by b.attempt desc, b.changedAt desc limit 1")
    Optional<Booking> latest(UUID enrolment);

    @Query("select count(b) from Booking b where b.enrolmentId = :enrolment and b.state = 'SUBMITTED'")
    int submitted(UUID enrolment);

    @Query("select b from Booking b where b.windowId = :window and b.state in ('BOOKED', 'CONFIRMED')")
    List<Booking> holding(UUID window);

    /** Who has yet to choose a window, or stands in line for one. */
    @Query("select b from Booking b where b.state in ('OFFERED', 'WAITING') order by b.enrolmentId")
    List<Booking> undecided();

    /** Everybody a change of the window concerns: with a place, in line, or with a script handed in. */
    @Query("""
            select b from Booking b where b.windowId = :window
                and b.state in ('WAITING', 'BOOKED', 'CONFIRMED', 'SUBMITTED')""")
    List<Booking> concerned(UUID window);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select b from Booking b where b.windowId = :window and b.state in ('WAITING', 'BOOKED', 'CONFIRMED')
            order by b.lineNumber, b.seat""")
    List<Booking> liveLockedIn(UUID window);

    @Query("""
            select b.seat from Booking b
            where b.windowId = :window and b.qualification = :qualification and b.seat is not null""")
    Set<Integer> seatsTaken(UUID window, String qualification);

    @NativeQuery("select nextval('booking_line_number')")
    long nextLineNumber();

    /** How many stand in line before this number. */
    @Query("""
            select count(b) from Booking b
            where b.windowId = :window and b.qualification = :qualification and b.lineNumber < :number""")
    long before(UUID window, String qualification, long number);

    /** Who has waited longest; whoever is leaving the line at this moment is passed over. */
    @NativeQuery("""
            select * from booking where window_id = :window and qualification = :qualification and state = 'WAITING'
            order by line_number limit 1 for update skip locked""")
    Optional<Booking> nextInLine(UUID window, String qualification);
}
