package org.goldthread.seam;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.Step;
import org.goldthread.engine.TaskContext;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.support.TestClock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;

/** The engine's seam with two processes, and people who sign in by their id and role. No component, so no scan finds it. */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {"org.goldthread.engine", "org.goldthread.shared"},
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*TimeConfiguration"))
class SeamApplication {

    /** Somebody the rules of {@code do-try} exclude, though their role would let them. */
    static final UUID EXCLUDED = UUID.fromString("00000000-0000-4000-8000-00000000dead");

    @Bean
    TestClock clock() {
        return new TestClock();
    }

    @Bean
    @Order(900)
    SecurityFilterChain signIn(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults())
                .csrf(CsrfConfigurer::disable)
                .build();
    }

    /** Anybody may sign in; the name is {@code id/ROLE}. */
    @Bean
    UserDetailsService people() {
        return name -> {
            var parts = name.split("/");
            return User.withUsername(parts[0])
                    .password("{noop}seam")
                    .roles(parts[1])
                    .build();
        };
    }

    @Bean
    DoTry doTry(JdbcTemplate database) {
        database.execute("create table if not exists seam_note (key uuid, said text)");
        return new DoTry(database);
    }

    @Bean
    LeftTry leftTry() {
        return new LeftTry();
    }

    @Bean
    RightTry rightTry() {
        return new RightTry();
    }

    @Bean
    Step beginTry() {
        return key -> Outcome.of("begun").at("tryUntil", Instant.parse("2027-06-01T12:00:00Z"));
    }

    /** A group's task with rules, facts and choices. */
    static final class DoTry implements HumanTask<DoTry.Form> {

        record Form(@NotNull String decision, @Nullable String reason) {}

        private final JdbcTemplate database;

        DoTry(JdbcTemplate database) {
            this.database = database;
        }

        @Override
        public Owner owner(TaskContext task) {
            return Owner.group(Role.COORDINATOR, "EKLA");
        }

        @Override
        public Instant dueAt(TaskContext task) {
            return task.createdAt().plus(Duration.ofDays(3));
        }

        @Override
        public String about(TaskContext task) {
            return "A try";
        }

        @Override
        public Optional<UUID> candidacy(TaskContext task) {
            return Optional.empty();
        }

        @Override
        public Map<String, Object> prepare(TaskContext task) {
            return Map.of(
                    "asked",
                    "Ann Example",
                    "choices",
                    List.of(Map.of("label", "Yes", "value", "agreed"), Map.of("label", "No", "value", "refused")));
        }

        @Override
        public void guard(TaskContext task) {
            if (EXCLUDED.equals(task.person())) {
                throw new Refusal("You declared an interest, so this is not for you.");
            }
        }

        @Override
        public Outcome complete(TaskContext task, Form form) {
            database.update("insert into seam_note values (?, ?)", task.key(), form.reason());
            if ("no reason at all".equals(form.reason())) {
                throw new Refusal("reason", "Give a real reason.");
            }
            return Outcome.of(form.decision());
        }
    }

    record Nothing() {}

    /** A task that asks nothing. */
    abstract static class EmptyTry implements HumanTask<Nothing> {

        @Override
        public Owner owner(TaskContext task) {
            return Owner.group(Role.COORDINATOR, "EKLA");
        }

        @Override
        public Instant dueAt(TaskContext task) {
            return task.createdAt().plus(Duration.ofDays(3));
        }

        @Override
        public String about(TaskContext task) {
            return "Half a try";
        }

        @Override
        public Outcome complete(TaskContext task, Nothing form) {
            return Outcome.done();
        }
    }

    static final class LeftTry extends EmptyTry {}

    static final class RightTry extends EmptyTry {}
}
