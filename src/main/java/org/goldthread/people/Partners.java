package org.goldthread.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.goldthread.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The delivery partners the lead provider works through. */
@Component
@Transactional
public class Partners {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{2,12}");

    private final JdbcClient database;
    private final Clock clock;

    Partners(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A partner: a short code such as {@code EKLA} and a name. */
    public record PartnerView(String code, String name) {}

    /** All partners by name. */
    @Transactional(readOnly = true)
    public List<PartnerView> all() {
        return database.sql("select code, name from partner order by lower(name)")
                .query(PartnerView.class)
                .list();
    }

    /** One partner; an unknown code is an {@link IllegalArgumentException}. */
    @Transactional(readOnly = true)
    public PartnerView get(String code) {
        return database.sql("select code, name from partner where code = ?")
                .param(code)
                .query(PartnerView.class)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("No partner has the code " + code));
    }

    /** Adds a partner, or gives the partner with this code another name. */
    public void put(String code, String name) {
        if (!CODE.matcher(code).matches()) {
            throw new Refusal("code", "Enter a code of 2 to 12 capital letters or digits, like EKLA.");
        }
        if (name.isBlank() || name.length() > 200) {
            throw new Refusal("name", "Enter the partner's name, up to 200 characters.");
        }
        var taken = all().stream()
                .anyMatch(other -> other.name().equalsIgnoreCase(name.strip())
                        && !other.code().equals(code));
        if (taken) {
            throw new Refusal("name", "Another partner has this name.");
        }
        database.sql("""
                        insert into partner (code, name, added_at) values (?, ?, ?)
                        on conflict (code) do update set name = excluded.name
                        """)
                .params(code, name.strip(), Timestamp.from(clock.instant()))
                .update();
    }
}
