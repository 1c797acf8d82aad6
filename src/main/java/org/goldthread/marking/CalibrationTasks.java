package org.goldthread.marking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.people.People;
import org.springframework.stereotype.Component;

/** What the lead's tasks about an assessor's calibration say of it. */
@Component
class CalibrationTasks {

    private final Calibrations calibrations;
    private final People people;

    CalibrationTasks(Calibrations calibrations, People people) {
        this.calibrations = calibrations;
        this.people = people;
    }

    String about(UUID id) {
        var calibration = calibrations.get(id);
        return people.get(calibration.person()).name() + ", " + calibration.qualification();
    }

    /** Assessor, qualification, and what was marked of the standard scripts. */
    Map<String, Object> facts(UUID id) {
        var calibration = calibrations.get(id);
        var facts = new HashMap<String, Object>();
        facts.put("assessor", people.get(calibration.person()).name());
        facts.put("qualification", calibration.qualification());
        facts.put("judged", words(calibrations.judged(calibration.person(), calibration.qualification())));
        return facts;
    }

    private static String words(List<Calibrations.Judged> all) {
        return all.isEmpty()
                ? "No standard script is marked: there are too few the assessor has not met. Add some, then choose further scripts."
                : all.stream()
                        .map(one -> one.title() + ": " + one.total() + " marks, " + one.agreedTotal() + " agreed, "
                                + (one.within() ? "within tolerance" : "out of tolerance"))
                        .collect(Collectors.joining("\n\n"));
    }
}
