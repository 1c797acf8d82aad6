package org.goldthread.programme;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The qualifications in their editions. Which of them are offered is the installation's to say, in the setting
 * {@code goldthread.qualifications}.
 */
@Component
public class Qualifications {

    private final EditionShelf shelf;
    private final JdbcClient database;
    private final Clock clock;
    private final Set<String> offered;

    Qualifications(
            EditionShelf shelf,
            JdbcClient database,
            Clock clock,
            @Value("${goldthread.qualifications}") Set<String> offered) {
        this.shelf = shelf;
        this.database = database;
        this.clock = clock;
        this.offered = Set.copyOf(offered);
    }

    /** The edition; an unknown code is an {@link IllegalArgumentException}. */
    public EditionView edition(String code) {
        return shelf.find(code)
                .map(EditionFile::view)
                .orElseThrow(() -> new IllegalArgumentException("No edition has the code " + code));
    }

    /** The edition a candidate who starts on this day is on; empty if the qualification is not offered. */
    public Optional<EditionView> inForce(String qualification, LocalDate start) {
        return stored().filter(file -> isOffered(file.view()))
                .filter(file -> file.view().qualification().equals(qualification))
                .filter(file -> !file.inForceFrom().isAfter(start))
                .max(Comparator.comparing(EditionFile::inForceFrom))
                .map(EditionFile::view);
    }

    /** The codes of all qualifications offered now. */
    public List<String> offered() {
        var today = LocalDate.now(clock);
        return stored().filter(file -> isOffered(file.view()))
                .filter(file -> !file.inForceFrom().isAfter(today))
                .map(file -> file.view().qualification())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether people can apply for the edition's qualification here. */
    public boolean isOffered(EditionView edition) {
        return offered.contains(edition.qualification());
    }

    /** All editions there have been, by code, offered or not. */
    public List<EditionView> all() {
        return stored().map(EditionFile::view).toList();
    }

    /** The first day on which candidates who start are on the edition. */
    public LocalDate inForceFrom(String code) {
        return shelf.find(code)
                .map(EditionFile::inForceFrom)
                .orElseThrow(() -> new IllegalArgumentException("No edition has the code " + code));
    }

    /** Whether candidates are on the edition, so that it can never change again. */
    public boolean inUse(String code) {
        return database.sql("select in_use_since is not null from programme_edition where code = ?")
                .param(code)
                .query(Boolean.class)
                .single();
    }

    /** From now on the edition stays as it is: a candidate is on it. Taking a seat does this. */
    @Transactional
    public void use(String code) {
        database.sql("update programme_edition set in_use_since = ? where code = ? and in_use_since is null")
                .params(Timestamp.from(clock.instant()), code)
                .update();
    }

    private Stream<EditionFile> stored() {
        return StreamSupport.stream(shelf.all().spliterator(), false);
    }
}
