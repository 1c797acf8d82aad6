package org.goldthread.shared;

import java.util.Locale;

/** What a person may be in the programme. One person can hold several roles (src/docs/domain.md, "Who uses it"). */
public enum Role {
    CANDIDATE,
    SPONSOR,
    COACH,
    FACILITATOR,
    COORDINATOR,
    ASSESSOR,
    MODERATOR,
    LEAD,
    ADMINISTRATOR,
    /** Reads how every script was assessed, and changes nothing. */
    QUALITY_ASSURER,
    /** Settles what two markers differ on; an assessor accredited as senior for some qualification. */
    SENIOR_ASSESSOR;

    /** The role's code in kebab-case, as it stands in group names, forms and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the role is called in a sentence: {@code quality assurer}. */
    public String words() {
        return code().replace('-', ' ');
    }

    /** Whether the role's holders work inside the installation and may use the engine's own task list. */
    public boolean isStaff() {
        return switch (this) {
            case COORDINATOR, ASSESSOR, MODERATOR, LEAD, ADMINISTRATOR, SENIOR_ASSESSOR -> true;
            case CANDIDATE, SPONSOR, COACH, FACILITATOR, QUALITY_ASSURER -> false;
        };
    }

    /** Finds a role by its {@link #code()}; an unknown code is an {@link IllegalArgumentException}. */
    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
