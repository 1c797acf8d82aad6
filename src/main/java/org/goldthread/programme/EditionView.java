package org.goldthread.programme;

import java.util.List;

/**
 * The national part of a qualification in one edition: content, criteria, documents and mark scheme. A candidate stays on
 * the edition in force when they started.
 *
 * @param code for example {@code NPQML-2017}
 * @param qualification for example {@code NPQML}
 * @param title the full title
 * @param tasks the assessed tasks, in order; most qualifications have one
 * @param minimumTerms whole school terms the project must run
 * @param schoolWeeksForTerms school weeks that count as those terms
 * @param clockMonths months from the start to the first submission
 * @param areas the content areas in order
 * @param documents the documents that go with the script
 * @param behaviours the leadership behaviours, developed and never marked
 * @param scheme how marks become an outcome
 * @param schoolWeeksIllustrative whether the number of school weeks is ours and not a published source's
 * @param contentIllustrative whether the criteria and documents are ours, to be said on screen
 */
public record EditionView(
        String code,
        String qualification,
        String title,
        List<AssessedTask> tasks,
        int minimumTerms,
        int schoolWeeksForTerms,
        int clockMonths,
        List<Area> areas,
        List<RequiredDocument> documents,
        List<Behaviour> behaviours,
        MarkScheme scheme,
        boolean schoolWeeksIllustrative,
        boolean contentIllustrative) {

    /**
     * A task that is submitted, limited and judged for itself.
     *
     * @param key names the task's script files
     * @param wordLimit words over all parts of the task together
     * @param parts the parts of the areas it covers
     * @param floor the least share (0 to 1) of the task's own maximum
     */
    public record AssessedTask(String key, String name, int wordLimit, List<String> parts, double floor) {

        /** The key of the task where an edition has only one. */
        public static final String ONLY = "script";

        /** Whether the area is assessed by this task. */
        public boolean covers(Area area) {
            return parts.contains(area.part());
        }
    }

    /** A content area: its number from 1 and its criteria. */
    public record Area(int number, String name, String part, List<Criterion> criteria) {}

    /** A criterion: its code such as {@code 1.1.1} and what it asks in our own words. */
    public record Criterion(String code, String asks) {}

    /** A required document, the criterion it is evidence for, and whether the sponsor supplies it. */
    public record RequiredDocument(String key, String name, String criterion, boolean fromSponsor) {}

    /** A behaviour and what it means in our own words. */
    public record Behaviour(String key, String name, String meaning) {}

    /**
     * The mark scheme.
     *
     * @param labels what each mark from 0 upwards means
     * @param passTotal the least total that passes
     * @param areaFloor the least share (0 to 1) of an area's maximum
     * @param resubmitBelow the share under which an area is resubmitted when only the total fails
     * @param boundary how near a rule (in marks) makes a script a boundary script
     * @param toleranceTotal how far two totals may be apart
     * @param toleranceCriterion how far two marks of one criterion may be apart
     * @param illustrative whether the figures are ours and not a published source's, to be said on screen
     */
    public record MarkScheme(
            List<String> labels,
            int passTotal,
            double areaFloor,
            double resubmitBelow,
            int boundary,
            int toleranceTotal,
            int toleranceCriterion,
            boolean illustrative) {

        /** The highest mark of a criterion. */
        public int maximum() {
            return labels.size() - 1;
        }
    }

    /** Words over all tasks together. */
    public int wordLimit() {
        return tasks.stream().mapToInt(AssessedTask::wordLimit).sum();
    }

    /** The areas a task is assessed by, in order. */
    public List<Area> areas(AssessedTask task) {
        return areas.stream().filter(task::covers).toList();
    }

    /** The task a criterion is assessed by; an unknown code is an {@link IllegalArgumentException}. */
    public AssessedTask taskOf(String criterion) {
        return areas.stream()
                .filter(area ->
                        area.criteria().stream().anyMatch(one -> one.code().equals(criterion)))
                .flatMap(area -> tasks.stream().filter(task -> task.covers(area)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No criterion has the code " + criterion));
    }

    /** All criteria in order. */
    public List<Criterion> criteria() {
        return areas.stream().flatMap(area -> area.criteria().stream()).toList();
    }
}
