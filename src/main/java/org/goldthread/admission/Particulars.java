package org.goldthread.admission;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an applicant says, once it has passed the rules. */
@Embeddable
record Particulars(
        String givenName,
        String familyName,
        @Nullable String formerName,
        String email,
        @Nullable String trn,
        LocalDate dateOfBirth,
        String schoolUrn,
        String post,
        @Enumerated(EnumType.STRING) LeadershipLevel level,
        int yearsTeaching,
        int yearsAtLevel,
        int lineManages,
        String qualification,
        String sponsorName,
        String sponsorEmail,
        String sponsorRole,
        @Nullable String coachName,
        @Nullable String coachEmail,
        String statement,
        boolean releaseAgreed,
        @Enumerated(EnumType.STRING) Funding funding) {

    String name() {
        return givenName + " " + familyName;
    }

    /** The coach, who is named from the sponsor's approval on. */
    Reading.Named coach() {
        if (coachName == null || coachEmail == null) {
            throw new IllegalStateException("No coach is named yet");
        }
        return new Reading.Named(coachName, coachEmail);
    }

    Particulars to(String other) {
        return with(other, new Sponsor(sponsorName, sponsorEmail, sponsorRole), coachName, coachEmail, releaseAgreed);
    }

    Particulars sponsoredBy(String name, String address, String role) {
        return with(qualification, new Sponsor(name, address, role), coachName, coachEmail, releaseAgreed);
    }

    /** The sponsor has named the coach, and agreed to release. */
    Particulars releasedAndCoachedBy(String name, String address) {
        return with(qualification, new Sponsor(sponsorName, sponsorEmail, sponsorRole), name, address, true);
    }

    private record Sponsor(String name, String email, String role) {}

    private Particulars with(
            String otherQualification,
            Sponsor sponsor,
            @Nullable String nameOfCoach,
            @Nullable String emailOfCoach,
            boolean released) {
        return new Particulars(
                givenName,
                familyName,
                formerName,
                email,
                trn,
                dateOfBirth,
                schoolUrn,
                post,
                level,
                yearsTeaching,
                yearsAtLevel,
                lineManages,
                otherQualification,
                sponsor.name(),
                sponsor.email(),
                sponsor.role(),
                nameOfCoach,
                emailOfCoach,
                statement,
                released,
                funding);
    }

    /** The same as answers, by question key, with the intake's code. */
    Map<String, String> answers(String intake) {
        var answers = new LinkedHashMap<String, String>();
        put(answers, Question.GIVEN_NAME, givenName);
        put(answers, Question.FAMILY_NAME, familyName);
        put(answers, Question.FORMER_NAME, formerName);
        put(answers, Question.EMAIL, email);
        put(answers, Question.TRN, trn);
        put(answers, Question.DATE_OF_BIRTH, dateOfBirth);
        put(answers, Question.SCHOOL_URN, schoolUrn);
        put(answers, Question.ROLE, post);
        put(answers, Question.LEADERSHIP_LEVEL, level.code());
        put(answers, Question.YEARS_TEACHING, yearsTeaching);
        put(answers, Question.YEARS_AT_LEVEL, yearsAtLevel);
        put(answers, Question.LINE_MANAGES, lineManages);
        put(answers, Question.QUALIFICATION, qualification);
        put(answers, Question.INTAKE, intake);
        put(answers, Question.SPONSOR_NAME, sponsorName);
        put(answers, Question.SPONSOR_EMAIL, sponsorEmail);
        put(answers, Question.SPONSOR_ROLE, sponsorRole);
        put(answers, Question.COACH_NAME, coachName);
        put(answers, Question.COACH_EMAIL, coachEmail);
        put(answers, Question.STATEMENT, statement);
        put(answers, Question.RELEASE_AGREED, releaseAgreed ? "yes" : "no");
        put(answers, Question.FUNDING, funding.code());
        return answers;
    }

    private static void put(Map<String, String> answers, Question question, @Nullable Object value) {
        answers.put(question.key(), value == null ? "" : value.toString());
    }
}
