package org.goldthread.programme;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.goldthread.engine.Decisions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may take which qualification: the decision table {@code eligibility}. */
@Component
public class Eligibility {

    private static final Map<String, String> REASONS = Map.of(
            "at-level", "Holds a post at this level.",
            "next-step", "This level is the next step.",
            "too-new", "Has not taught for a full year yet.",
            "above-level", "Holds a post above this level.",
            "below-level", "Does not hold a post this qualification builds on yet.",
            "no-step-named", "Names no step towards leading a team.",
            "manages-nobody", "Is on the senior team but line-manages nobody.",
            "short-at-level", "Has been at this level for less than a year.",
            "role-to-weigh", "Whether the role carries enough weight is for a person to judge.",
            "unclear", "The table has no rule for this combination.");

    private final Decisions decisions;

    Eligibility(Decisions decisions) {
        this.decisions = decisions;
    }

    /** What the table can say of an application. */
    public enum Outcome {
        ELIGIBLE,
        REFER,
        REDIRECT,
        INELIGIBLE;

        /** The word in processes and in the table. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the table says.
     *
     * @param suggested the qualification that fits better, if any; it may not be offered yet
     * @param reason a code
     * @param words the reason as a sentence
     */
    public record Verdict(Outcome outcome, @Nullable String suggested, String reason, String words) {}

    /** Looks the application up in the table; a number that is not known is null. */
    public Verdict of(
            String qualification,
            String leadershipLevel,
            @Nullable Integer yearsTeaching,
            @Nullable Integer yearsAtLevel,
            @Nullable Integer lineManages) {
        var inputs = new HashMap<String, Object>();
        inputs.put("qualification", qualification);
        inputs.put("leadershipLevel", leadershipLevel);
        inputs.put("yearsTeaching", yearsTeaching);
        inputs.put("yearsAtLevel", yearsAtLevel);
        inputs.put("lineManages", lineManages);
        var found = decisions.decide("eligibility", inputs);
        var suggested = String.valueOf(found.get("suggested"));
        var reason = String.valueOf(found.get("reason"));
        return new Verdict(
                Outcome.valueOf(String.valueOf(found.get("outcome")).toUpperCase(Locale.ROOT)),
                suggested.isEmpty() ? null : suggested,
                reason,
                REASONS.getOrDefault(reason, reason));
    }
}
