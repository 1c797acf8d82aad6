package org.goldthread.admission;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.people.People;
import org.goldthread.programme.Intakes;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The candidate changes what was asked for, by the same rules as when applying, or withdraws. */
@Component
class AmendApplication implements HumanTask<AmendApplication.Amended> {

    /** Address, qualification and intake make it this application; they stay. */
    private static final List<Question> FIXED = List.of(Question.EMAIL, Question.QUALIFICATION, Question.INTAKE);

    private final ApplicationFacts facts;
    private final ApplicationRules rules;
    private final Arrivals arrivals;
    private final Intakes intakes;
    private final People people;
    private final Closings closings;
    private final Due due;

    AmendApplication(
            ApplicationFacts facts,
            ApplicationRules rules,
            Arrivals arrivals,
            Intakes intakes,
            People people,
            Closings closings,
            Due due) {
        this.facts = facts;
        this.rules = rules;
        this.arrivals = arrivals;
        this.intakes = intakes;
        this.people = people;
        this.closings = closings;
        this.due = due;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Amended(
            @NotNull(message = "Choose what you want to do.")
            @Pattern(regexp = "resubmitted|withdrawn", message = "Choose what you want to do.")
            String decision,

            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String formerName,
            @Nullable String trn,
            @Nullable String dateOfBirth,
            @Nullable String schoolUrn,
            @Nullable String role,
            @Nullable String leadershipLevel,
            @Nullable String yearsTeaching,
            @Nullable String yearsAtLevel,
            @Nullable String lineManages,
            @Nullable String sponsorName,
            @Nullable String sponsorEmail,
            @Nullable String sponsorRole,
            @Nullable String coachName,
            @Nullable String coachEmail,
            @Nullable String statement,
            @Nullable String releaseAgreed,
            @Nullable String funding,
            @Nullable String reason) {

        Map<String, @Nullable String> answers() {
            var answers = new LinkedHashMap<String, @Nullable String>();
            answers.put(Question.GIVEN_NAME.key(), givenName);
            answers.put(Question.FAMILY_NAME.key(), familyName);
            answers.put(Question.FORMER_NAME.key(), formerName);
            answers.put(Question.TRN.key(), trn);
            answers.put(Question.DATE_OF_BIRTH.key(), dateOfBirth);
            answers.put(Question.SCHOOL_URN.key(), schoolUrn);
            answers.put(Question.ROLE.key(), role);
            answers.put(Question.LEADERSHIP_LEVEL.key(), leadershipLevel);
            answers.put(Question.YEARS_TEACHING.key(), yearsTeaching);
            answers.put(Question.YEARS_AT_LEVEL.key(), yearsAtLevel);
            answers.put(Question.LINE_MANAGES.key(), lineManages);
            answers.put(Question.SPONSOR_NAME.key(), sponsorName);
            answers.put(Question.SPONSOR_EMAIL.key(), sponsorEmail);
            answers.put(Question.SPONSOR_ROLE.key(), sponsorRole);
            answers.put(Question.COACH_NAME.key(), coachName);
            answers.put(Question.COACH_EMAIL.key(), coachEmail);
            answers.put(Question.STATEMENT.key(), statement);
            answers.put(Question.RELEASE_AGREED.key(), releaseAgreed);
            answers.put(Question.FUNDING.key(), funding);
            return answers;
        }
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.person(facts.of(task).person());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return due.workingDays(task, 10);
    }

    @Override
    public String about(TaskContext task) {
        return facts.about(task);
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var application = facts.of(task);
        var shown = facts.facts(application);
        shown.put("changes", Optional.ofNullable(application.changesAsked()).orElse(""));
        shown.putAll(application.particulars().answers(""));
        return shown;
    }

    @Override
    public Outcome complete(TaskContext task, Amended amended) {
        var application = facts.of(task);
        if (amended.decision().equals("withdrawn")) {
            var reason = Reasons.required("reason", amended.reason(), "Enter why you withdraw.");
            application.willEnd(reason);
            closings.noted(task.key(), task.actor(), "Withdrew the application", reason);
            return Outcome.of("withdrawn");
        }
        var corrected = corrected(application, amended);
        application.amend(corrected);
        rename(application.person(), corrected);
        closings.noted(task.key(), task.actor(), "Changed the application and sent it again", null);
        return Outcome.of("resubmitted");
    }

    private Particulars corrected(Application application, Amended amended) {
        var answers = amended.answers();
        var before = application.particulars().answers("");
        FIXED.forEach(question -> answers.put(question.key(), before.get(question.key())));
        var checked = rules.recheck(Answers.of(answers), intakes.get(application.intake()));
        var corrected =
                checked.particulars().orElseThrow(() -> refusal(checked.faults().get(0)));
        arrivals.disabledFault(corrected)
                .or(() -> arrivals.trnFault(corrected, application.intake(), application.id()))
                .ifPresent(fault -> {
                    throw refusal(fault);
                });
        return corrected;
    }

    private void rename(UUID person, Particulars corrected) {
        var known = people.get(person);
        if (!known.name().equals(corrected.name())) {
            people.rename(person, corrected.givenName(), corrected.familyName(), known.email());
        }
    }

    private static Refusal refusal(Fault fault) {
        return new Refusal(fault.field(), fault.sentence());
    }
}
