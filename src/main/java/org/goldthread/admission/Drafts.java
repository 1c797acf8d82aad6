package org.goldthread.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.people.Partners;
import org.goldthread.people.People;
import org.goldthread.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Applications that people are still writing: saved page by page, judged by the same rules as every other. */
@Component
public class Drafts {

    /** The delivery partner chosen, beside the questions. */
    public static final String PARTNER = "partner";

    private static final int LONGEST_ANSWER = 20_000;

    private final JdbcClient database;
    private final ObjectMapper json;
    private final ApplicationRules rules;
    private final Arrivals arrivals;
    private final People people;
    private final Partners partners;
    private final Clock clock;

    Drafts(
            JdbcClient database,
            ObjectMapper json,
            ApplicationRules rules,
            Arrivals arrivals,
            People people,
            Partners partners,
            Clock clock) {
        this.database = database;
        this.json = json;
        this.rules = rules;
        this.arrivals = arrivals;
        this.people = people;
        this.partners = partners;
        this.clock = clock;
    }

    /** What the person has answered so far; the address is the one they sign in with. */
    public Map<String, String> of(UUID person) {
        var answers = new LinkedHashMap<>(stored(person));
        var known = people.get(person);
        answers.putIfAbsent(Question.GIVEN_NAME.key(), known.givenName());
        answers.putIfAbsent(Question.FAMILY_NAME.key(), known.familyName());
        answers.put(Question.EMAIL.key(), known.email());
        return answers;
    }

    /** Keeps these answers beside those given before, also beside those another tab saves at the same moment. */
    @Transactional
    public void save(UUID person, Map<String, String> answers) {
        people.get(person);
        var all = new LinkedHashMap<String, String>();
        answers.forEach((key, value) -> {
            if (value.length() > LONGEST_ANSWER) {
                throw new Refusal(key, "Shorten this answer.");
            }
            all.put(key, value.replace('\u0000', ' '));
        });
        database.sql("""
                        insert into application_draft as d (person, answers, saved_at) values (?, ?::jsonb, ?)
                        on conflict (person) do update set answers = d.answers || excluded.answers,
                            saved_at = excluded.saved_at
                        """)
                .params(person, write(all), Timestamp.from(clock.instant()))
                .update();
    }

    /** What is still wrong or missing. */
    public List<Fault> faults(UUID person) {
        return faults(of(person));
    }

    private List<Fault> faults(Map<String, String> answers) {
        var faults = new ArrayList<>(rules.check(Answers.of(answers)).faults());
        var chosen = answers.getOrDefault(PARTNER, "");
        if (partners.all().stream().noneMatch(partner -> partner.code().equals(chosen))) {
            faults.add(new Fault(PARTNER, "Choose the delivery partner."));
        }
        return faults;
    }

    /**
     * Sends the application in, on the same way as every other; the draft is gone then. Sending twice, by a second press or
     * from an old page, gets the application the first sending made.
     */
    public Arrival submit(UUID person) {
        var answers = of(person);
        var faults = faults(answers);
        if (!faults.isEmpty()) {
            return sentBefore(person).map(Arrival::already).orElseGet(() -> Arrival.refused(faults));
        }
        var arrival = arrivals.take(answers, Objects.requireNonNull(answers.get(PARTNER)), person);
        if (arrival.kind() != Arrival.Kind.REFUSED) {
            database.sql("delete from application_draft where person = ?")
                    .param(person)
                    .update();
        }
        return arrival;
    }

    /** The application just sent, if there is one and nothing new has been begun since. */
    private Optional<UUID> sentBefore(UUID person) {
        return stored(person).isEmpty()
                ? database.sql("select id from application where person = ? order by submitted_at desc limit 1")
                        .param(person)
                        .query(UUID.class)
                        .optional()
                : Optional.empty();
    }

    private Map<String, String> stored(UUID person) {
        return database.sql("select answers from application_draft where person = ?")
                .param(person)
                .query(String.class)
                .optional()
                .map(this::read)
                .orElse(Map.of());
    }

    private Map<String, String> read(String text) {
        try {
            return json.readValue(text, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException ownText) {
            throw new IllegalStateException(ownText);
        }
    }

    private String write(Map<String, String> answers) {
        try {
            return json.writeValueAsString(answers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
