package org.goldthread.marking;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.goldthread.support.ProcessModelTest;
import org.junit.jupiter.api.Test;

class AssessorCalibrationModelTest extends ProcessModelTest {

    @Test
    void withinTolerance_calibrates_onceAllAreMarked() {
        step("giveStandardScripts").comesTo("given");
        step("lookForStandardMarks").comesTo("open", "open", "marked");
        step("judgeCalibration").comesTo("within");

        var calibration = start();
        assertThat(calibration).isWaitingAt("wait-for-standard-marks");
        tell("standard-script-marked");
        assertThat(calibration).isWaitingAt("wait-for-standard-marks");
        tell("standard-script-marked");

        assertThat(calibration).isEnded().hasPassed("assessor-calibrated").hasNotPassed("decide-calibration");
    }

    @Test
    void outOfTolerance_marksFurtherScripts_thenTheLeadDecides() {
        step("giveStandardScripts").comesTo("given");
        step("lookForStandardMarks").comesTo("marked");
        step("judgeCalibration").comesTo("further", "beyond", "beyond");

        var calibration = start();
        assertThat(calibration).isWaitingAt("decide-calibration");
        complete("decide-calibration", "further");
        assertThat(calibration).isWaitingAt("decide-calibration");
        complete("decide-calibration", "accept");

        assertThat(calibration).isEnded().hasPassed("assessor-calibrated");
    }

    @Test
    void tooFewStandardScripts_areTheLeadsToDecide() {
        step("giveStandardScripts").comesTo("too-few");

        var calibration = start();
        assertThat(calibration).isWaitingAt("decide-calibration").hasNotPassed("look-for-standard-marks");
        complete("decide-calibration", "end");

        assertThat(calibration).isEnded().hasPassed("calibration-ended");
    }
}
