package org.goldthread.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.shared.DateWords;
import org.goldthread.tracking.RecordPart;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The project on the candidate's record and journey page. */
@Component
class ProjectPart implements RecordPart {

    private static final int PLACE = 40;
    private final Projects projects;

    ProjectPart(Projects projects) {
        this.projects = projects;
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Section> about(UUID candidacy, Reader reader) {
        return projects.of(candidacy).map(ProjectPart::section);
    }

    private static Section section(ProjectView project) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("Title", project.title()));
        facts.add(Fact.of("Size of the team", String.valueOf(project.teamSize())));
        facts.add(Fact.of("Started", day(project.startsOn())));
        facts.add(Fact.of("Two terms are over", day(project.termsEndOn())));
        return new Section("Project", facts);
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "Not approved yet" : DateWords.day(day);
    }
}
