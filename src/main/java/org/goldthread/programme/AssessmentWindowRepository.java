package org.goldthread.programme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;

/** Windows; those of a qualification are the ones not cancelled. */
interface AssessmentWindowRepository extends JpaRepository<AssessmentWindow, UUID> {

    @NativeQuery("""
            select w.* from assessment_window w join window_qualification q on q.window_id = w.id
            where q.qualification = :qualification and q.closes > :after order by q.closes""")
    List<AssessmentWindow> closingAfter(String qualification, Instant after);

    List<AssessmentWindow> findAllByOrderByClosesDesc();

    List<AssessmentWindow> findByAnnouncedAtIsNull();

    @NativeQuery("""
            select w.* from assessment_window w join window_qualification q on q.window_id = w.id
            where q.qualification = :qualification and q.name = :name""")
    Optional<AssessmentWindow> named(String qualification, String name);

    @NativeQuery("""
            select exists (select 1 from window_qualification q
                           where q.qualification in (:qualifications) and q.closes = :closes and q.window_id <> :but)""")
    boolean closesWithAnother(List<String> qualifications, Instant closes, UUID but);
}
