package org.goldthread.admission;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an application asks: the same questions in a file, on the apply page and in the amend form. */
public enum Question {
    GIVEN_NAME("Given name", Group.ABOUT, Kind.TEXT, null),
    FAMILY_NAME("Family name", Group.ABOUT, Kind.TEXT, null),
    FORMER_NAME("Former name (optional)", Group.ABOUT, Kind.TEXT, "If your teaching record is in another name"),
    EMAIL("Email address", Group.ABOUT, Kind.EMAIL, null),
    TRN(
            "Teacher reference number (optional)",
            Group.ABOUT,
            Kind.TEXT,
            "7 digits. Leave it empty if you do not know it"),
    DATE_OF_BIRTH("Date of birth", Group.ABOUT, Kind.DATE, "For example 31 5 1984"),
    SCHOOL_URN("School", Group.SCHOOL, Kind.SCHOOL, null),
    ROLE("Your post at the school", Group.SCHOOL, Kind.TEXT, "For example Head of year 9"),
    LEADERSHIP_LEVEL("Level you lead at now", Group.SCHOOL, Kind.CHOICE, null),
    YEARS_TEACHING("Years of teaching", Group.SCHOOL, Kind.NUMBER, "In whole years"),
    YEARS_AT_LEVEL("Years at this level", Group.SCHOOL, Kind.NUMBER, "In whole years"),
    LINE_MANAGES("People you line-manage", Group.SCHOOL, Kind.NUMBER, null),
    QUALIFICATION("Qualification", Group.QUALIFICATION, Kind.CHOICE, null),
    INTAKE("Intake (optional)", Group.QUALIFICATION, Kind.TEXT, "For example 2027-01. Leave it empty for the next one"),
    SPONSOR_NAME("Sponsor's name", Group.SUPPORT, Kind.TEXT, "Your headteacher or line manager: given and family name"),
    SPONSOR_EMAIL("Sponsor's email address", Group.SUPPORT, Kind.EMAIL, null),
    SPONSOR_ROLE("Sponsor's post", Group.SUPPORT, Kind.TEXT, null),
    COACH_NAME(
            "Coach's name (optional)",
            Group.SUPPORT,
            Kind.TEXT,
            "A mentor in your school. Your sponsor can name one later"),
    COACH_EMAIL("Coach's email address (optional)", Group.SUPPORT, Kind.EMAIL, null),
    STATEMENT(
            "Your opportunity to lead improvement",
            Group.STATEMENT,
            Kind.LONG_TEXT,
            "Which team you lead and what you could improve with it, in up to 5,000 characters"),
    RELEASE_AGREED("Has your school agreed to release you for every day?", Group.FUNDING, Kind.CHOICE, null),
    FUNDING("Who pays the fee?", Group.FUNDING, Kind.CHOICE, null);

    /** The pages of the apply form, in order. */
    public enum Group {
        ABOUT("About you"),
        SCHOOL("Your school and post"),
        QUALIFICATION("The qualification"),
        SUPPORT("Your sponsor and coach"),
        STATEMENT("Your statement"),
        FUNDING("Release and fee");

        private final String words;

        Group(String words) {
            this.words = words;
        }

        /** The page's heading. */
        public String words() {
            return words;
        }

        /** The page's name in addresses. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The group that is asked after this one; none after the last. */
        public Optional<Group> next() {
            return Stream.of(values()).dropWhile(group -> group != this).skip(1).findFirst();
        }

        /** The group with this code. */
        public static Optional<Group> of(String code) {
            return Stream.of(values())
                    .filter(group -> group.code().equals(code))
                    .findFirst();
        }

        /** The group's questions in order. */
        public List<Question> questions() {
            return Stream.of(Question.values())
                    .filter(question -> question.group == this)
                    .toList();
        }
    }

    /** How a question is answered. */
    public enum Kind {
        TEXT,
        LONG_TEXT,
        EMAIL,
        NUMBER,
        DATE,
        CHOICE,
        SCHOOL
    }

    private final String label;
    private final Group group;
    private final Kind kind;
    private final @Nullable String hint;

    Question(String label, Group group, Kind kind, @Nullable String hint) {
        this.label = label;
        this.group = group;
        this.kind = kind;
        this.hint = hint;
    }

    /** The question on screen. */
    public String label() {
        return label;
    }

    /** A hint on how to answer, if one is needed. */
    public @Nullable String hint() {
        return hint;
    }

    /** How it is answered. */
    public Kind kind() {
        return kind;
    }

    /** The page it stands on. */
    public Group group() {
        return group;
    }

    /** The column's name in files: {@code date_of_birth}. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key in forms, answers and refusals: {@code dateOfBirth}. */
    public String key() {
        var words = column().split("_");
        var key = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            key.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return key.toString();
    }

    /** The question with this key. */
    public static Optional<Question> of(String key) {
        return Stream.of(values())
                .filter(question -> question.key().equals(key))
                .findFirst();
    }

    /** The answers to choose from, code to words; empty for questions without a fixed choice. */
    public Map<String, String> choices() {
        var choices = new LinkedHashMap<String, String>();
        if (this == LEADERSHIP_LEVEL) {
            Stream.of(LeadershipLevel.values()).forEach(level -> choices.put(level.code(), level.words()));
        } else if (this == FUNDING) {
            Stream.of(Funding.values()).forEach(funding -> choices.put(funding.code(), funding.words()));
        } else if (this == RELEASE_AGREED) {
            choices.put("yes", "Yes");
            choices.put("no", "No, my sponsor still has to agree");
        }
        return choices;
    }
}
