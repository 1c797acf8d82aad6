package org.goldthread.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.goldthread.admission.Imports;
import org.goldthread.people.Partners;
import org.goldthread.people.Partners.PartnerView;
import org.goldthread.people.People;
import org.goldthread.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The days on which partners' offices send their applicants: a file for one partner after the other. */
@Component
class ImportDays {

    private final Imports imports;
    private final Partners partners;
    private final People people;
    private final JdbcClient database;
    private final Stars stars;

    ImportDays(Imports imports, Partners partners, People people, JdbcClient database, Stars stars) {
        this.imports = imports;
        this.partners = partners;
        this.people = people;
        this.database = database;
        this.stars = stars;
    }

    /** Imports the files of this day, if it is one of the plan's. */
    void on(LocalDate day, Plan plan, Draws draws) {
        if (plan.file() != null) {
            if (day.equals(plan.from())) {
                send(plan.file(), partners.all().get(0).code());
            }
            return;
        }
        for (int batch = 0; batch < plan.batches(); batch++) {
            if (plan.from()
                    .plusDays((long) batch * plan.arrivalDays() / plan.batches())
                    .equals(day)) {
                send(batch, plan, draws, day);
            }
        }
    }

    private void send(int batch, Plan plan, Draws draws, LocalDate day) {
        var count = plan.candidates() / plan.batches() + (batch < plan.candidates() % plan.batches() ? 1 : 0);
        var all = partners.all().stream().map(PartnerView::code).toList();
        var partner = all.get(batch % all.size());
        var text = new ApplicationFile(draws, schools()).text("b" + batch, count, day, stars.of(batch));
        send("applicants-" + day + ".csv", text.getBytes(StandardCharsets.UTF_8), partner);
    }

    private void send(Path file, String partner) {
        try {
            send(file.getFileName().toString(), Files.readAllBytes(file), partner);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void send(String name, byte[] text, String partner) {
        var coordinator = people.withRole(Role.COORDINATOR, partner).get(0).id();
        var sent = imports.upload(coordinator, partner, name, text);
        imports.confirm(sent, coordinator);
        imports.work();
    }

    private List<String> schools() {
        return database.sql("select urn from school where open order by urn")
                .query(String.class)
                .list();
    }
}
