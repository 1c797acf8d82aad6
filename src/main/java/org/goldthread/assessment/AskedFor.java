package org.goldthread.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.EditionView.AssessedTask;
import org.goldthread.programme.EditionView.RequiredDocument;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What an attempt asks the candidate for: every task's text and every document at first, later only what belongs to the areas
 * that failed. What was passed is carried over.
 */
@Component
class AskedFor {

    private final Enrolments enrolments;
    private final Qualifications qualifications;
    private final ObjectProvider<AreasToResubmit> results;

    AskedFor(Enrolments enrolments, Qualifications qualifications, ObjectProvider<AreasToResubmit> results) {
        this.enrolments = enrolments;
        this.qualifications = qualifications;
        this.results = results;
    }

    /**
     * What is asked for.
     *
     * @param tasks whose text is asked for, each with its word limit
     * @param documents the candidate's own documents that are asked for
     * @param failed the areas handed in again; empty in a first attempt
     */
    record Asked(EditionView edition, List<AssessedTask> tasks, List<RequiredDocument> documents, Set<Integer> failed) {

        /** Where files go, tasks first. */
        List<SubmissionPlace> places() {
            var places = new ArrayList<SubmissionPlace>();
            tasks.forEach(task -> places.add(place(task)));
            documents.forEach(document -> places.add(place(document)));
            return places;
        }

        /** The same for everything the edition has, what is carried over included. */
        List<SubmissionPlace> allPlaces() {
            var places = new ArrayList<SubmissionPlace>();
            edition.tasks().forEach(task -> places.add(place(task)));
            edition.documents().stream()
                    .filter(document -> !document.fromSponsor())
                    .forEach(document -> places.add(place(document)));
            return places;
        }

        private static SubmissionPlace place(AssessedTask task) {
            return new SubmissionPlace(task.key(), task.name(), null, true);
        }

        private static SubmissionPlace place(RequiredDocument document) {
            return new SubmissionPlace(document.key(), document.name(), document.criterion(), false);
        }

        /** Whether files of this kind can be added. */
        boolean takes(String kind) {
            return places().stream().anyMatch(place -> place.kind().equals(kind));
        }

        /** The place of this kind; one that is not asked for is refused. */
        SubmissionPlace place(String kind) {
            var known = allPlaces().stream()
                    .filter(place -> place.kind().equals(kind))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No part " + kind));
            if (!takes(kind)) {
                throw new Refusal(
                        kind,
                        "“" + known.heading()
                                + "” belongs to what you have passed. It is carried over and not handed in again.");
            }
            return known;
        }

        /** What is not there yet, in words. */
        List<String> missing(List<SubmissionFile> present) {
            return places().stream()
                    .filter(place ->
                            present.stream().noneMatch(file -> file.kind().equals(place.kind())))
                    .map(this::named)
                    .toList();
        }

        private String named(SubmissionPlace place) {
            if (!place.script()) {
                return place.heading() + " (" + place.criterion() + ")";
            }
            return edition.tasks().size() == 1 ? "your script" : "the script of “" + place.heading() + "”";
        }
    }

    Asked in(Submission submission) {
        return of(submission.enrolment(), submission.attempt());
    }

    Asked of(UUID enrolment, int attempt) {
        var edition = qualifications.edition(enrolments.get(enrolment).edition());
        var own = edition.documents().stream()
                .filter(document -> !document.fromSponsor())
                .toList();
        var failed = attempt == 1 ? Set.<Integer>of() : failed(enrolment, attempt - 1);
        if (failed.isEmpty()) {
            return new Asked(edition, edition.tasks(), own, Set.of());
        }
        var tasks = edition.tasks().stream()
                .filter(task -> edition.areas(task).stream().anyMatch(area -> failed.contains(area.number())))
                .toList();
        var documents = own.stream()
                .filter(document -> failed.contains(area(edition, document.criterion())))
                .toList();
        return new Asked(edition, tasks, documents, failed);
    }

    private Set<Integer> failed(UUID enrolment, int attempt) {
        var known = results.getIfAvailable();
        return known == null ? Set.of() : Set.copyOf(known.areas(enrolment, attempt));
    }

    private static int area(EditionView edition, String criterion) {
        return edition.areas().stream()
                .filter(area ->
                        area.criteria().stream().anyMatch(one -> one.code().equals(criterion)))
                .findFirst()
                .orElseThrow()
                .number();
    }
}
