package org.goldthread.admission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goldthread.people.Schools;
import org.goldthread.programme.IntakeView;
import org.goldthread.programme.Intakes;
import org.goldthread.programme.Qualifications;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules of an application, the same for a file, the apply page and a correction. */
@Component
class ApplicationRules {

    private static final int YOUNGEST = 18;
    private static final int OLDEST = 90;
    private static final int MOST_YEARS = 60;
    private static final int MOST_MANAGED = 500;
    private static final Pattern TRN = Pattern.compile("[0-9]{7}");
    private static final Pattern URN = Pattern.compile("[0-9]{6}");

    private final Schools schools;
    private final Qualifications qualifications;
    private final Intakes intakes;
    private final Clock clock;

    ApplicationRules(Schools schools, Qualifications qualifications, Intakes intakes, Clock clock) {
        this.schools = schools;
        this.qualifications = qualifications;
        this.intakes = intakes;
        this.clock = clock;
    }

    /**
     * What came of the rules: the particulars and the intake, or at least one fault.
     *
     * @param particulars present if nothing is wrong
     * @param intake present if qualification and intake are right
     */
    record Checked(Optional<Particulars> particulars, Optional<IntakeView> intake, List<Fault> faults) {}

    /** Checks a new application. */
    Checked check(Answers answers) {
        return check(answers, null);
    }

    /** Checks a corrected application that stays in its intake, which may have closed meanwhile. */
    Checked recheck(Answers answers, IntakeView intake) {
        return check(answers, intake);
    }

    private Checked check(Answers answers, @Nullable IntakeView kept) {
        var reading = new Reading(answers);
        var particulars = read(reading);
        var intake = kept == null ? intake(reading) : Optional.of(kept);
        others(reading);
        var faults = reading.faults();
        return new Checked(faults.isEmpty() ? Optional.ofNullable(particulars) : Optional.empty(), intake, faults);
    }

    private @Nullable Particulars read(Reading r) {
        var given = r.name(Question.GIVEN_NAME, "the given name", true);
        var family = r.name(Question.FAMILY_NAME, "the family name", true);
        var former = r.name(Question.FORMER_NAME, "the former name", false);
        var email = r.email(Question.EMAIL, "the applicant's email address", true);
        var trn = trn(r);
        var born = born(r);
        var school = school(r);
        var post = r.text(Question.ROLE, "the post at the school", Reading.LONGEST_NAME, true);
        var level = r.choice(
                Question.LEADERSHIP_LEVEL,
                LeadershipLevel.of(r.raw(Question.LEADERSHIP_LEVEL)),
                "the leadership level");
        var teaching = r.whole(Question.YEARS_TEACHING, "the years of teaching", MOST_YEARS);
        var atLevel = r.whole(Question.YEARS_AT_LEVEL, "the years at this level", MOST_YEARS);
        var manages = r.whole(Question.LINE_MANAGES, "the number of people line-managed", MOST_MANAGED);
        var sponsor = r.fullName(Question.SPONSOR_NAME, "the sponsor's name", true);
        var sponsorEmail = r.email(Question.SPONSOR_EMAIL, "the sponsor's email address", true);
        var sponsorRole = r.text(Question.SPONSOR_ROLE, "the sponsor's post", Reading.LONGEST_NAME, false);
        var coach = r.fullName(Question.COACH_NAME, "the coach's name", false);
        var coachEmail = r.email(Question.COACH_EMAIL, "the coach's email address", false);
        var statement = r.text(Question.STATEMENT, "the statement", Reading.LONGEST_STATEMENT, true);
        var release = r.yesOrNo(Question.RELEASE_AGREED, "whether release is agreed");
        var funding = r.choice(Question.FUNDING, Funding.of(r.raw(Question.FUNDING)), "who pays");
        if (given == null
                || family == null
                || email == null
                || born == null
                || school == null
                || post == null
                || level == null
                || teaching == null
                || atLevel == null
                || manages == null
                || sponsor == null
                || sponsorEmail == null
                || sponsorRole == null
                || statement == null
                || release == null
                || funding == null) {
            return null;
        }
        return new Particulars(
                given,
                family,
                former,
                email,
                trn,
                born,
                school,
                post,
                level,
                teaching,
                atLevel,
                manages,
                qualification(r),
                sponsor,
                sponsorEmail,
                sponsorRole,
                coach,
                coachEmail,
                statement,
                release,
                funding);
    }

    private static @Nullable String trn(Reading r) {
        var text = r.raw(Question.TRN);
        if (text.isEmpty() || TRN.matcher(text).matches()) {
            return text.isEmpty() ? null : text;
        }
        var digits = text.chars().allMatch(Character::isDigit);
        r.fault(
                Question.TRN,
                digits && text.length() < 7
                        ? "A teacher reference number has 7 digits. If a spreadsheet dropped zeros in front, put them"
                                + " back, or leave it empty."
                        : "Enter the teacher reference number as 7 digits, or leave it empty.");
        return null;
    }

    private @Nullable LocalDate born(Reading r) {
        var born = r.date(Question.DATE_OF_BIRTH);
        var today = LocalDate.now(clock);
        if (born != null && (born.isAfter(today.minusYears(YOUNGEST)) || born.isBefore(today.minusYears(OLDEST)))) {
            r.fault(
                    Question.DATE_OF_BIRTH,
                    "Check the date of birth: an applicant is between " + YOUNGEST + " and " + OLDEST + " years old.");
        }
        return born;
    }

    private @Nullable String school(Reading r) {
        var urn = r.raw(Question.SCHOOL_URN);
        if (!URN.matcher(urn).matches()) {
            r.fault(Question.SCHOOL_URN, "Enter the school's URN, which has 6 digits.");
            return null;
        }
        var school = schools.find(urn);
        if (school.isEmpty()) {
            r.fault(
                    Question.SCHOOL_URN,
                    "No school with the URN " + urn + " is on the register. Check it, or ask for the register to be"
                            + " updated.");
        } else if (!school.get().open()) {
            r.fault(
                    Question.SCHOOL_URN,
                    school.get().name() + " is closed. Enter the URN of the school that replaced it.");
        }
        return urn;
    }

    private static String qualification(Reading r) {
        return r.raw(Question.QUALIFICATION).toUpperCase(Locale.ROOT);
    }

    private Optional<IntakeView> intake(Reading r) {
        var qualification = qualification(r);
        var offered = qualifications.offered();
        if (!offered.contains(qualification)) {
            r.fault(
                    Question.QUALIFICATION,
                    "Enter a qualification that is offered: " + String.join(", ", offered) + ".");
            return Optional.empty();
        }
        var code = r.raw(Question.INTAKE);
        var today = LocalDate.now(clock);
        var intake = code.isEmpty() ? intakes.nextOpen(qualification, today) : intakes.withCode(qualification, code);
        if (intake.isEmpty()) {
            r.fault(
                    Question.INTAKE,
                    code.isEmpty()
                            ? "No intake of " + qualification + " is open now. Apply when the next one is announced."
                            : "There is no intake of this code. Leave it empty for the next open one.");
        } else if (intake.get().applyBy().isBefore(today)) {
            r.fault(Question.INTAKE, "This intake is closed. Leave it empty for the next open one.");
            return Optional.empty();
        }
        return intake;
    }

    /** What two answers must be to each other. */
    private static void others(Reading r) {
        var email = r.raw(Question.EMAIL).toLowerCase(Locale.ROOT);
        if (!email.isEmpty() && email.equals(r.raw(Question.SPONSOR_EMAIL).toLowerCase(Locale.ROOT))) {
            r.fault(
                    Question.SPONSOR_EMAIL,
                    "The sponsor must be somebody other than the applicant. Enter the headteacher's or line manager's"
                            + " address.");
        }
        if (!email.isEmpty() && email.equals(r.raw(Question.COACH_EMAIL).toLowerCase(Locale.ROOT))) {
            r.fault(
                    Question.COACH_EMAIL,
                    "The coach must be somebody other than the applicant. Enter a colleague, or leave it empty.");
        }
        if (r.raw(Question.COACH_NAME).isEmpty() != r.raw(Question.COACH_EMAIL).isEmpty()) {
            r.fault(
                    r.raw(Question.COACH_NAME).isEmpty() ? Question.COACH_NAME : Question.COACH_EMAIL,
                    "Enter both name and email address of the coach, or leave both empty.");
        }
    }
}
