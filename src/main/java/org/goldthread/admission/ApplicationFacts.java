package org.goldthread.admission;

import java.util.HashMap;
import java.util.Map;
import org.goldthread.engine.TaskContext;
import org.goldthread.people.SchoolView;
import org.goldthread.people.Schools;
import org.goldthread.programme.Intakes;
import org.springframework.stereotype.Component;

/** What the forms of admission show of an application. */
@Component
class ApplicationFacts {

    private final ApplicationRepository applications;
    private final Schools schools;
    private final Intakes intakes;

    ApplicationFacts(ApplicationRepository applications, Schools schools, Intakes intakes) {
        this.applications = applications;
        this.schools = schools;
        this.intakes = intakes;
    }

    Application of(TaskContext task) {
        return applications.findById(task.key()).orElseThrow();
    }

    /** For a list: who and what, nothing more. */
    String about(TaskContext task) {
        var particulars = of(task).particulars();
        return particulars.name() + ", " + particulars.qualification();
    }

    Map<String, Object> facts(Application application) {
        var p = application.particulars();
        var facts = new HashMap<String, Object>();
        facts.put("candidate", p.name());
        facts.put("number", application.number());
        facts.put("qualification", p.qualification());
        facts.put("intakeCode", intakes.get(application.intake()).code());
        facts.put("school", schools.find(p.schoolUrn()).map(SchoolView::name).orElse(p.schoolUrn()));
        facts.put("post", p.post());
        facts.put("level", p.level().words());
        facts.put("years", years(p.yearsTeaching()) + " of teaching, " + years(p.yearsAtLevel()) + " at this level");
        facts.put("manages", p.lineManages());
        facts.put("says", p.statement());
        facts.put("applicationPage", "/applications/" + application.id());
        return facts;
    }

    private static String years(int years) {
        return years == 1 ? "1 year" : years + " years";
    }
}
