package org.goldthread.tracking;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What each task is called on screen, and what it asks in one sentence. The texts stand in {@code messages.properties}. */
@Component
public class TaskWords {

    private final MessageSource messages;

    TaskWords(MessageSource messages) {
        this.messages = messages;
    }

    /** The task's title: {@code Approve sponsorship}. */
    public String title(String name) {
        return text("task." + name + ".title", plain(name));
    }

    /** What the person is asked to do, as a sentence. */
    public String ask(String name) {
        return text("task." + name + ".ask", plain(name) + ".");
    }

    /** An outcome code in words. */
    public String outcome(String code) {
        return text("outcome." + code, plain(code));
    }

    /** A group in words: {@code coordinator:EKLA} is "the coordinator". */
    public String group(String group) {
        var role = group.contains(":") ? group.substring(0, group.indexOf(':')) : group;
        return text("group." + role, "the " + role);
    }

    /** Whom a candidate waits for while somebody else has this task: "the sponsor". */
    public String waitingFor(String name, @Nullable String group) {
        return text("waiting." + name, group == null ? "an answer" : group(group));
    }

    /** What a candidate reads while a stage goes on without anything for them to do; empty if there is always something. */
    public Optional<String> quiet(Stage stage) {
        return sentence("quiet." + stage.code());
    }

    /** The same with the days on which the stage and then the results are due, where there are such words. */
    public Optional<String> quiet(Stage stage, String until, String results) {
        return sentence("quiet." + stage.code() + ".until", until, results);
    }

    private Optional<String> sentence(String key, Object... values) {
        return Optional.ofNullable(messages.getMessage(key, values, "", Locale.UK))
                .filter(text -> !text.isEmpty());
    }

    private String text(String key, String otherwise) {
        var text = messages.getMessage(key, null, otherwise, Locale.UK);
        return text == null ? otherwise : text;
    }

    private static String plain(String kebab) {
        var words = kebab.replace('-', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
