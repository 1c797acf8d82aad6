package org.goldthread.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Invented project reports. Sentences are put together from so many parts that two candidates' reports have little in
 * common but their subject, as real ones do.
 */
record Prose(Draws draws) {

    private static final List<String> FORMS = List.of(
            "In {when} {who} {did} {what}, and {result}.",
            "{Who} {did} {what} because {why}.",
            "By {when} {result}, although {why}.",
            "I asked {who} to think again about {what}; {result}.",
            "{Result}. What made the difference was {what} in {when}.",
            "Looking back at {when}, {what} mattered more than we had planned, since {why}.",
            "When {why}, {who} {did} {what}.",
            "The data of {when} showed that {result}.",
            "{Who} and I compared {what} with that of {when}.",
            "It took until {when} before {result}.");
    private static final List<String> WHEN = List.of(
            "the first half term",
            "early October",
            "the week before Christmas",
            "January",
            "our second review",
            "the spring term",
            "late March",
            "the mock examinations",
            "the summer assessments",
            "June",
            "the last fortnight",
            "the moderation meeting");
    private static final List<String> WHO = List.of(
            "my deputy",
            "the two newest teachers",
            "our teaching assistants",
            "the phase team",
            "a colleague from mathematics",
            "the literacy lead",
            "the governors' link",
            "three experienced colleagues",
            "the pastoral team",
            "the whole department",
            "an early career teacher",
            "the librarian");
    private static final List<String> DID = List.of(
            "rewrote",
            "took over",
            "tried out",
            "observed",
            "costed",
            "planned backwards from",
            "simplified",
            "questioned",
            "shared",
            "kept a log of",
            "dropped",
            "trained others in");
    private static final List<String> WHAT = List.of(
            "the reading intervention",
            "questioning in mixed groups",
            "the marking code",
            "feedback on extended writing",
            "the homework timetable",
            "vocabulary lessons",
            "the seating plans",
            "our scheme of work",
            "peer coaching",
            "phone calls to families",
            "retrieval practice",
            "the budget for cover",
            "practical work in small groups",
            "the use of exemplar answers");
    private static final List<String> RESULT = List.of(
            "attendance at the club rose by {n} pupils",
            "{n} of our {m} disadvantaged pupils reached the expected standard",
            "the gap between the groups narrowed by {n} points",
            "only {n} books still lacked feedback",
            "{n} parents came to the evening",
            "behaviour points fell by {n} in a month",
            "the team asked for {n} more sessions",
            "reading ages moved on by {n} months",
            "{n} colleagues led a session themselves",
            "costs stayed {n} pounds under the plan");
    private static final List<String> WHY = List.of(
            "lesson visits had shown too little talk by pupils",
            "the first plan was too wide for one year group",
            "cover was short for {n} days",
            "two of the {n} classes had changed teacher",
            "nobody had owned the question before",
            "the baseline of {n} per cent surprised everybody",
            "families preferred a call to a letter",
            "the risk register had named it under number {n}",
            "pupils said so themselves in {n} interviews",
            "other schools in the partnership had warned us");

    /** The sentences of one report: as many, and always the same for this candidate. */
    List<String> report(String about, int sentences) {
        var report = new ArrayList<String>();
        for (int i = 0; i < sentences; i++) {
            report.add(sentence(about, "sentence " + i));
        }
        return report;
    }

    private String sentence(String about, String which) {
        var text = draws.one(FORMS, about, which);
        for (var slot : List.of(
                new Slot("who", WHO),
                new Slot("did", DID),
                new Slot("what", WHAT),
                new Slot("result", RESULT),
                new Slot("why", WHY),
                new Slot("when", WHEN))) {
            var word = draws.one(slot.words(), about, which, slot.name());
            text = text.replace("{" + slot.name() + "}", word).replace("{" + capital(slot.name()) + "}", capital(word));
        }
        return text.replace("{n}", String.valueOf(draws.between(2, 39, about, which, "n")))
                .replace("{m}", String.valueOf(draws.between(40, 90, about, which, "m")));
    }

    private record Slot(String name, List<String> words) {}

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
